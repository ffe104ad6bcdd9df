#include "core/accounts/sessiontoken.h"

#include "core/base/randomsource.h"

#include <algorithm>
#include <array>
#include <sodium.h>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

constexpr std::size_t tokenBytes = 32;
constexpr qsizetype tokenLetters = 43;
constexpr qsizetype sealLetters = 64;

/// BLAKE2b of one text under the token and a word for the purpose, so that hash and seal are
/// independent.
QByteArray derived(const base::Secret &token, QByteArrayView purpose, QByteArrayView text)
{
    QByteArray input = purpose.toByteArray() + ':' + text.toByteArray();
    std::array<unsigned char, crypto_generichash_BYTES> out {};
    crypto_generichash(out.data(), out.size(),
        reinterpret_cast<const unsigned char *>(input.constData()), quint64(input.size()),
        reinterpret_cast<const unsigned char *>(token.reveal().data()),
        std::size_t(token.reveal().size()));
    sodium_memzero(input.data(), std::size_t(input.size()));
    return QByteArray(reinterpret_cast<const char *>(out.data()), qsizetype(out.size())).toHex();
}

} // namespace

SessionToken::SessionToken(base::Secret text)
    : m_text(std::move(text))
{
}

SessionToken SessionToken::generate(base::RandomSource &random)
{
    std::array<std::byte, tokenBytes> bytes {};
    random.fill(bytes);
    QByteArray raw(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    QByteArray text = raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    SessionToken token {base::Secret(QByteArrayView(text))};
    sodium_memzero(bytes.data(), bytes.size());
    sodium_memzero(raw.data(), std::size_t(raw.size()));
    sodium_memzero(text.data(), std::size_t(text.size()));
    return token;
}

base::Result<SessionToken> SessionToken::parse(const base::Secret &text)
{
    const auto isLetter = [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z')
            || (letter >= 'a' && letter <= 'z') || letter == '-' || letter == '_';
    };
    const QByteArrayView letters = text.reveal();
    if (letters.size() != tokenLetters || !std::all_of(letters.begin(), letters.end(), isLetter)) {
        return base::failure(base::ErrorKind::Input, u"SESSION_TOKEN"_s,
            u"the remembered sign-in is damaged"_s);
    }
    return SessionToken(text);
}

QByteArray SessionToken::hash() const
{
    return derived(m_text, "session", {});
}

QByteArray SessionToken::seal(const base::Secret &storedHash) const
{
    return derived(m_text, "seal", storedHash.reveal());
}

QByteArray encodeSessionRecord(const SessionRecord &record)
{
    return QByteArray::number(record.expiresAt.count()) + ' ' + record.seal;
}

base::Result<SessionRecord> parseSessionRecord(QByteArrayView text)
{
    const qsizetype space = text.indexOf(' ');
    bool isNumber = false;
    const qint64 expiresAt
        = text.first(std::max<qsizetype>(space, 0)).toByteArray().toLongLong(&isNumber);
    const QByteArrayView seal = space < 0 ? QByteArrayView() : text.sliced(space + 1);
    if (!isNumber || expiresAt < 0 || seal.size() != sealLetters) {
        return base::failure(base::ErrorKind::Storage, u"SESSION_RECORD"_s,
            u"the session kept in Redis is damaged"_s);
    }
    return SessionRecord {std::chrono::milliseconds(expiresAt), seal.toByteArray()};
}

} // namespace accounts
