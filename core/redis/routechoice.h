#pragma once

#include "core/redis/redisconfig.h"
#include "core/redis/topology.h"

namespace base {
class RandomSource;
}

namespace redis {

/// Which node is read and which is written.
struct Route {
    Endpoint read; ///< empty: none is fit
    Endpoint write; ///< empty: no master is known
    bool readsFromMaster = false;

    friend bool operator==(const Route &, const Route &) = default;
};

/// Whether subscriptions and reads on the node can be trusted to get everything.
bool isFitToRead(const NodeInfo &node, const NodeInfo *master, const ReplicaBounds &bounds);

/// Chooses the route. Stays with `current.read` while it is fit, so that clients do not hop about;
/// else a random one of the fit replicas, so that they spread (`nearest`: the quickest to answer).
Route chooseRoute(const Topology &topology, ReadPreference preference, const Route &current,
    const ReplicaBounds &bounds, base::RandomSource &random);

} // namespace redis
