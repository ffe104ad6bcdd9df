#include "app/cli/replytext.h"

#include <QJsonArray>
#include <QStringDecoder>

#include <cmath>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using resp::RespType;
using resp::RespValue;

namespace app::cli {

namespace {

QByteArray quoted(const QByteArray &bytes)
{
    QByteArray text = "\"";
    for (const char letter : bytes) {
        switch (letter) {
        case '\\':
        case '"':
            text += '\\';
            text += letter;
            break;
        case '\n':
            text += "\\n";
            break;
        case '\r':
            text += "\\r";
            break;
        case '\t':
            text += "\\t";
            break;
        case '\a':
            text += "\\a";
            break;
        case '\b':
            text += "\\b";
            break;
        default:
            if (letter >= 0x20 && letter < 0x7f)
                text += letter;
            else
                text += "\\x" + QByteArray::number(uchar(letter), 16).rightJustified(2, '0');
        }
    }
    return text + '"';
}

/// As the server writes a double: integers without a point, `inf`, `nan`.
QByteArray toText(double number)
{
    if (std::isinf(number))
        return number < 0 ? "-inf" : "inf";
    if (std::isnan(number))
        return "nan";
    return QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

QByteArray emptyText(RespType type)
{
    if (type == RespType::Map)
        return "(empty hash)\n";
    return type == RespType::Set ? "(empty set)\n" : "(empty array)\n";
}

QByteArray formatted(const RespValue &value, const QByteArray &indent);

QByteArray formattedList(const RespValue &value, const QByteArray &indent)
{
    if (value.elements.isEmpty())
        return emptyText(value.type);
    const bool isMap = value.type == RespType::Map;
    const qsizetype step = isMap ? 2 : 1;
    const char mark = isMap ? '#' : value.type == RespType::Set ? '~' : ')';
    const auto width = QByteArray::number(value.elements.size() / step).size();
    const QByteArray deeper = indent + QByteArray(width + 2, ' ');
    QByteArray text;
    for (qsizetype at = 0; at + step <= value.elements.size(); at += step) {
        if (at > 0)
            text += indent; // the first stands behind the index of the list itself
        text += QByteArray::number(at / step + 1).rightJustified(width, ' ') + mark + ' ';
        text += formatted(value.elements[at], deeper);
        if (isMap) {
            text.chop(1);
            text += " => " + formatted(value.elements[at + 1], deeper);
        }
    }
    return text;
}

QByteArray formatted(const RespValue &value, const QByteArray &indent)
{
    switch (value.type) {
    case RespType::SimpleString:
    case RespType::VerbatimString:
    case RespType::BigNumber:
        return value.text + '\n';
    case RespType::SimpleError:
    case RespType::BulkError:
        return "(error) " + value.text + '\n';
    case RespType::Integer:
        return "(integer) " + QByteArray::number(value.integer) + '\n';
    case RespType::BulkString:
        return quoted(value.text) + '\n';
    case RespType::Null:
        return "(nil)\n";
    case RespType::Boolean:
        return value.integer != 0 ? "(true)\n" : "(false)\n";
    case RespType::Double:
        return "(double) " + toText(value.number) + '\n';
    case RespType::Array:
    case RespType::Map:
    case RespType::Set:
    case RespType::Push:
        return formattedList(value, indent);
    }
    return {};
}

QByteArray raw(const RespValue &value)
{
    switch (value.type) {
    case RespType::SimpleString:
    case RespType::VerbatimString:
    case RespType::BulkString:
    case RespType::BigNumber:
        return value.text;
    case RespType::SimpleError:
    case RespType::BulkError:
        return value.text + '\n';
    case RespType::Integer:
        return QByteArray::number(value.integer);
    case RespType::Null:
        return {};
    case RespType::Boolean:
        return value.integer != 0 ? "(true)" : "(false)";
    case RespType::Double:
        return toText(value.number);
    case RespType::Array:
    case RespType::Map:
    case RespType::Set:
    case RespType::Push:
        break;
    }
    QByteArray text;
    for (qsizetype at = 0; at < value.elements.size(); ++at) {
        if (at > 0) // a map's value stands beside its key
            text += value.type == RespType::Map && at % 2 == 1 ? ' ' : '\n';
        text += raw(value.elements[at]);
    }
    return text;
}

QJsonValue textToJson(const QByteArray &bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    if (decode.hasError())
        return QJsonObject {{u"hex"_s, QString::fromLatin1(bytes.toHex())}};
    return text;
}

QJsonValue toJsonValue(const RespValue &value);

QJsonArray listToJson(const QList<RespValue> &elements)
{
    QJsonArray list;
    for (const RespValue &element : elements)
        list.append(toJsonValue(element));
    return list;
}

QJsonValue mapToJson(const RespValue &map)
{
    QJsonObject object;
    for (qsizetype at = 0; at + 1 < map.elements.size(); at += 2) {
        const QJsonValue key
            = map.elements[at].isText() ? textToJson(map.elements[at].text) : QJsonValue();
        if (!key.isString())
            return listToJson(map.elements);
        object[key.toString()] = toJsonValue(map.elements[at + 1]);
    }
    return object;
}

QJsonValue toJsonValue(const RespValue &value)
{
    switch (value.type) {
    case RespType::Integer:
        return value.integer;
    case RespType::Null:
        return QJsonValue::Null;
    case RespType::Boolean:
        return value.integer != 0;
    case RespType::Double: // JSON has no infinity
        return std::isfinite(value.number) ? QJsonValue(value.number)
                                           : QJsonValue(QString::fromLatin1(toText(value.number)));
    case RespType::Map:
        return mapToJson(value);
    case RespType::Array:
    case RespType::Set:
    case RespType::Push:
        return listToJson(value.elements);
    case RespType::SimpleError:
    case RespType::BulkError:
        return QJsonObject {{u"error"_s, textToJson(value.text)}};
    case RespType::SimpleString:
    case RespType::BulkString:
    case RespType::BigNumber:
    case RespType::VerbatimString:
        break;
    }
    return textToJson(value.text);
}

} // namespace

QByteArray toFormattedText(const RespValue &reply)
{
    return formatted(reply, {});
}

QByteArray toRawText(const RespValue &reply)
{
    return raw(reply) + '\n';
}

QJsonObject toJson(const QByteArray &command, const RespValue &reply)
{
    QJsonObject line {{u"command"_s, textToJson(command)}};
    if (reply.isError())
        line[u"error"_s] = textToJson(reply.text);
    else
        line[u"reply"_s] = toJsonValue(reply);
    return line;
}

RespValue toErrorReply(const base::Error &error)
{
    RespValue reply;
    reply.type = RespType::SimpleError;
    reply.text = error.detail.toUtf8();
    return reply;
}

} // namespace app::cli
