#include "core/chat/messagecodec.h"

#include "core/chat/envelopereader.h"
#include "core/chat/roomname.h"

#include <algorithm>

namespace chat {

namespace {

using Field = EnvelopeReader::Field;

constexpr QByteArrayView words[] {"text", "action", "edit", "delete", "react", "topic", "join",
    "leave", "file", "unknown"};

void appendString(QByteArray &json, QByteArrayView text)
{
    constexpr char digits[] = "0123456789abcdef";
    json.append('"');
    for (const char letter : text) {
        switch (letter) {
        case '"':
        case '\\':
            json.append('\\').append(letter);
            break;
        case '\n':
            json.append("\\n");
            break;
        case '\t':
            json.append("\\t");
            break;
        default:
            if (static_cast<quint8>(letter) < 0x20)
                json.append("\\u00").append(digits[letter >> 4]).append(digits[letter & 0x0f]);
            else
                json.append(letter);
        }
    }
    json.append('"');
}

void appendField(QByteArray &json, QByteArrayView name, QByteArrayView value)
{
    json.append(',').append('"').append(name).append("\":");
    appendString(json, value);
}

} // namespace

QByteArray toText(MessageKind kind)
{
    return words[size_t(kind)].toByteArray();
}

MessageKind toMessageKind(QByteArrayView word)
{
    const auto known = std::find(std::begin(words), std::end(words), word);
    return known == std::end(words) ? MessageKind::Unknown : MessageKind(known - std::begin(words));
}

bool isUid(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= maxUidBytes
        && std::all_of(text.begin(), text.end(),
            [](char letter) { return letter > 0x20 && letter < 0x7f; });
}

std::optional<ChatMessage> parseEnvelope(QByteArrayView payload)
{
    EnvelopeReader reader;
    if (!reader.read(payload))
        return std::nullopt;
    const auto id = parseLogId(reader.value(Field::Id));
    const auto previous = parseLogId(reader.value(Field::Previous));
    const QByteArrayView uid = reader.value(Field::Uid);
    const QByteArrayView from = reader.value(Field::From);
    const QByteArrayView body = reader.value(Field::Body);
    const QByteArrayView re = reader.value(Field::Re);
    if (!id || !previous || *previous >= *id || !isUid(uid) || !isUserName(from))
        return std::nullopt;
    const bool isWhole = reader.has(Field::Kind) && reader.has(Field::Body);
    if (!isWhole || body.size() > maxReadBodyBytes || (!re.isEmpty() && !isUid(re)))
        return std::nullopt;

    ChatMessage message;
    message.id = *id;
    message.previous = *previous;
    message.uid = uid.toByteArray();
    message.from = from.toByteArray();
    message.kind = toMessageKind(reader.value(Field::Kind));
    message.body = body.toByteArray();
    message.re = re.toByteArray();
    message.at = timeOf(*id);
    return message;
}

ChatMessage toMessage(QByteArrayView payload, std::chrono::milliseconds arrived)
{
    if (auto message = parseEnvelope(payload))
        return *std::move(message);
    ChatMessage message;
    message.plain = true;
    message.body = payload.toByteArray();
    message.at = arrived;
    return message;
}

QByteArray encodeEnvelopeRest(const ChatMessage &message)
{
    QByteArray json;
    json.reserve(message.body.size() + 128);
    appendField(json, "uid", message.uid);
    appendField(json, "from", message.from);
    appendField(json, "kind", toText(message.kind));
    appendField(json, "body", message.body);
    if (!message.re.isEmpty())
        appendField(json, "re", message.re);
    json.append('}');
    return json.sliced(1);
}

QByteArray encodeEnvelope(const ChatMessage &message)
{
    const QByteArray json = "{\"taproom\":1,\"id\":\"" + toText(message.id) + "\",\"prev\":\""
        + toText(message.previous) + "\"," + encodeEnvelopeRest(message);
    return json;
}

} // namespace chat
