#include "core/redis/clusterplan.h"

#include "core/base/randomsource.h"

#include <algorithm>

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

NodeInfo infoOf(const Endpoint &endpoint, const QHash<Endpoint, NodeInfo> &nodes)
{
    const auto known = nodes.constFind(endpoint);
    if (known != nodes.constEnd())
        return *known;
    NodeInfo silent;
    silent.endpoint = endpoint;
    silent.error = base::Error {base::ErrorKind::Timeout, u"SILENT"_s,
        u"%1 has not answered yet"_s.arg(toText(endpoint))};
    return silent;
}

Topology shardTopology(const SlotMap::Shard &shard, const QHash<Endpoint, NodeInfo> &nodes)
{
    Topology topology;
    topology.nodes.append(infoOf(shard.master, nodes));
    for (const Endpoint &endpoint : shard.replicas)
        topology.nodes.append(infoOf(endpoint, nodes));
    const NodeInfo *master = topology.master();
    const Endpoint above = master ? master->endpoint : shard.master;
    for (NodeInfo &node : topology.nodes) {
        node.shard = shard.master;
        // A cluster has no replicas of replicas, and its nodes may name each other in several ways.
        if (node.endpoint != above && node.role != NodeRole::Master)
            node.parent = above;
        if (!node.isReachable())
            node.role = node.endpoint == above ? NodeRole::Master : NodeRole::Replica;
    }
    return topology;
}

/// What was chosen in the shard before, also when another node was its master then.
Route routeBefore(const Topology &shard, const ClusterPlan &current)
{
    for (const auto &[master, route] : current.routes) {
        if (shard.node(route.read))
            return route;
    }
    return {};
}

Endpoint chooseHome(const ClusterPlan &plan, const Endpoint &current, base::RandomSource &random)
{
    QList<Endpoint> fit;
    for (const auto &[master, route] : plan.routes) {
        if (!route.read.isEmpty())
            fit.append(route.read);
    }
    if (fit.isEmpty() || fit.contains(current))
        return fit.isEmpty() ? Endpoint() : current;
    return fit[qsizetype(random.below(quint64(fit.size())))];
}

} // namespace

Route ClusterPlan::routeOf(const SlotMap::Shard *shard) const
{
    const auto found = shard ? routes.find(shard->master) : routes.end();
    return found == routes.end() ? Route() : found->second;
}

ClusterPlan planCluster(const SlotMap &map, const QHash<Endpoint, NodeInfo> &nodes,
    ReadPreference preference, const ReplicaBounds &bounds, const ClusterPlan &current,
    base::RandomSource &random)
{
    ClusterPlan plan;
    for (const SlotMap::Shard &shard : map.shards()) {
        const Topology topology = shardTopology(shard, nodes);
        plan.routes.emplace(shard.master,
            chooseRoute(topology, preference, routeBefore(topology, current), bounds, random));
        for (const NodeInfo &node : topology.nodes) {
            if (!plan.topology.node(node.endpoint))
                plan.topology.nodes.append(node);
        }
    }
    plan.home = chooseHome(plan, current.home, random);
    return plan;
}

std::optional<base::Error> whyIncomplete(const SlotMap &map, const ClusterPlan &plan)
{
    for (const auto &[master, route] : plan.routes) {
        if (!route.write.isEmpty())
            continue;
        const NodeInfo *node = plan.topology.node(master);
        return node && node->error
            ? *node->error
            : base::Error {base::ErrorKind::Topology, u"NOSHARDMASTER"_s,
                u"%1 is no master any more, and no other one is known yet"_s.arg(toText(master))};
    }
    if (!map.isComplete())
        return base::Error {base::ErrorKind::Topology, u"CLUSTERDOWN"_s,
            u"some slots of the cluster are served by no node"_s};
    return std::nullopt;
}

} // namespace redis
