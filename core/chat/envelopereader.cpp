#include "core/chat/envelopereader.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace chat {

namespace {

constexpr QByteArrayView names[EnvelopeReader::fieldCount] {"id", "prev", "uid", "from", "kind",
    "body", "re"};
/// Unknown fields may be nested; deeper than this is nobody's message.
constexpr int maxDepth = 32;

/// Letters that end the simple part of a string: quote, backslash, control characters.
constexpr std::array<bool, 256> makeStops()
{
    std::array<bool, 256> stops {};
    for (size_t i = 0; i < 0x20; ++i)
        stops[i] = true;
    stops['"'] = true;
    stops['\\'] = true;
    return stops;
}
constexpr std::array<bool, 256> stops = makeStops();

char unescaped(char letter)
{
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return letter;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

void appendUtf8(QByteArray &text, char32_t letter)
{
    const auto put = [&text](char32_t byte) { text.append(char(static_cast<quint8>(byte))); };
    if (letter < 0x80) {
        put(letter);
    } else if (letter < 0x800) {
        put(0xc0 | (letter >> 6));
        put(0x80 | (letter & 0x3f));
    } else {
        if (letter < 0x10000) {
            put(0xe0 | (letter >> 12));
        } else {
            put(0xf0 | (letter >> 18));
            put(0x80 | ((letter >> 12) & 0x3f));
        }
        put(0x80 | ((letter >> 6) & 0x3f));
        put(0x80 | (letter & 0x3f));
    }
}

} // namespace

bool EnvelopeReader::read(QByteArrayView payload)
{
    std::fill(std::begin(m_found), std::end(m_found), false);
    std::fill(std::begin(m_values), std::end(m_values), QByteArrayView());
    if (!payload.startsWith(start) || !payload.isValidUtf8())
        return false;
    m_at = payload.data() + start.size();
    m_end = payload.data() + payload.size();
    do {
        if (!readPair())
            return false;
        skipBlanks();
    } while (take(','));
    if (!take('}'))
        return false;
    skipBlanks();
    return m_at == m_end;
}

bool EnvelopeReader::readPair()
{
    QByteArrayView name;
    QByteArray room;
    skipBlanks();
    if (!readString(name, room))
        return false;
    skipBlanks();
    if (!take(':'))
        return false;
    skipBlanks();
    const auto known = std::find(std::begin(names), std::end(names), name);
    if (known == std::end(names))
        return name != QByteArrayView("taproom") && skipValue();
    const auto field = size_t(known - std::begin(names));
    // Twice the same field: one reader would take the first and another the last.
    if (m_found[field])
        return false;
    m_found[field] = true;
    return readString(m_values[field], m_rooms[field]);
}

bool EnvelopeReader::readString(QByteArrayView &text, QByteArray &room)
{
    if (!take('"'))
        return false;
    const char *begin = m_at;
    while (m_at < m_end && !stops[static_cast<quint8>(*m_at)])
        ++m_at;
    if (m_at == m_end)
        return false;
    if (*m_at == '"') {
        text = QByteArrayView(begin, m_at - begin);
        ++m_at;
        return true;
    }
    room.clear();
    if (!readEscapes(begin, room))
        return false;
    text = room;
    return true;
}

bool EnvelopeReader::readEscapes(const char *from, QByteArray &text)
{
    for (;;) {
        while (m_at < m_end && !stops[static_cast<quint8>(*m_at)])
            ++m_at;
        text.append(from, m_at - from);
        if (take('"'))
            return true;
        if (!take('\\') || m_at == m_end)
            return false;
        const char letter = *m_at++;
        if (letter == 'u') {
            if (!readUnicode(text))
                return false;
        } else if (const char plain = unescaped(letter)) {
            text.append(plain);
        } else {
            return false;
        }
        from = m_at;
    }
}

std::optional<char16_t> EnvelopeReader::readHex()
{
    if (m_end - m_at < 4)
        return std::nullopt;
    unsigned number = 0;
    for (int i = 0; i < 4; ++i) {
        const char letter = *m_at++;
        const char lower = char(letter | 0x20);
        if (letter >= '0' && letter <= '9')
            number = number * 16 + unsigned(letter - '0');
        else if (lower >= 'a' && lower <= 'f')
            number = number * 16 + unsigned(lower - 'a' + 10);
        else
            return std::nullopt;
    }
    return char16_t(number);
}

bool EnvelopeReader::readUnicode(QByteArray &text)
{
    const auto first = readHex();
    if (!first || QChar::isLowSurrogate(*first))
        return false;
    if (!QChar::isHighSurrogate(*first)) {
        appendUtf8(text, *first);
        return true;
    }
    if (!take('\\') || !take('u'))
        return false;
    const auto second = readHex();
    if (!second || !QChar::isLowSurrogate(*second))
        return false;
    appendUtf8(text, QChar::surrogateToUcs4(*first, *second));
    return true;
}

bool EnvelopeReader::skipValue()
{
    if (m_at < m_end && *m_at == '"') {
        QByteArrayView text;
        QByteArray room;
        return readString(text, room);
    }
    return skipOther();
}

/// A value that is no string: found by its brackets, then judged by Qt's own reader.
bool EnvelopeReader::skipOther()
{
    const char *begin = m_at;
    int depth = 0;
    while (m_at < m_end) {
        const char letter = *m_at;
        if (letter == '"') {
            QByteArrayView text;
            QByteArray room;
            if (!readString(text, room))
                return false;
            continue;
        }
        if (depth == 0 && (letter == ',' || letter == '}'))
            break;
        if (letter == '{' || letter == '[')
            ++depth;
        if (letter == '}' || letter == ']')
            --depth;
        if (depth < 0 || depth > maxDepth)
            return false;
        ++m_at;
    }
    QJsonParseError error;
    const QByteArray wrapped = '[' + QByteArray(begin, m_at - begin) + ']';
    QJsonDocument::fromJson(wrapped, &error);
    return error.error == QJsonParseError::NoError && m_at > begin;
}

void EnvelopeReader::skipBlanks()
{
    while (m_at < m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'))
        ++m_at;
}

bool EnvelopeReader::take(char letter)
{
    if (m_at == m_end || *m_at != letter)
        return false;
    ++m_at;
    return true;
}

} // namespace chat
