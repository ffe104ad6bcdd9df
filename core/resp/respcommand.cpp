#include "core/resp/respcommand.h"

#include "core/resp/resptext.h"

#include <charconv>
#include <cstring>
#include <string.h>
#include <utility>

namespace resp {

namespace {

/// A log shows no more bytes of one word.
constexpr qsizetype MaxPrintedBytes = 64;
/// Digits of a 64-bit number with its sign.
constexpr qsizetype NumberBytes = 20;
constexpr qsizetype LastSecretBit = 63;

qsizetype digitsOf(qsizetype number)
{
    qsizetype digits = 1;
    for (; number >= 10; number /= 10)
        ++digits;
    return digits;
}

/// Bytes of a word on the wire: `$`, its length, CR LF, the word, CR LF.
qsizetype wordBytes(qsizetype length)
{
    return 1 + digitsOf(length) + 2 + length + 2;
}

/// Bytes of `*`, the count and CR LF.
qsizetype headBytes(qsizetype words)
{
    return 1 + digitsOf(words) + 2;
}

char *writeNumber(char *at, qint64 number)
{
    return std::to_chars(at, at + NumberBytes, number).ptr;
}

char *writeLineEnd(char *at)
{
    at[0] = '\r';
    at[1] = '\n';
    return at + 2;
}

char *writeHead(char *at, qsizetype words)
{
    *at = '*';
    return writeLineEnd(writeNumber(at + 1, words));
}

char *writeWord(char *at, QByteArrayView word)
{
    *at = '$';
    at = writeLineEnd(writeNumber(at + 1, word.size()));
    if (!word.isEmpty())
        std::memcpy(at, word.data(), std::size_t(word.size()));
    return writeLineEnd(at + word.size());
}

/// Takes the next word off an encoded command, which is our own and therefore right.
QByteArrayView takeWord(QByteArrayView &rest)
{
    const qsizetype lineEnd = rest.indexOf('\r');
    qsizetype length = 0;
    std::from_chars(rest.data() + 1, rest.data() + lineEnd, length);
    const QByteArrayView word = rest.sliced(lineEnd + 2, length);
    rest = rest.sliced(lineEnd + 2 + length + 2);
    return word;
}

QByteArrayView afterHead(QByteArrayView encoded)
{
    return encoded.sliced(encoded.indexOf('\n') + 1);
}

} // namespace

RespCommand::RespCommand(std::initializer_list<QByteArrayView> words)
    : m_wordCount(qsizetype(words.size()))
{
    if (words.size() == 0)
        return;
    qsizetype bytes = headBytes(m_wordCount);
    for (const QByteArrayView word : words)
        bytes += wordBytes(word.size());
    m_encoded = QByteArray(bytes, Qt::Uninitialized);
    char *at = writeHead(m_encoded.data(), m_wordCount);
    for (const QByteArrayView word : words)
        at = writeWord(at, word);
}

RespCommand::RespCommand(RespCommand &&other) noexcept
    : m_encoded(std::exchange(other.m_encoded, {}))
    , m_wordCount(std::exchange(other.m_wordCount, 0))
    , m_secretWords(std::exchange(other.m_secretWords, 0))
{
}

RespCommand &RespCommand::operator=(const RespCommand &other)
{
    if (this != &other) {
        wipe();
        m_encoded = other.m_encoded;
        m_wordCount = other.m_wordCount;
        m_secretWords = other.m_secretWords;
    }
    return *this;
}

RespCommand &RespCommand::operator=(RespCommand &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_encoded = std::exchange(other.m_encoded, {});
        m_wordCount = std::exchange(other.m_wordCount, 0);
        m_secretWords = std::exchange(other.m_secretWords, 0);
    }
    return *this;
}

RespCommand::~RespCommand()
{
    wipe();
}

void RespCommand::wipe()
{
    if (m_secretWords && m_encoded.isDetached())
        explicit_bzero(m_encoded.data(), std::size_t(m_encoded.size()));
}

/// Room for `bytes` at the end.
char *RespCommand::extend(qsizetype bytes)
{
    const qsizetype before = m_encoded.size();
    const qsizetype needed = before + bytes;
    if (needed > m_encoded.capacity()) {
        // Growing in place might leave a secret behind in freed memory.
        QByteArray larger;
        larger.reserve(2 * needed);
        larger.append(m_encoded);
        wipe();
        m_encoded = std::move(larger);
    }
    m_encoded.resize(needed);
    return m_encoded.data() + before;
}

RespCommand &RespCommand::add(QByteArrayView word)
{
    countWord();
    writeWord(extend(wordBytes(word.size())), word);
    return *this;
}

RespCommand &RespCommand::add(qint64 number)
{
    char digits[NumberBytes];
    const char *const end = writeNumber(digits, number);
    return add(QByteArrayView(digits, end - digits));
}

RespCommand &RespCommand::addSecret(QByteArrayView word)
{
    m_secretWords |= quint64(1) << qMin(m_wordCount, LastSecretBit);
    return add(word);
}

/// Brings the count in `*N` up to date. It grows by a digit at 1, 10, 100, ... only.
void RespCommand::countWord()
{
    const qsizetype before = m_wordCount > 0 ? headBytes(m_wordCount) : 0;
    const qsizetype bytes = headBytes(++m_wordCount);
    if (before != bytes) {
        extend(bytes - before);
        char *const begin = m_encoded.data();
        std::memmove(begin + bytes, begin + before, std::size_t(m_encoded.size() - bytes));
    }
    writeHead(m_encoded.data(), m_wordCount);
}

QByteArray RespCommand::name() const
{
    if (m_wordCount == 0)
        return {};
    QByteArrayView rest = afterHead(m_encoded);
    return takeWord(rest).toByteArray().toUpper();
}

QList<QByteArrayView> RespCommand::words() const
{
    QList<QByteArrayView> all;
    if (m_wordCount == 0)
        return all;
    all.reserve(m_wordCount);
    QByteArrayView rest = afterHead(m_encoded);
    for (qsizetype i = 0; i < m_wordCount; ++i)
        all.append(takeWord(rest));
    return all;
}

QByteArray RespCommand::printable() const
{
    QByteArray text;
    QByteArrayView rest = afterHead(m_encoded);
    for (qsizetype i = 0; i < m_wordCount; ++i) {
        const QByteArrayView word = takeWord(rest);
        if (i > 0)
            text += ' ';
        if (m_secretWords >> qMin(i, LastSecretBit) & 1)
            text += "***";
        else
            text += quoted(word, MaxPrintedBytes);
    }
    return text;
}

} // namespace resp
