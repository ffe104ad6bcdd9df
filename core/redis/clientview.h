#pragma once

#include "core/base/error.h"
#include "core/redis/endpoint.h"

#include <QList>
#include <QMetaType>

#include <chrono>
#include <optional>

namespace redis {

/// What a server said it is.
enum class NodeRole : quint8 { Unknown, Master, Replica };

/// How far a link to a node is.
enum class LinkState : quint8 {
    Idle, ///< not started
    Resolving, ///< asking which node to use
    Connecting, ///< socket, TLS and handshake
    Ready, ///< usable
    Waiting, ///< broken; the next try comes after `retryIn`
    Stopped, ///< given up until somebody acts, e.g. a wrong password
};

/// One of the client's links as people see it.
struct LinkView {
    Endpoint endpoint;
    NodeRole role = NodeRole::Unknown;
    LinkState state = LinkState::Idle;
    /// Why the link is not Ready.
    std::optional<base::Error> error;
    std::chrono::milliseconds retryIn {0};

    friend bool operator==(const LinkView &, const LinkView &) = default;
};

/// Which nodes a client reads and writes, and how that goes.
struct ClientView {
    LinkView reading;
    LinkView writing;
    /// True when no replica was fit and reads go to the master as well.
    bool readsFromMaster = false;
    /// All nodes known, the master first.
    QList<Endpoint> nodes;
    int protocol = 0; ///< 2 or 3; 0 before the first handshake
    QString serverVersion;

    bool isReady() const
    {
        return reading.state == LinkState::Ready && writing.state == LinkState::Ready;
    }
    friend bool operator==(const ClientView &, const ClientView &) = default;
};

} // namespace redis

Q_DECLARE_METATYPE(redis::ClientView)
