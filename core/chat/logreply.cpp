#include "core/chat/logreply.h"

#include "core/chat/messagecodec.h"
#include "core/chat/roomname.h"

#include <algorithm>

namespace chat {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<base::Error> broken(const QString &detail)
{
    return base::failure(base::ErrorKind::Protocol, u"LOGREPLY"_s, detail);
}

QByteArray valueOf(const resp::RespValue &fields, QByteArrayView name)
{
    for (qsizetype i = 0; i + 1 < fields.elements.size(); i += 2) {
        if (fields.elements.at(i).text == name)
            return fields.elements.at(i + 1).text;
    }
    return {};
}

ChatMessage toMessage(const LogId &id, const resp::RespValue &fields)
{
    ChatMessage message;
    message.id = id;
    message.at = timeOf(id);
    message.body
        = valueOf(fields, "body").first(std::min(valueOf(fields, "body").size(), maxReadBodyBytes));
    const QByteArray uid = valueOf(fields, "uid");
    const QByteArray from = valueOf(fields, "from");
    const QByteArray kind = valueOf(fields, "kind");
    const QByteArray re = valueOf(fields, "re");
    const bool isOurs = isUid(uid) && isUserName(from) && !kind.isEmpty()
        && (re.isEmpty() || isUid(re)) && QByteArrayView(message.body).isValidUtf8();
    message.kind = isOurs ? toMessageKind(kind) : MessageKind::Unknown;
    if (isOurs) {
        message.uid = uid;
        message.from = from;
        message.re = re;
    }
    return message;
}

} // namespace

base::Result<LogPage> parseLogRange(const resp::RespValue &reply)
{
    LogPage page;
    // A null array is what RESP2 servers of old answered for a missing key.
    if (!reply.isList() && !reply.isNull())
        return broken(u"the log's answer is no list"_s);
    page.messages.reserve(reply.elements.size());
    for (const resp::RespValue &entry : reply.elements) {
        const bool isEntry
            = entry.isList() && entry.elements.size() == 2 && entry.elements.at(0).isText();
        const auto id = isEntry ? parseLogId(entry.elements.at(0).text) : std::nullopt;
        if (!id || *id <= page.last)
            return broken(u"entry %1 of the log's answer is none"_s.arg(page.entries));
        page.last = *id;
        if (page.entries++ == 0)
            page.first = *id;
        // An entry that was deleted while it was read comes with no fields.
        if (!entry.elements.at(1).isNull())
            page.messages.append(toMessage(*id, entry.elements.at(1)));
    }
    return page;
}

base::Result<LogPage> parseLogReverseRange(const resp::RespValue &reply)
{
    resp::RespValue ascending = reply;
    std::reverse(ascending.elements.begin(), ascending.elements.end());
    return parseLogRange(ascending);
}

} // namespace chat
