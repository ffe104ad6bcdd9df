#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/redis/clientview.h"
#include "core/redis/inforeply.h"
#include "core/redis/rolereply.h"

#include <QList>

#include <chrono>
#include <optional>

namespace redis {

/// What one node said of itself when it was last asked.
struct NodeInfo {
    Endpoint endpoint;
    NodeRole role = NodeRole::Unknown;
    Endpoint parent; ///< whom a replica follows; empty for a master
    ReplicationLink link = ReplicationLink::None;
    qint64 offset = 0; ///< replication offset in bytes
    QList<Endpoint> replicas; ///< directly below, as the node lists them
    QByteArray runId; ///< tells two names of one server apart from two servers
    QByteArray replicationId;
    QString version;
    Endpoint shard; ///< in a cluster the master that names its shard; empty elsewhere
    std::chrono::seconds sinceMaster {0}; ///< since a replica last heard its master
    std::chrono::microseconds roundTrip {0};
    /// Full copies that replicas directly below have begun; what is published meanwhile is lost to their
    /// subscribers, and no connection shows it.
    qint64 fullSyncs = 0;
    qint64 clients = 0; ///< connected to it
    bool loading = false;
    /// What the master takes was seen not to arrive here, whatever the node says of itself.
    bool isDeaf = false;
    /// Why the node could not be asked; nothing when it answered.
    std::optional<base::Error> error;

    bool isReachable() const { return !error.has_value(); }
    friend bool operator==(const NodeInfo &, const NodeInfo &) = default;
};

/// A node's answers put together; INFO may be refused to a user who may run ROLE, and the other way round.
NodeInfo toNodeInfo(const Endpoint &endpoint, const RoleReply &role, const InfoReply &info);

/// All nodes of one replication tree, the master first, each replica behind its parent; of a cluster all
/// trees, one after the other.
struct Topology {
    QList<NodeInfo> nodes;

    const NodeInfo *node(const Endpoint &endpoint) const;
    /// The node that takes writes; null when none that answered is a master.
    const NodeInfo *master() const;
    QList<Endpoint> endpoints() const;
    /// The node's own shard of a cluster; elsewhere all.
    Topology treeOf(const NodeInfo &node) const;

    friend bool operator==(const Topology &, const Topology &) = default;
};

/// Whether a replica began a full copy between two looks at the nodes.
bool hasResynced(const Topology &before, const Topology &after);

/// Whether what the master replicates reaches the node, as far as can be known: up from parent to parent
/// no link is down, and the last one known is the master or has its replication id. A healthy link to
/// a node that somebody has detached does not count.
bool leadsToMaster(const Topology &topology, const NodeInfo &node);

} // namespace redis
