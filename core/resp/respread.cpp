#include "core/resp/respread.h"

#include "core/resp/respscan.h"

#include <algorithm>
#include <charconv>
#include <system_error>

using namespace Qt::Literals::StringLiterals;

namespace resp {

namespace {

// Both forms of a value behind the same functions, so that each reader is written once.
RespType typeOf(const RespView &value)
{
    return value.type();
}
RespType typeOf(const RespValue &value)
{
    return value.type;
}
QByteArrayView textOf(const RespView &value)
{
    return value.text();
}
QByteArrayView textOf(const RespValue &value)
{
    return value.text;
}
qint64 integerOf(const RespView &value)
{
    return value.integer();
}
qint64 integerOf(const RespValue &value)
{
    return value.integer;
}
double numberOf(const RespView &value)
{
    return value.number();
}
double numberOf(const RespValue &value)
{
    return value.number;
}
const RespView &elementsOf(const RespView &value)
{
    return value;
}
const QList<RespValue> &elementsOf(const RespValue &value)
{
    return value.elements;
}
RespValue copyOf(const RespView &value)
{
    return value.toValue();
}
RespValue copyOf(const RespValue &value)
{
    return value;
}

QLatin1StringView nameOf(RespType type)
{
    switch (type) {
    case RespType::SimpleString:
        return "a simple string"_L1;
    case RespType::SimpleError:
    case RespType::BulkError:
        return "an error"_L1;
    case RespType::Integer:
        return "an integer"_L1;
    case RespType::BulkString:
        return "a bulk string"_L1;
    case RespType::Array:
        return "an array"_L1;
    case RespType::Null:
        return "a null"_L1;
    case RespType::Boolean:
        return "a boolean"_L1;
    case RespType::Double:
        return "a double"_L1;
    case RespType::BigNumber:
        return "a big number"_L1;
    case RespType::VerbatimString:
        return "a verbatim string"_L1;
    case RespType::Map:
        return "a map"_L1;
    case RespType::Set:
        return "a set"_L1;
    case RespType::Push:
        return "a push"_L1;
    }
    return {};
}

/// Names the type only: what stands in the value may be a password's hash, and is not ours to log.
template <typename Value>
tl::unexpected<base::Error> refuse(const Value &value, QLatin1StringView expected)
{
    if (value.isError())
        return base::failure(toError(textOf(value)));
    return base::failure(base::ErrorKind::Protocol, u"REPLY"_s,
        u"%1 is expected, the server sent %2"_s.arg(expected, nameOf(typeOf(value))));
}

template <typename Number>
std::optional<Number> numberIn(QByteArrayView text)
{
    Number number = 0;
    const auto [end, problem] = std::from_chars(text.begin(), text.end(), number);
    if (problem != std::errc() || end != text.end())
        return std::nullopt;
    return number;
}

template <typename Value>
base::Result<> readDone(const Value &value)
{
    if (value.isError())
        return base::failure(toError(textOf(value)));
    return {};
}

template <typename Value>
base::Result<qint64> readInteger(const Value &value)
{
    if (typeOf(value) == RespType::Integer)
        return integerOf(value);
    if (value.isText()) {
        if (const auto number = numberIn<qint64>(textOf(value)))
            return *number;
    }
    return refuse(value, "an integer"_L1);
}

template <typename Value>
base::Result<double> readDouble(const Value &value)
{
    if (typeOf(value) == RespType::Double)
        return numberOf(value);
    if (typeOf(value) == RespType::Integer)
        return double(integerOf(value));
    if (value.isText()) {
        const QByteArrayView text = textOf(value);
        double number = 0;
        if (scanDouble(text.begin(), text.end(), number).state == Scan::State::Done)
            return number;
    }
    return refuse(value, "a number"_L1);
}

template <typename Value>
base::Result<bool> readBoolean(const Value &value)
{
    const bool isNumber = typeOf(value) == RespType::Integer;
    if (typeOf(value) == RespType::Boolean
        || (isNumber && (integerOf(value) == 0 || integerOf(value) == 1)))
        return integerOf(value) != 0;
    return refuse(value, "a boolean"_L1);
}

template <typename Value>
base::Result<QByteArray> readText(const Value &value)
{
    if (value.isText())
        return textOf(value).toByteArray();
    return refuse(value, "a text"_L1);
}

template <typename Value>
base::Result<std::optional<QByteArray>> readOptionalText(const Value &value)
{
    if (value.isNull())
        return std::optional<QByteArray>();
    if (value.isText())
        return std::optional<QByteArray>(textOf(value).toByteArray());
    return refuse(value, "a text or nothing"_L1);
}

template <typename Value>
base::Result<QList<QByteArray>> readTexts(const Value &value)
{
    QList<QByteArray> texts;
    if (value.isNull())
        return texts;
    if (!value.isList())
        return refuse(value, "a list of texts"_L1);
    texts.reserve(elementsOf(value).size());
    for (const auto &element : elementsOf(value)) {
        if (!element.isText())
            return refuse(element, "a text in the list"_L1);
        texts.append(textOf(element).toByteArray());
    }
    return texts;
}

template <typename Value>
base::Result<QList<RespValue>> readList(const Value &value)
{
    QList<RespValue> list;
    if (value.isNull())
        return list;
    if (!value.isList())
        return refuse(value, "a list"_L1);
    list.reserve(elementsOf(value).size());
    for (const auto &element : elementsOf(value))
        list.append(copyOf(element));
    return list;
}

/// Keys and values in turn, all texts.
template <typename Value>
base::Result<QList<TextPair>> readFlatPairs(const Value &value)
{
    QList<TextPair> pairs;
    pairs.reserve(elementsOf(value).size() / 2);
    std::optional<QByteArray> key;
    for (const auto &element : elementsOf(value)) {
        if (!element.isText())
            return refuse(element, "a text in the map"_L1);
        if (!key) {
            key = textOf(element).toByteArray();
            continue;
        }
        pairs.append({*std::exchange(key, std::nullopt), textOf(element).toByteArray()});
    }
    if (key)
        return refuse(value, "a value for each key"_L1);
    return pairs;
}

template <typename Value>
base::Result<QList<TextPair>> readNestedPairs(const Value &value)
{
    QList<TextPair> pairs;
    pairs.reserve(elementsOf(value).size());
    for (const auto &element : elementsOf(value)) {
        const auto pair = readTexts(element);
        if (!pair)
            return base::failure(pair.error());
        if (pair->size() != 2)
            return refuse(element, "a key with its value"_L1);
        pairs.append({pair->first(), pair->last()});
    }
    return pairs;
}

template <typename Value>
base::Result<QList<TextPair>> readPairs(const Value &value)
{
    if (value.isNull())
        return QList<TextPair>();
    if (typeOf(value) != RespType::Map && !value.isList())
        return refuse(value, "a map"_L1);
    const auto &elements = elementsOf(value);
    const bool nested
        = typeOf(value) != RespType::Map && elements.size() > 0 && (*elements.begin()).isList();
    return nested ? readNestedPairs(value) : readFlatPairs(value);
}

/// Whether the errors with this prefix are about who the client is and what it may do.
bool isAboutCredentials(QByteArrayView prefix)
{
    return prefix == "NOAUTH" || prefix == "WRONGPASS" || prefix == "NOPERM";
}

bool isPrefixByte(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_'
        || byte == '-';
}

} // namespace

base::Error toError(QByteArrayView errorText)
{
    const auto end = std::find_if_not(errorText.begin(), errorText.end(), isPrefixByte);
    QByteArrayView prefix = errorText.first(end - errorText.begin());
    if (end != errorText.end() && *end != ' ')
        prefix = {};
    const qsizetype arguments = errorText.indexOf(", with args beginning with");
    const QByteArrayView shown = arguments < 0 ? errorText : errorText.first(arguments);
    return {isAboutCredentials(prefix) ? base::ErrorKind::Credentials : base::ErrorKind::Server,
        QString::fromLatin1(prefix), QString::fromUtf8(shown)};
}

base::Result<> parseDone(const RespView &value)
{
    return readDone(value);
}
base::Result<> parseDone(const RespValue &value)
{
    return readDone(value);
}
base::Result<qint64> parseInteger(const RespView &value)
{
    return readInteger(value);
}
base::Result<qint64> parseInteger(const RespValue &value)
{
    return readInteger(value);
}
base::Result<double> parseDouble(const RespView &value)
{
    return readDouble(value);
}
base::Result<double> parseDouble(const RespValue &value)
{
    return readDouble(value);
}
base::Result<bool> parseBoolean(const RespView &value)
{
    return readBoolean(value);
}
base::Result<bool> parseBoolean(const RespValue &value)
{
    return readBoolean(value);
}
base::Result<QByteArray> parseText(const RespView &value)
{
    return readText(value);
}
base::Result<QByteArray> parseText(const RespValue &value)
{
    return readText(value);
}

base::Result<std::optional<QByteArray>> parseOptionalText(const RespView &value)
{
    return readOptionalText(value);
}

base::Result<std::optional<QByteArray>> parseOptionalText(const RespValue &value)
{
    return readOptionalText(value);
}

base::Result<QList<QByteArray>> parseTexts(const RespView &value)
{
    return readTexts(value);
}
base::Result<QList<QByteArray>> parseTexts(const RespValue &value)
{
    return readTexts(value);
}
base::Result<QList<RespValue>> parseList(const RespView &value)
{
    return readList(value);
}
base::Result<QList<RespValue>> parseList(const RespValue &value)
{
    return readList(value);
}
base::Result<QList<TextPair>> parsePairs(const RespView &value)
{
    return readPairs(value);
}
base::Result<QList<TextPair>> parsePairs(const RespValue &value)
{
    return readPairs(value);
}

std::optional<RespView> findField(const RespView &map, QByteArrayView key)
{
    bool isKey = true;
    bool found = false;
    for (const RespView &element : map) {
        if (found)
            return element;
        found = isKey && element.isText() && element.text() == key;
        isKey = !isKey;
    }
    return std::nullopt;
}

const RespValue *findField(const RespValue &map, QByteArrayView key)
{
    for (qsizetype i = 0; i + 1 < map.elements.size(); i += 2) {
        if (map.elements[i].isText() && map.elements[i].text == key)
            return &map.elements[i + 1];
    }
    return nullptr;
}

} // namespace resp
