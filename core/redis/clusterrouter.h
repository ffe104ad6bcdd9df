#pragma once

#include "core/base/backoff.h"
#include "core/redis/clusterplan.h"
#include "core/redis/clustersearch.h"
#include "core/redis/nodeset.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace redis {

/// Finds the nodes of a cluster and the slots that each serves, chooses where each slot is read and
/// written, and does so anew whenever a node is lost or sends a command elsewhere.
/// Thread: that of the object. Lifetime: config, clock and random source must outlive it.
class ClusterRouter final : public QObject {
    Q_OBJECT

public:
    ClusterRouter(const RedisConfig &config, const base::Clock &clock, base::RandomSource &random,
        NodeSet::TransportFactory makeTransport, QObject *parent = nullptr);
    ~ClusterRouter() override;

    void start();
    void stop();
    /// Asks the nodes now, and all connections for a sign of life.
    void wake();
    /// Asks the nodes anew, after a jittered wait that grows from failure to failure.
    void resolveSoon(const base::Error &reason);
    /// A node has told where a slot is now. The rest of the map is asked for soon.
    void move(quint16 slot, const Endpoint &to);
    /// Something does not fit the map: it is asked for soon.
    void refreshSoon();

    const ClusterPlan &plan() const { return m_plan; }
    Route routeOf(quint16 slot) const { return m_plan.routeOf(m_map.shardOf(slot)); }
    bool isResolving() const { return m_isResolving; }
    bool isStopped() const { return m_isStopped; }
    /// Why not all slots can be written; nothing when all can.
    const std::optional<base::Error> &error() const { return m_error; }
    /// Until the next try; zero when none is planned.
    std::chrono::milliseconds retryIn() const;

    /// Null unless the slot's node has said on this very connection that it is a master. Without a slot:
    /// that of any master, the one above home first.
    Connection *writer(std::optional<quint16> slot) const;
    /// Without a slot: at home.
    Connection *reader(std::optional<quint16> slot) const;
    Connection *connection(const Endpoint &endpoint) const { return m_nodes.ready(endpoint); }
    bool isVerifiedMaster(const Endpoint &endpoint) const { return m_verified.contains(endpoint); }
    /// Connects to a node that may not be known yet, and asks it what it is.
    void reach(const Endpoint &endpoint, NodeSet::ProbeHandler handler);

signals:
    /// Plan or error may have changed.
    void resolved();
    /// Anything else that people see has changed.
    void stateChanged();
    /// It is no master any more: who has a connection of its own to it is to drop it.
    void masterLeft(const redis::Endpoint &endpoint);

private:
    void resolve();
    void follow(const ClusterSearch::Step &step);
    void askForSlots(const Endpoint &endpoint);
    void take(const ClusterAnswer &answer);
    void note(const NodeInfo &node);
    void nodeAnswered(quint64 round, const NodeInfo &node);
    void patienceEnded();
    void adopt();
    void searchFailed(const base::Error &error);
    void finish();
    void retryAfter(std::chrono::milliseconds wait);
    void nodeLost(const Endpoint &endpoint, const base::Error &error);

    const RedisConfig &m_config;
    base::RandomSource &m_random;
    NodeSet m_nodes;
    ClusterSearch m_search;
    SlotMap m_map;
    QHash<Endpoint, NodeInfo> m_infos; ///< what each node last said
    QSet<Endpoint> m_verified; ///< said on their present connections that they are masters
    ClusterPlan m_plan;
    quint64 m_round = 0;
    QSet<Endpoint> m_open; ///< not answered in this round
    QSet<Endpoint> m_reached; ///< waited for by somebody, in the map or not
    bool m_isSearching = false; ///< for the slots; afterwards the nodes are asked
    bool m_isResolving = false;
    bool m_isStarted = false;
    bool m_isStopped = false;
    bool m_isOutdated = false; ///< asked for anew while a round is under way
    std::optional<base::Error> m_error;
    base::Backoff m_backoff; ///< while no node answers
    base::Backoff m_electionBackoff; ///< while a part of the cluster is without a master
    QTimer m_retry;
    QTimer m_patience; ///< when a node is slow to answer, the others are used without it
};

} // namespace redis
