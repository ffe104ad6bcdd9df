#include "core/resp/resptext.h"

#include <array>
#include <charconv>
#include <cmath>

namespace resp {

namespace {

constexpr char HexDigits[] = "0123456789abcdef";

/// Bytes of the UTF-8 character at `at`, or 0 when there is none.
/// Source: Unicode 15, table 3-7: no overlong form, no surrogate, nothing above U+10FFFF.
qsizetype characterBytes(QByteArrayView bytes, qsizetype at)
{
    const auto byte
        = [&](qsizetype i) { return at + i < bytes.size() ? uchar(bytes[at + i]) : uchar(0); };
    const auto follows = [&](qsizetype i) { return (byte(i) & 0xC0) == 0x80; };
    const uchar first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) > 0x9F;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool overlong = first == 0xF0 && byte(1) < 0x90;
        const bool tooHigh = first == 0xF4 && byte(1) > 0x8F;
        return follows(1) && follows(2) && follows(3) && !overlong && !tooHigh ? 4 : 0;
    }
    return 0;
}

void appendAscii(QByteArray &text, char letter)
{
    switch (letter) {
    case '"':
        text += "\\\"";
        return;
    case '\\':
        text += "\\\\";
        return;
    case '\b':
        text += "\\b";
        return;
    case '\f':
        text += "\\f";
        return;
    case '\n':
        text += "\\n";
        return;
    case '\r':
        text += "\\r";
        return;
    case '\t':
        text += "\\t";
        return;
    default:
        break;
    }
    if (uchar(letter) >= 0x20) {
        text += letter;
        return;
    }
    text += "\\u00";
    text += HexDigits[uchar(letter) >> 4];
    text += HexDigits[uchar(letter) & 15];
}

void appendEscaped(QByteArray &text, QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size();) {
        const qsizetype length = characterBytes(bytes, i);
        if (length == 0) {
            text += "\\x";
            text += HexDigits[uchar(bytes[i]) >> 4];
            text += HexDigits[uchar(bytes[i]) & 15];
        } else if (length == 1) {
            appendAscii(text, bytes[i]);
        } else {
            text += bytes.sliced(i, length);
        }
        i += qMax<qsizetype>(length, 1);
    }
}

void appendDouble(QByteArray &text, double number)
{
    if (std::isnan(number)) {
        text += "nan";
        return;
    }
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end - digits.data());
}

/// Both forms of a value behind one face, so that they print by one piece of code.
struct ViewSource {
    RespView value;

    RespType type() const { return value.type(); }
    QByteArrayView text() const { return value.text(); }
    QByteArrayView format() const { return value.format(); }
    qint64 integer() const { return value.integer(); }
    double number() const { return value.number(); }
    template <typename Visitor>
    void visitElements(Visitor visit) const
    {
        for (const RespView &element : value)
            visit(ViewSource {element});
    }
    /// A visit for each attribute map, with its keys and values.
    template <typename Visitor>
    void visitAttributes(Visitor visit) const
    {
        for (RespView rest = value; rest.hasAttributes(); rest = rest.withoutFirstAttributes())
            visit(ViewSource {rest.attributes()});
    }
};

struct ValueSource {
    const RespValue *value;
    const QList<RespValue> *elements = &value->elements;

    RespType type() const { return value->type; }
    QByteArrayView text() const { return value->text; }
    QByteArrayView format() const { return value->format; }
    qint64 integer() const { return value->integer; }
    double number() const { return value->number; }
    template <typename Visitor>
    void visitElements(Visitor visit) const
    {
        for (const RespValue &element : *elements)
            visit(ValueSource {&element});
    }
    template <typename Visitor>
    void visitAttributes(Visitor visit) const
    {
        if (!value->attributes.isEmpty())
            visit(ValueSource {value, &value->attributes});
    }
};

template <typename Source>
void appendValue(QByteArray &text, const Source &value);

template <typename Source>
void appendElements(QByteArray &text, const Source &value, char open, char close)
{
    text += open;
    const bool pairs = open == '{';
    qsizetype position = 0;
    value.visitElements([&](const Source &element) {
        if (position > 0)
            text += pairs && position % 2 == 1 ? ": " : ", ";
        appendValue(text, element);
        ++position;
    });
    text += close;
}

template <typename Source>
void appendString(QByteArray &text, const Source &value, char kind)
{
    text += kind;
    text += '"';
    if (value.type() == RespType::VerbatimString) {
        appendEscaped(text, value.format());
        text += ':';
    }
    appendEscaped(text, value.text());
    text += '"';
}

template <typename Source>
void appendBare(QByteArray &text, const Source &value)
{
    switch (value.type()) {
    case RespType::SimpleString:
        return appendString(text, value, '+');
    case RespType::SimpleError:
        return appendString(text, value, '-');
    case RespType::BulkString:
        return appendString(text, value, '$');
    case RespType::BulkError:
        return appendString(text, value, '!');
    case RespType::VerbatimString:
        return appendString(text, value, '=');
    case RespType::Integer:
        text += ':' + QByteArray::number(value.integer());
        return;
    case RespType::Boolean:
        text += value.integer() ? "#true" : "#false";
        return;
    case RespType::Null:
        text += "null";
        return;
    case RespType::BigNumber:
        text += '(';
        text += value.text();
        return;
    case RespType::Double:
        text += ',';
        return appendDouble(text, value.number());
    case RespType::Array:
        return appendElements(text, value, '[', ']');
    case RespType::Set:
        text += '~';
        return appendElements(text, value, '[', ']');
    case RespType::Push:
        text += '>';
        return appendElements(text, value, '[', ']');
    case RespType::Map:
        text += '%';
        return appendElements(text, value, '{', '}');
    }
}

template <typename Source>
void appendValue(QByteArray &text, const Source &value)
{
    value.visitAttributes([&](const Source &attributes) {
        text += '|';
        appendElements(text, attributes, '{', '}');
        text += ' ';
    });
    appendBare(text, value);
}

} // namespace

QByteArray toText(const RespView &value)
{
    QByteArray text;
    appendValue(text, ViewSource {value});
    return text;
}

QByteArray toText(const RespValue &value)
{
    QByteArray text;
    appendValue(text, ValueSource {&value});
    return text;
}

QByteArray quoted(QByteArrayView bytes, qsizetype maxBytes)
{
    QByteArray text = "\"";
    appendEscaped(text, bytes.first(qMin(bytes.size(), maxBytes)));
    text += '"';
    if (bytes.size() > maxBytes)
        text += "…";
    return text;
}

} // namespace resp
