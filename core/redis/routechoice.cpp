#include "core/redis/routechoice.h"

#include "core/base/randomsource.h"

#include <algorithm>

namespace redis {

namespace {

/// A nearer node must be quicker by this factor before a client moves to it.
constexpr int nearerFactor = 2;

Endpoint chooseNearest(const QList<const NodeInfo *> &fit, const Endpoint &current)
{
    const NodeInfo *nearest = *std::min_element(fit.begin(), fit.end(),
        [](const NodeInfo *left, const NodeInfo *right) {
            return left->roundTrip < right->roundTrip;
        });
    for (const NodeInfo *node : fit) {
        if (node->endpoint == current && node->roundTrip <= nearest->roundTrip * nearerFactor)
            return current;
    }
    return nearest->endpoint;
}

Endpoint chooseAny(const QList<const NodeInfo *> &fit, const Endpoint &current,
    base::RandomSource &random)
{
    for (const NodeInfo *node : fit) {
        if (node->endpoint == current)
            return current;
    }
    return fit[qsizetype(random.below(quint64(fit.size())))]->endpoint;
}

} // namespace

bool isFitToRead(const NodeInfo &node, const NodeInfo *master, const ReplicaBounds &bounds)
{
    if (!node.isReachable() || node.loading || node.isDeaf)
        return false;
    if (node.role == NodeRole::Master)
        return true;
    // Without a master nobody is connected; what a replica has can still be read.
    if (!master)
        return node.role == NodeRole::Replica;
    return node.link == ReplicationLink::Connected
        && master->offset - node.offset <= bounds.maxLagBytes
        && node.sinceMaster <= bounds.maxSilence;
}

Route chooseRoute(const Topology &topology, ReadPreference preference, const Route &current,
    const ReplicaBounds &bounds, base::RandomSource &random)
{
    Route route;
    const NodeInfo *master = topology.master();
    if (master)
        route.write = master->endpoint;
    QList<const NodeInfo *> fit;
    for (const NodeInfo &node : topology.nodes) {
        const bool isWanted = node.role == NodeRole::Replica
            || (node.role == NodeRole::Master && preference == ReadPreference::Nearest);
        if (!isWanted || (master && !leadsToMaster(topology, node)))
            continue;
        if (isFitToRead(node, master, bounds))
            fit.append(&node);
    }
    if (fit.isEmpty() || (preference == ReadPreference::Master && master)) {
        route.read = route.write;
        route.readsFromMaster = master != nullptr;
        return route;
    }
    route.read = preference == ReadPreference::Nearest ? chooseNearest(fit, current.read)
                                                       : chooseAny(fit, current.read, random);
    route.readsFromMaster = route.read == route.write;
    return route;
}

} // namespace redis
