#pragma once

#include "core/redis/routechoice.h"
#include "core/redis/subscribercount.h"

#include <QList>

#include <chrono>
#include <optional>

namespace redis {

/// How a node is, in the order in which the faults matter: the first that applies.
enum class NodeState : quint8 {
    Well, ///< a master, or a replica that gets everything
    Unreachable, ///< no connection to it
    Silent, ///< connected or not, it does not answer
    Loading, ///< it has just started and reads its data
    Syncing, ///< a full resync: what is published now does not reach its subscribers
    Cut, ///< a replica without a link to the node it follows
    Detached, ///< its link is well, but does not lead up to the master, or nothing comes through it
    Behind, ///< a replica that is too many bytes or seconds behind
};

/// One node as people see it.
struct NodeView {
    Endpoint endpoint;
    NodeRole role = NodeRole::Unknown;
    Endpoint parent; ///< whom it follows; empty for a master, or when nobody says it
    int depth = 0; ///< steps down from the master
    ReplicationLink link = ReplicationLink::None;
    std::optional<qint64> lagBytes; ///< behind the master; nothing when either is not known
    std::optional<std::chrono::seconds> lag; ///< since it last heard its master; nothing as above
    std::optional<qint64> subscribers; ///< of the channels that were counted; nothing: no answer
    QString version;
    NodeState state = NodeState::Well;
    std::optional<base::Error> error; ///< why it could not be asked

    friend bool operator==(const NodeView &, const NodeView &) = default;
};

/// Why reads go where they go.
enum class ReadReason : quint8 {
    NoNode, ///< none is fit
    Replica, ///< a replica, as wished
    Nearest, ///< the quickest to answer, as wished
    Master, ///< the master, as wished
    NoReplicaFit, ///< the master, because no replica is fit
};

/// All that is known of a replication tree at one moment, for people and tools.
struct TopologyView {
    Endpoint read; ///< empty: none
    Endpoint write; ///< empty: no master is known
    ReadReason reason = ReadReason::NoNode;
    std::optional<base::Error> error; ///< why nothing can be written
    QList<NodeView> nodes; ///< the master first, each replica behind its parent
    /// A cluster: each shard is read and written at nodes of its own, and `read` and `write` are those of
    /// what has no slot.
    bool isCluster = false;

    friend bool operator==(const TopologyView &, const TopologyView &) = default;
};

/// Puts the view together. The subscribers of a node are summed over all `counts`.
TopologyView makeTopologyView(const Topology &topology, const ClientView &client,
    ReadPreference preference, const QList<SubscriberCount> &counts,
    const ReplicaBounds &bounds = {});

} // namespace redis
