#include "core/redis/router.h"

#include "core/base/clock.h"
#include "core/base/logging.h"
#include "core/base/randomsource.h"
#include "core/redis/servererror.h"

#include <algorithm>

namespace redis {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 250ms;
constexpr std::chrono::milliseconds mostSpread {1000};
/// How often the nodes are asked when all is well; half of it again is added at random.
constexpr auto pollInterval = 8s;
/// A route that has held this long was no accident: the next failure is retried quickly again.
constexpr auto healthyPeriod = 30s;

} // namespace

Router::Router(const RedisConfig &config, const base::Clock &clock, base::RandomSource &random,
    NodeSet::TransportFactory makeTransport, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_random(random)
    , m_clock(clock)
    , m_nodes(config, clock, makeTransport)
    , m_search(config.endpoints, config.masterName)
    , m_backoff(random)
{
    if (config.discovery == Discovery::Sentinel) {
        m_resolver = std::make_unique<SentinelResolver>(config, clock, m_search, makeTransport());
        m_watch = std::make_unique<SentinelWatch>(config, clock, random, makeTransport);
        connect(m_resolver.get(), &SentinelResolver::found, this, &Router::sentinelsAnswered);
        connect(m_resolver.get(), &SentinelResolver::failed, this, &Router::sentinelsFailed);
        connect(m_watch.get(), &SentinelWatch::masterSwitched, this, &Router::masterSwitched);
    }
    m_retry.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_nodes, &NodeSet::nodeLost, this, &Router::nodeLost);
    connect(&m_retry, &QTimer::timeout, this, &Router::resolve);
    connect(&m_patience, &QTimer::timeout, this, &Router::takeWhatIsKnown);
    m_spreadWait.setSingleShot(true);
    connect(&m_spreadWait, &QTimer::timeout, this,
        [this] { walk({m_namedMaster}, m_knownBefore); });
}

void Router::start()
{
    m_isStarted = true;
    m_isStopped = false;
    m_error.reset();
    if (m_watch)
        m_watch->listen(m_config.endpoints);
    resolve();
}

void Router::stop()
{
    m_isStarted = false;
    m_isWalking = false;
    m_retry.stop();
    m_patience.stop();
    m_spreadWait.stop();
    m_isMasterVerified = false;
    if (m_watch) {
        m_watch->stop();
        m_resolver->stop();
    }
    m_nodes.clear();
    m_route = {};
}

std::chrono::milliseconds Router::retryIn() const
{
    return m_retry.isActive() && m_error ? m_retry.remainingTimeAsDuration() : 0ms;
}

Connection *Router::writer() const
{
    return m_isMasterVerified ? m_nodes.ready(m_route.write) : nullptr;
}

void Router::resolve()
{
    if (m_isWalking || !m_isStarted)
        return;
    m_isWalking = true;
    m_retry.stop();
    emit stateChanged();
    if (m_resolver)
        m_resolver->resolve();
    else
        walk(m_config.endpoints, m_topology.endpoints());
}

void Router::sentinelsAnswered(const SentinelAnswer &answer)
{
    m_watch->listen(m_search.sentinels());
    if (!m_namedMaster.isEmpty() && m_namedMaster != answer.master) {
        // The announcement was missed.
        leaveMaster(m_namedMaster, answer.master);
        return;
    }
    m_namedMaster = answer.master;
    walk(QList<Endpoint> {answer.master} + answer.replicas, {});
}

void Router::sentinelsFailed(const base::Error &error)
{
    if (writer()) {
        // The nodes are well without Sentinels, as long as nothing happens to the master.
        walk({m_namedMaster}, m_topology.endpoints());
        return;
    }
    m_isWalking = false;
    m_error = error;
    m_healthySince = m_clock.steadyTime();
    m_isStopped = isHopeless(error);
    if (!m_isStopped)
        scheduleRetry();
    emit resolved();
}

void Router::masterSwitched(const MasterSwitch &change)
{
    if (m_isStarted && m_search.take(change, m_clock.steadyTime()) && change.to != m_namedMaster)
        leaveMaster(change.from, change.to);
}

void Router::leaveMaster(const Endpoint &from, const Endpoint &to)
{
    // First of all nothing is written any more: whoever waits is told of it by what follows.
    m_isMasterVerified = false;
    m_isWalking = true;
    m_isStopped = false;
    m_namedMaster = to;
    m_route.write = {};
    m_error = base::Error {base::ErrorKind::Topology, u"SWITCHED"_s,
        u"the Sentinels have made %1 the master"_s.arg(toText(to))};
    QList<Endpoint> known = m_topology.endpoints();
    known.removeAll(from);
    m_retry.stop();
    m_resolver->stop();
    m_nodes.drop(from);
    m_nodes.clear();
    emit topologyLeft();
    emit stateChanged();
    m_knownBefore = known;
    m_spreadWait.start(spread());
}

/// A millisecond for each client that the busiest node had, at random and a second at the most: so the
/// new master meets them one after the other, and a small team waits for nothing.
std::chrono::milliseconds Router::spread()
{
    qint64 clients = 0;
    for (const NodeInfo &node : m_topology.nodes)
        clients = std::max(clients, node.clients);
    return std::chrono::milliseconds(
        qint64(m_random.below(quint64(std::min<qint64>(clients, mostSpread.count())))));
}

void Router::walk(const QList<Endpoint> &first, const QList<Endpoint> &known)
{
    m_patience.start(patience);
    probe(m_walk.start(first, known));
}

void Router::probe(const QList<Endpoint> &endpoints)
{
    for (const Endpoint &endpoint : endpoints)
        m_nodes.probe(endpoint, [this](const NodeInfo &node) { nodeAnswered(node); });
}

void Router::nodeAnswered(const NodeInfo &node)
{
    if (!m_isWalking)
        return;
    if (node.isReachable())
        probe(m_walk.answered(node));
    else
        m_walk.failed(node.endpoint, *node.error);
    if (m_walk.isComplete())
        finish();
    else if (!m_patience.isActive())
        takeWhatIsKnown();
}

void Router::takeWhatIsKnown()
{
    if (!m_isWalking)
        return;
    const Topology topology = known();
    const Route route = chooseRoute(topology, m_config.read, m_route, m_config.bounds, m_random);
    // After a failover, and where nothing is heard any more, the master is better than waiting, even if
    // reading moves once more when all have answered.
    const NodeInfo *reader = topology.node(m_route.read);
    const bool isLost = (m_resolver && !m_isMasterVerified) || (reader && reader->isDeaf);
    if (route.write.isEmpty() || (route.readsFromMaster && !isLost)
        || (m_route == route && m_isMasterVerified))
        return;
    adopt(topology);
    emit resolved();
}

Topology Router::known()
{
    Topology topology = m_walk.topology();
    m_distrusted.mark(topology, m_clock.steadyTime());
    return topology;
}

void Router::adopt(const Topology &topology)
{
    m_topology = topology;
    m_route = chooseRoute(topology, m_config.read, m_route, m_config.bounds, m_random);
    if (m_resolver && m_route.write != m_walk.nameOf(m_namedMaster)) {
        // The named one is away or no master yet; another that poses as one may be what is left of a
        // failover, and what is written there is lost.
        if (m_route.read == m_route.write)
            m_route.read = {};
        m_route.write = {};
    }
    m_isMasterVerified = !m_route.write.isEmpty();
    m_error = whyIncomplete();
}

void Router::finish()
{
    m_isWalking = false;
    m_patience.stop();
    const Topology before = m_topology;
    adopt(known());
    m_nodes.retain(m_topology.endpoints());
    if (hasResynced(before, m_topology))
        emit resynced();
    if (!m_error) {
        if (m_clock.steadyTime() - m_healthySince >= healthyPeriod)
            m_backoff.reset();
        m_retry.start(pollInterval + std::chrono::milliseconds(qint64(m_random.below(4000))));
    } else {
        m_healthySince = m_clock.steadyTime();
        const bool isUseless = m_route.read.isEmpty() && m_route.write.isEmpty();
        m_isStopped = isUseless && isHopeless(*m_error);
        if (!m_isStopped)
            scheduleRetry();
    }
    emit resolved();
}

std::optional<base::Error> Router::whyIncomplete() const
{
    if (!m_route.write.isEmpty())
        return std::nullopt;
    QList<base::Error> errors;
    for (const NodeInfo &node : m_topology.nodes) {
        if (node.error)
            errors.append(*node.error);
    }
    const auto hopeless = std::find_if(errors.begin(), errors.end(), isHopeless);
    if (hopeless != errors.end())
        return *hopeless;
    if (errors.size() == m_topology.nodes.size() && !errors.isEmpty())
        return errors.first();
    return base::Error {base::ErrorKind::Topology, u"NOMASTER"_s,
        u"none of the nodes that answer is a master"_s};
}

void Router::resolveSoon(const base::Error &reason)
{
    if (!m_isStarted || m_isStopped)
        return;
    m_error = reason;
    m_healthySince = m_clock.steadyTime();
    if (!m_isWalking)
        scheduleRetry();
    emit stateChanged();
}

void Router::distrust(const Endpoint &endpoint)
{
    if (const NodeInfo *node = m_topology.node(endpoint))
        m_distrusted.add(*node, m_clock.steadyTime());
    wake();
}

void Router::wake()
{
    if (!m_isStarted || m_isStopped)
        return;
    m_backoff.reset();
    m_nodes.checkNow();
    resolve();
}

void Router::scheduleRetry()
{
    m_retry.start(m_backoff.next() + spread());
}

void Router::nodeLost(const Endpoint &endpoint, const base::Error &error)
{
    if (endpoint == m_route.write)
        m_isMasterVerified = false;
    if (endpoint == m_route.write || endpoint == m_route.read)
        resolveSoon(error);
}

} // namespace redis
