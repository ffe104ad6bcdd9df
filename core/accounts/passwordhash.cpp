#include "core/accounts/passwordhash.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <sodium.h>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

/// What a stored hash may ask of us at most: somebody could have written any number there.
constexpr quint64 mostMemoryKibibytes = quint64(1) << 20;
constexpr quint64 mostPasses = 64;
constexpr quint64 mostLanes = 64;
constexpr qsizetype longestHash = crypto_pwhash_STRBYTES - 1;
constexpr qsizetype sha1Digits = 40;

struct Argon2Cost {
    quint64 memoryKibibytes = 0;
    quint64 passes = 0;
};

std::optional<Argon2Cost> parseArgon2id(const base::Secret &stored)
{
    static const QRegularExpression form(
        u"\\A\\$argon2id\\$v=19\\$m=([0-9]{1,10}),t=([0-9]{1,10}),p=([0-9]{1,3})"
        "\\$[A-Za-z0-9+/]{11,64}\\$[A-Za-z0-9+/]{22,86}\\z"_s);
    const QByteArrayView bytes = stored.reveal();
    if (bytes.size() > longestHash)
        return std::nullopt;
    QString text = QString::fromLatin1(bytes);
    const auto match = form.match(text);
    const Argon2Cost cost {match.captured(1).toULongLong(), match.captured(2).toULongLong()};
    const quint64 lanes = match.captured(3).toULongLong();
    if (!match.hasMatch() || cost.memoryKibibytes > mostMemoryKibibytes || cost.passes > mostPasses
        || cost.passes == 0 || lanes == 0 || lanes > mostLanes)
        return std::nullopt;
    return cost;
}

bool isSha1(QByteArrayView bytes)
{
    return bytes.size() == sha1Digits && std::all_of(bytes.begin(), bytes.end(), [](char digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f')
            || (digit >= 'A' && digit <= 'F');
    });
}

auto outOfMemory()
{
    return base::failure(base::ErrorKind::Storage, u"HASH_MEMORY"_s,
        u"there is not enough memory to hash a password"_s);
}

base::Result<bool> verifyArgon2id(const base::Secret &stored, const base::Secret &password)
{
    std::array<char, crypto_pwhash_STRBYTES> text {};
    std::copy(stored.reveal().begin(), stored.reveal().end(), text.begin());
    errno = 0;
    const int differs = crypto_pwhash_str_verify(text.data(), password.reveal().data(),
        quint64(password.reveal().size()));
    const int reason = errno;
    sodium_memzero(text.data(), text.size());
    // libsodium sets EINVAL for a wrong password; anything else means that it could not compute.
    if (differs != 0 && reason == ENOMEM)
        return outOfMemory();
    return differs == 0;
}

bool verifySha1(const base::Secret &stored, const base::Secret &password)
{
    if (password.isEmpty())
        return false;
    QByteArray wanted = stored.reveal().toByteArray().toLower();
    QByteArray made = QCryptographicHash::hash(password.reveal(), QCryptographicHash::Sha1).toHex();
    const bool same = sodium_memcmp(wanted.constData(), made.constData(), sha1Digits) == 0;
    sodium_memzero(wanted.data(), std::size_t(wanted.size()));
    sodium_memzero(made.data(), std::size_t(made.size()));
    return same;
}

base::Result<bool> verifyEither(const base::Secret &stored, const Password &password)
{
    auto match = verifyArgon2id(stored, password.text);
    if (match && !*match && !password.raw.isEmpty())
        match = verifyArgon2id(stored, password.raw);
    return match;
}

} // namespace

HashStrength strengthFromSettings(quint64 memoryMebibytes, quint64 passes)
{
    const HashStrength least;
    const quint64 asked = std::min(memoryMebibytes, mostMemoryKibibytes >> 10U) << 20U;
    return {std::max(least.memoryBytes, asked), std::clamp(passes, least.passes, mostPasses)};
}

HashScheme schemeOf(const base::Secret &stored)
{
    if (isSha1(stored.reveal()))
        return HashScheme::LegacySha1;
    return parseArgon2id(stored) ? HashScheme::Argon2id : HashScheme::Unknown;
}

base::Result<base::Secret> hashPassword(const Password &password, HashStrength strength)
{
    std::array<char, crypto_pwhash_STRBYTES> text {};
    if (sodium_init() < 0
        || crypto_pwhash_str_alg(text.data(), password.text.reveal().data(),
               quint64(password.text.reveal().size()), strength.passes,
               std::size_t(strength.memoryBytes), crypto_pwhash_ALG_ARGON2ID13)
            != 0)
        return outOfMemory();
    base::Secret hash {QByteArrayView(text.data())};
    sodium_memzero(text.data(), text.size());
    return hash;
}

base::Result<bool> verifyPassword(const base::Secret &stored, const Password &password,
    HashStrength strength)
{
    switch (schemeOf(stored)) {
    case HashScheme::Argon2id:
        return verifyEither(stored, password);
    case HashScheme::LegacySha1: {
        const bool match = verifySha1(stored, password.text);
        const bool rawMatch = verifySha1(stored, password.raw);
        if (const auto paid = verifyEither(dummyHash(strength), password); !paid)
            return paid;
        return match || rawMatch;
    }
    case HashScheme::Unknown:
        break;
    }
    return base::failure(base::ErrorKind::Storage, u"HASH_SCHEME"_s,
        u"the stored password has a form that is neither Argon2id nor SHA-1"_s);
}

bool needsRehash(const base::Secret &stored, HashStrength strength)
{
    const auto cost = parseArgon2id(stored);
    return !cost || cost->memoryKibibytes < strength.memoryBytes >> 10U
        || cost->passes < strength.passes;
}

base::Secret dummyHash(HashStrength strength)
{
    // Salt and hash are digits of no password's hash: to find one that fits is to invert Argon2id.
    const QByteArray text = "$argon2id$v=19$m=" + QByteArray::number(strength.memoryBytes >> 10U)
        + ",t=" + QByteArray::number(strength.passes)
        + ",p=1$dGFwcm9vbSdzIGR1bW15IQ$bm8gcGFzc3dvcmQgaGFzIHRoaXMgaGFzaCB0b2RheSE";
    return base::Secret(QByteArrayView(text));
}

QByteArray markOf(const base::Secret &stored)
{
    if (schemeOf(stored) != HashScheme::Argon2id)
        return {};
    std::array<unsigned char, crypto_generichash_BYTES_MIN> mark {};
    const auto *const bytes = reinterpret_cast<const unsigned char *>(stored.reveal().data());
    crypto_generichash(mark.data(), mark.size(), bytes, quint64(stored.reveal().size()), nullptr,
        0);
    return QByteArray(reinterpret_cast<const char *>(mark.data()), qsizetype(mark.size())).toHex();
}

} // namespace accounts
