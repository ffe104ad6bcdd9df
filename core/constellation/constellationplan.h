#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace constellation {

/// One server of a plan.
struct PlannedServer {
    QString name; ///< also that of its folder
    /// The place in the plan of the server whose data it copies; nothing for a master.
    std::optional<qsizetype> parent;
    QList<QByteArray> extraLines; ///< for its redis.conf
    /// Of a Sentinel: the place of the master that it watches.
    std::optional<qsizetype> watches = std::nullopt;
};

/// Which servers there are and who copies whom; a server stands after the one it copies.
struct ConstellationPlan {
    QList<PlannedServer> servers;
    /// The masters share the slots of a cluster, and promote each other's replicas.
    bool isCluster = false;
};

/// Master, its replica, the replica's replica: the tutorial's levels.
ConstellationPlan makeChainPlan();
/// A master with two replicas, and three Sentinels of which two must agree.
ConstellationPlan makeSentinelPlan();
/// Three masters that share the slots of a cluster, and a replica of each.
ConstellationPlan makeClusterPlan();

/// Errors: Input when a name is unfit for a folder or used twice, or a parent does not stand before.
base::Result<> checkPlan(const ConstellationPlan &plan);

} // namespace constellation
