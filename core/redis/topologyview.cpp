#include "core/redis/topologyview.h"

#include <algorithm>

namespace redis {

namespace {

/// Whether a node above has no link: what comes through it is at best old.
bool isCutAbove(const NodeInfo &node, const Topology &topology)
{
    const NodeInfo *at = topology.node(node.parent);
    for (qsizetype steps = 0; at && steps < topology.nodes.size(); ++steps) {
        if (at->role != NodeRole::Replica || !at->isReachable())
            return false;
        if (at->link != ReplicationLink::Connected)
            return true;
        at = topology.node(at->parent);
    }
    return false;
}

NodeState judge(const NodeInfo &node, const Topology &topology, const ReplicaBounds &bounds)
{
    if (node.error)
        return node.error->kind == base::ErrorKind::Timeout ? NodeState::Silent
                                                            : NodeState::Unreachable;
    if (node.loading)
        return NodeState::Loading;
    if (node.role != NodeRole::Replica)
        return NodeState::Well;
    if (node.link == ReplicationLink::Sync)
        return NodeState::Syncing;
    if (node.link != ReplicationLink::Connected)
        return NodeState::Cut;
    const NodeInfo *master = topology.master();
    if (node.isDeaf || isCutAbove(node, topology) || (master && !leadsToMaster(topology, node)))
        return NodeState::Detached;
    return isFitToRead(node, master, bounds) ? NodeState::Well : NodeState::Behind;
}

/// The node that lists this one as its replica.
const NodeInfo *listedBy(const Topology &topology, const Endpoint &endpoint)
{
    const auto found = std::find_if(topology.nodes.begin(), topology.nodes.end(),
        [&endpoint](const NodeInfo &node) { return node.replicas.contains(endpoint); });
    return found == topology.nodes.end() ? nullptr : &*found;
}

int depthOf(const QList<NodeView> &above, const Endpoint &parent)
{
    const auto found = std::find_if(above.begin(), above.end(),
        [&parent](const NodeView &node) { return node.endpoint == parent; });
    return found == above.end() ? 0 : found->depth + 1;
}

void addLag(NodeView &view, const NodeInfo &node, const NodeInfo *master)
{
    if (!node.isReachable() || !master)
        return;
    if (node.role == NodeRole::Master) {
        view.lagBytes = 0;
        view.lag = std::chrono::seconds(0);
        return;
    }
    // The nodes were not asked at the very same moment: a replica may seem to be ahead.
    if (node.link == ReplicationLink::Connected)
        view.lagBytes = std::max<qint64>(0, master->offset - node.offset);
    // Without INFO a user does not learn it, and 0 would be a lie.
    if (!node.replicationId.isEmpty() && node.link == ReplicationLink::Connected)
        view.lag = node.sinceMaster;
}

std::optional<qint64> sumAt(const QList<SubscriberCount> &counts, const NodeInfo &node)
{
    if (!node.isReachable())
        return std::nullopt;
    qint64 sum = 0;
    for (const SubscriberCount &count : counts) {
        const auto here = std::find_if(count.nodes.begin(), count.nodes.end(),
            [&node](const auto &at) { return at.endpoint == node.endpoint; });
        if (here == count.nodes.end())
            return std::nullopt;
        sum += here->subscribers;
    }
    return sum;
}

ReadReason reasonOf(const Topology &topology, const ClientView &client, ReadPreference preference)
{
    if (client.reading.endpoint.isEmpty())
        return ReadReason::NoNode;
    if (preference == ReadPreference::Nearest)
        return ReadReason::Nearest;
    const NodeInfo *node = topology.node(client.reading.endpoint);
    if (!client.readsFromMaster && (!node || node->role != NodeRole::Master))
        return ReadReason::Replica;
    return preference == ReadPreference::Master ? ReadReason::Master : ReadReason::NoReplicaFit;
}

} // namespace

TopologyView makeTopologyView(const Topology &topology, const ClientView &client,
    ReadPreference preference, const QList<SubscriberCount> &counts, const ReplicaBounds &bounds)
{
    TopologyView view;
    view.read = client.reading.endpoint;
    view.write = client.writing.endpoint;
    view.reason = reasonOf(topology, client, preference);
    view.error = client.writing.error;
    view.isCluster = std::any_of(topology.nodes.begin(), topology.nodes.end(),
        [](const NodeInfo &node) { return !node.shard.isEmpty(); });
    for (const NodeInfo &node : topology.nodes) {
        const Topology tree = topology.treeOf(node);
        NodeView made;
        made.endpoint = node.endpoint;
        made.role = node.role;
        made.parent = node.parent;
        made.link = node.link;
        made.version = node.version;
        made.state = judge(node, tree, bounds);
        made.error = node.error;
        made.subscribers = sumAt(counts, node);
        if (const NodeInfo *above = listedBy(topology, node.endpoint);
            above && !node.isReachable()) {
            made.role = NodeRole::Replica;
            made.parent = above->endpoint;
        }
        addLag(made, node, tree.master());
        made.depth = depthOf(view.nodes, made.parent);
        view.nodes.append(made);
    }
    return view;
}

} // namespace redis
