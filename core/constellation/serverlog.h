#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <optional>

namespace constellation {

/// What a line of a server's log tells about how far the server is.
struct ServerEvent {
    enum class Type : quint8 {
        Ready, ///< takes connections
        AddressInUse, ///< somebody else listens on its port; it ends
        Linked, ///< has its master's data and follows it
        LinkLost, ///< does not follow its master any more
        ReplicaOnline, ///< the replica at `port` follows it, and ROLE lists it
        SentinelMet, ///< a Sentinel has found another one that watches the same master
    };
    Type type = Type::Ready;
    quint16 port = 0; ///< ReplicaOnline: the replica's

    friend bool operator==(const ServerEvent &, const ServerEvent &) = default;
};

/// The event in one line of the log; nothing for the many other lines.
std::optional<ServerEvent> parseServerLogLine(QByteArrayView line);

} // namespace constellation
