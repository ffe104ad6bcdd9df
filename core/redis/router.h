#pragma once

#include "core/base/backoff.h"
#include "core/redis/distrustednodes.h"
#include "core/redis/nodeset.h"
#include "core/redis/routechoice.h"
#include "core/redis/sentinelresolver.h"
#include "core/redis/sentinelwatch.h"
#include "core/redis/topologywalk.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace redis {

/// Finds the nodes, chooses which one is read and which written, and does so anew whenever one is lost.
/// Thread: that of the object. Lifetime: config, clock and random source must outlive it.
class Router final : public QObject {
    Q_OBJECT

public:
    Router(const RedisConfig &config, const base::Clock &clock, base::RandomSource &random,
        NodeSet::TransportFactory makeTransport, QObject *parent = nullptr);

    void start();
    void stop();
    /// Asks the nodes anew, after a jittered wait that grows from failure to failure.
    void resolveSoon(const base::Error &reason);
    /// What the master takes does not arrive at the node: it is not read any more, until it has another
    /// history, was restarted, or a while has passed.
    void distrust(const Endpoint &endpoint);
    /// The computer woke up or has another network: everything is looked at without waiting.
    void wake();

    const Route &route() const { return m_route; }
    const Topology &topology() const { return m_topology; }
    bool isResolving() const { return m_isWalking; }
    bool isStopped() const { return m_isStopped; }
    /// Why there is no complete route; nothing when there is.
    const std::optional<base::Error> &error() const { return m_error; }
    /// Until the next try; zero when none is planned.
    std::chrono::milliseconds retryIn() const;

    /// Null unless the node has said on this very connection that it is the master.
    Connection *writer() const;
    Connection *reader() const { return m_nodes.ready(m_route.read); }
    Connection *connection(const Endpoint &endpoint) const { return m_nodes.ready(endpoint); }

signals:
    /// A replica had to copy everything anew: its subscribers may have missed something.
    void resynced();
    /// The nodes were asked; route, topology or error may have changed.
    void resolved();
    /// Anything else that people see has changed.
    void stateChanged();
    /// The Sentinels made another node the master: all connections to the old topology are dropped, and
    /// who has one of its own is to drop it as well.
    void topologyLeft();

private:
    void resolve();
    void sentinelsAnswered(const SentinelAnswer &answer);
    void sentinelsFailed(const base::Error &error);
    void masterSwitched(const MasterSwitch &change);
    void leaveMaster(const Endpoint &from, const Endpoint &to);
    void walk(const QList<Endpoint> &first, const QList<Endpoint> &known);
    void probe(const QList<Endpoint> &endpoints);
    void nodeAnswered(const NodeInfo &node);
    void takeWhatIsKnown();
    Topology known();
    void finish();
    void adopt(const Topology &topology);
    void nodeLost(const Endpoint &endpoint, const base::Error &error);
    std::optional<base::Error> whyIncomplete() const;
    void scheduleRetry();
    std::chrono::milliseconds spread();

    const RedisConfig &m_config;
    base::RandomSource &m_random;
    const base::Clock &m_clock;
    NodeSet m_nodes;
    /// Only where the nodes are found through Sentinels.
    SentinelSearch m_search;
    std::unique_ptr<SentinelResolver> m_resolver;
    std::unique_ptr<SentinelWatch> m_watch;
    Endpoint m_namedMaster; ///< by the Sentinels; no other node is ever written
    TopologyWalk m_walk;
    Topology m_topology;
    DistrustedNodes m_distrusted;
    Route m_route;
    bool m_isMasterVerified = false;
    bool m_isWalking = false;
    bool m_isStarted = false;
    bool m_isStopped = false;
    std::optional<base::Error> m_error;
    base::Backoff m_backoff;
    base::SteadyTime m_healthySince {};
    QTimer m_retry;
    QTimer m_spreadWait; ///< before the new master is asked
    QList<Endpoint> m_knownBefore; ///< nodes that are asked with it
    QTimer m_patience; ///< when a node is slow to answer, the others are used without it
};

} // namespace redis
