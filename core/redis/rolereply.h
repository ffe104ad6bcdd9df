#pragma once

#include "core/base/result.h"
#include "core/redis/clientview.h"
#include "core/redis/endpoint.h"
#include "core/resp/respvalue.h"

#include <QList>

namespace redis {

/// How far a replica is with its master, in the words of ROLE.
enum class ReplicationLink : quint8 {
    None, ///< not a replica
    Connect, ///< must connect
    Connecting,
    Sync, ///< a full resync is going on: what is published now does not reach its subscribers
    Connected,
};

/// The ROLE reply as a value.
struct RoleReply {
    struct Replica {
        Endpoint endpoint;
        qint64 offset = 0;
        friend bool operator==(const Replica &, const Replica &) = default;
    };
    NodeRole role = NodeRole::Unknown;
    qint64 offset = 0;
    QList<Replica> replicas; ///< of a master: those that are online
    Endpoint master; ///< of a replica
    ReplicationLink link = ReplicationLink::None; ///< of a replica

    friend bool operator==(const RoleReply &, const RoleReply &) = default;
};

/// Errors: Protocol when the reply is not one of ROLE; Topology for a Sentinel.
/// Source: https://redis.io/docs/latest/commands/role/
base::Result<RoleReply> parseRole(const resp::RespValue &reply);

} // namespace redis
