#include "core/redis/topology.h"

#include <algorithm>
#include <iterator>

namespace redis {

NodeInfo toNodeInfo(const Endpoint &endpoint, const RoleReply &role, const InfoReply &info)
{
    NodeInfo node;
    node.endpoint = endpoint;
    const RoleReply told = role.role == NodeRole::Unknown ? info.role() : role;
    node.role = told.role;
    node.parent = told.master;
    node.link = told.link;
    node.offset = told.offset;
    // A replica's ROLE does not name its own replicas; INFO does.
    const bool isSilent = told.role == NodeRole::Replica && told.replicas.isEmpty();
    for (const RoleReply::Replica &replica : isSilent ? info.replicas() : told.replicas)
        node.replicas.append(replica.endpoint);
    node.runId = info.field("run_id");
    node.replicationId = info.field("master_replid");
    node.version = QString::fromUtf8(info.field("redis_version"));
    node.sinceMaster
        = std::chrono::seconds(std::max<qint64>(0, info.number("master_last_io_seconds_ago")));
    node.loading = info.number("loading") == 1;
    node.clients = info.number("connected_clients");
    node.fullSyncs = info.number("sync_full");
    return node;
}

const NodeInfo *Topology::node(const Endpoint &endpoint) const
{
    const auto found = std::find_if(nodes.begin(), nodes.end(),
        [&endpoint](const NodeInfo &node) { return node.endpoint == endpoint; });
    return found == nodes.end() ? nullptr : &*found;
}

const NodeInfo *Topology::master() const
{
    const auto found = std::find_if(nodes.begin(), nodes.end(),
        [](const NodeInfo &node) { return node.role == NodeRole::Master && node.isReachable(); });
    return found == nodes.end() ? nullptr : &*found;
}

Topology Topology::treeOf(const NodeInfo &node) const
{
    Topology tree;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(tree.nodes),
        [&node](const NodeInfo &other) { return other.shard == node.shard; });
    return tree;
}

bool hasResynced(const Topology &before, const Topology &after)
{
    return std::any_of(after.nodes.begin(), after.nodes.end(), [&before](const NodeInfo &node) {
        const NodeInfo *then = before.node(node.endpoint);
        // After a restart the server counts from zero, and its clients had to connect anew.
        return then && then->runId == node.runId && node.fullSyncs > then->fullSyncs;
    });
}

bool leadsToMaster(const Topology &topology, const NodeInfo &node)
{
    const NodeInfo *master = topology.master();
    if (!master)
        return false;
    const NodeInfo *at = &node;
    for (qsizetype steps = 0; steps <= topology.nodes.size(); ++steps) {
        if (at->endpoint == master->endpoint)
            return true;
        if (at->role != NodeRole::Replica || at->link != ReplicationLink::Connected)
            return false;
        const NodeInfo *above = topology.node(at->parent);
        if (!above || !above->isReachable()) {
            // The parent has a name that is of no use here; a user without INFO has no id to compare.
            return node.replicationId.isEmpty() || master->replicationId.isEmpty()
                || node.replicationId == master->replicationId;
        }
        at = above;
    }
    return false;
}

QList<Endpoint> Topology::endpoints() const
{
    QList<Endpoint> all;
    for (const NodeInfo &node : nodes)
        all.append(node.endpoint);
    return all;
}

} // namespace redis
