#pragma once

#include "core/redis/routechoice.h"
#include "core/redis/slotmap.h"

#include <QHash>

#include <map>

namespace redis {

/// Which node of each shard is read and which is written, and where what has no slot goes.
struct ClusterPlan {
    Topology topology; ///< all shards, each master before its replicas
    std::map<Endpoint, Route> routes; ///< by the shard's master, as the slot map names it
    Endpoint home; ///< reads and subscriptions without a slot; empty when no node is fit

    /// Empty when nothing is fit.
    Route routeOf(const SlotMap::Shard *shard) const;
    friend bool operator==(const ClusterPlan &, const ClusterPlan &) = default;
};

/// Chooses in each shard as chooseRoute() does in a tree of its own, and stays with `current` alike.
/// `nodes` is what the nodes said of themselves; one that is not in it has not answered.
ClusterPlan planCluster(const SlotMap &map, const QHash<Endpoint, NodeInfo> &nodes,
    ReadPreference preference, const ReplicaBounds &bounds, const ClusterPlan &current,
    base::RandomSource &random);

/// Why some slots cannot be written; nothing when all can.
std::optional<base::Error> whyIncomplete(const SlotMap &map, const ClusterPlan &plan);

} // namespace redis
