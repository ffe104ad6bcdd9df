#include "core/constellation/serverlog.h"

#include <QByteArray>

namespace constellation {

namespace {

/// The port in `… 127.0.0.1:40002 succeeded`, where the line goes on as `end` does.
std::optional<quint16> portBefore(QByteArrayView line, QByteArrayView end)
{
    const QByteArray text = line.first(qMax(0, line.indexOf(end))).toByteArray();
    const auto colon = text.lastIndexOf(':');
    bool isNumber = false;
    const quint16 port = text.sliced(colon + 1).toUShort(&isNumber);
    return colon > 0 && isNumber ? std::optional(port) : std::nullopt;
}

/// The replica that its master has just put online: after a full copy, or after what it missed.
std::optional<quint16> onlineReplica(QByteArrayView line)
{
    if (line.contains("* Synchronization with "))
        return portBefore(line, " succeeded");
    if (line.contains("* Partial resynchronization request from "))
        return portBefore(line, " accepted.");
    return {};
}

} // namespace

std::optional<ServerEvent> parseServerLogLine(QByteArrayView line)
{
    using Type = ServerEvent::Type;
    line = line.trimmed();
    // A Sentinel says the second, when it listens.
    if (line.contains("* Ready to accept connections") || line.contains("# +monitor master "))
        return ServerEvent {Type::Ready};
    if (line.contains("Address already in use"))
        return ServerEvent {Type::AddressInUse};
    // A full copy ends with the first, a link that was only interrupted with one of the others.
    if (line.endsWith(" sync: Finished with success")
        || line.contains(" sync: Master accepted a Partial Resynchronization")
        || line.endsWith("Successful partial resynchronization with master."))
        return ServerEvent {Type::Linked};
    if (line.endsWith("Connection with master lost."))
        return ServerEvent {Type::LinkLost};
    if (line.contains("* +sentinel sentinel "))
        return ServerEvent {Type::SentinelMet};
    if (const auto port = onlineReplica(line))
        return ServerEvent {Type::ReplicaOnline, *port};
    return {};
}

} // namespace constellation
