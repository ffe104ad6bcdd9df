#include "core/redis/clusterrouter.h"

#include "core/base/randomsource.h"
#include "core/redis/servererror.h"

#include <algorithm>

namespace redis {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 250ms;
/// How often the nodes are asked when all is well; half of it again is added at random.
constexpr auto pollInterval = 8s;
/// After a redirect; the same again is added at random, since all clients are redirected together.
constexpr auto refreshAfter = 50ms;
/// An election takes a few seconds, and nothing tells its end.
constexpr auto longestElectionWait = 1500ms;

} // namespace

ClusterRouter::ClusterRouter(const RedisConfig &config, const base::Clock &clock,
    base::RandomSource &random, NodeSet::TransportFactory makeTransport, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_random(random)
    , m_nodes(config, clock, std::move(makeTransport))
    , m_search(config.endpoints, random)
    , m_backoff(random)
    , m_electionBackoff(random, 200ms, longestElectionWait)
{
    m_retry.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_nodes, &NodeSet::nodeLost, this, &ClusterRouter::nodeLost);
    connect(&m_retry, &QTimer::timeout, this, &ClusterRouter::resolve);
    connect(&m_patience, &QTimer::timeout, this, &ClusterRouter::patienceEnded);
}

void ClusterRouter::start()
{
    m_isStarted = true;
    m_isStopped = false;
    m_error.reset();
    resolve();
}

ClusterRouter::~ClusterRouter()
{
    // While all of it is there: whoever waits is told now, and the search must not be asked later.
    stop();
}

void ClusterRouter::stop()
{
    ++m_round;
    m_isStarted = false;
    m_isResolving = false;
    m_isSearching = false;
    m_retry.stop();
    m_patience.stop();
    m_verified.clear();
    m_nodes.clear();
    m_reached.clear();
    m_infos.clear();
    m_plan = {};
}

std::chrono::milliseconds ClusterRouter::retryIn() const
{
    return m_retry.isActive() && m_error ? m_retry.remainingTimeAsDuration() : 0ms;
}

Connection *ClusterRouter::writer(std::optional<quint16> slot) const
{
    const auto verified = [this](const Endpoint &endpoint) {
        return m_verified.contains(endpoint) ? m_nodes.ready(endpoint) : nullptr;
    };
    if (slot)
        return verified(routeOf(*slot).write);
    Connection *any = nullptr;
    for (const auto &[master, route] : m_plan.routes) {
        Connection *const writer = verified(route.write);
        if (writer && route.read == m_plan.home)
            return writer;
        any = any ? any : writer;
    }
    return any;
}

Connection *ClusterRouter::reader(std::optional<quint16> slot) const
{
    return m_nodes.ready(slot ? routeOf(*slot).read : m_plan.home);
}

void ClusterRouter::reach(const Endpoint &endpoint, NodeSet::ProbeHandler handler)
{
    m_reached.insert(endpoint);
    m_nodes.probe(endpoint, [this, handler = std::move(handler)](const NodeInfo &node) {
        m_reached.remove(node.endpoint);
        note(node);
        handler(node);
    });
}

void ClusterRouter::resolve()
{
    if (m_isResolving || !m_isStarted)
        return;
    ++m_round;
    m_isResolving = true;
    m_isSearching = true;
    m_isOutdated = false;
    m_retry.stop();
    emit stateChanged();
    follow(m_search.start(m_map.nodes()));
}

void ClusterRouter::follow(const ClusterSearch::Step &step)
{
    switch (step.action) {
    case ClusterSearch::Step::Action::Ask:
        m_patience.start(patience);
        m_nodes.probe(step.node, [this](const NodeInfo &node) {
            note(node);
            if (!m_isStarted)
                return;
            if (node.error)
                follow(m_search.failed(node.endpoint, *node.error));
            else
                askForSlots(node.endpoint);
        });
        return;
    case ClusterSearch::Step::Action::Wait:
        return;
    case ClusterSearch::Step::Action::Found:
        take(step.answer);
        return;
    case ClusterSearch::Step::Action::Failed:
        searchFailed(step.error);
        return;
    }
}

void ClusterRouter::askForSlots(const Endpoint &endpoint)
{
    Connection *const connection = m_nodes.ready(endpoint);
    if (!connection) {
        follow(m_search.failed(endpoint,
            {base::ErrorKind::Network, u"CLOSED"_s,
                u"%1 was lost before it told its slots"_s.arg(toText(endpoint))}));
        return;
    }
    connection->sendPipeline({{"CLUSTER", "INFO"}, {"CLUSTER", "SLOTS"}}, this,
        [this, endpoint](const QList<base::Result<resp::RespValue>> &replies) {
            if (!m_isStarted)
                return;
            const auto &reply = replies.at(1);
            const auto ranges = reply ? parseClusterSlots(*reply, endpoint)
                                      : base::Result<QList<SlotRange>>(base::failure(
                                          explainClusterError(reply.error(), endpoint)));
            if (!ranges) {
                follow(m_search.failed(endpoint, ranges.error()));
                return;
            }
            // The right to INFO may be missing; then each answer counts alike.
            const quint64 epoch = replies.at(0) ? parseClusterEpoch(replies.at(0)->text) : 0;
            follow(m_search.answered(endpoint, {*ranges, epoch}));
        });
}

void ClusterRouter::take(const ClusterAnswer &answer)
{
    m_map = SlotMap(answer.ranges);
    m_isSearching = false;
    const QList<Endpoint> nodes = m_map.nodes();
    m_open = QSet<Endpoint>(nodes.begin(), nodes.end());
    const QSet<Endpoint> verified = m_verified;
    for (const Endpoint &endpoint : verified) {
        if (m_map.isMaster(endpoint))
            continue;
        // A hung one that comes back would still take what is sent to it, and lose it.
        m_verified.remove(endpoint);
        m_infos.remove(endpoint);
        m_nodes.drop(endpoint);
        emit masterLeft(endpoint);
    }
    m_patience.start(patience);
    const quint64 round = m_round;
    for (const Endpoint &endpoint : nodes)
        m_nodes.probe(endpoint, [this, round](const NodeInfo &node) { nodeAnswered(round, node); });
}

void ClusterRouter::note(const NodeInfo &node)
{
    m_infos.insert(node.endpoint, node);
    if (node.isReachable() && node.role == NodeRole::Master)
        m_verified.insert(node.endpoint);
    else
        m_verified.remove(node.endpoint);
}

void ClusterRouter::nodeAnswered(quint64 round, const NodeInfo &node)
{
    note(node);
    if (round != m_round || m_isSearching || !m_isResolving)
        return;
    m_open.remove(node.endpoint);
    if (m_open.isEmpty())
        finish();
    else if (!m_patience.isActive())
        adopt();
}

void ClusterRouter::patienceEnded()
{
    if (m_isSearching) {
        const ClusterSearch::Step step = m_search.hurry();
        if (step.action == ClusterSearch::Step::Action::Ask)
            follow(step);
        return;
    }
    // A replica that is silent is left at once, there are others to read from. A master may only be slow:
    // it stays until its connection says otherwise.
    for (const Endpoint &endpoint : std::as_const(m_open)) {
        if (!m_verified.contains(endpoint))
            m_infos.remove(endpoint);
    }
    adopt();
}

void ClusterRouter::adopt()
{
    m_plan = planCluster(m_map, m_infos, m_config.read, m_config.bounds, m_plan, m_random);
    m_error = whyIncomplete(m_map, m_plan);
    emit resolved();
}

void ClusterRouter::searchFailed(const base::Error &error)
{
    m_isResolving = false;
    m_isSearching = false;
    m_error = error;
    const bool isUseless = !reader(std::nullopt) && !writer(std::nullopt);
    m_isStopped = isUseless && isHopeless(error);
    if (!m_isStopped)
        retryAfter(m_backoff.next());
    emit resolved();
}

void ClusterRouter::finish()
{
    m_isResolving = false;
    m_patience.stop();
    m_nodes.retain(m_map.nodes() + m_reached.values());
    m_backoff.reset();
    if (m_isOutdated) {
        refreshSoon();
    } else if (whyIncomplete(m_map,
                   planCluster(m_map, m_infos, m_config.read, m_config.bounds, m_plan, m_random))) {
        retryAfter(m_electionBackoff.next());
    } else {
        m_electionBackoff.reset();
        retryAfter(pollInterval + std::chrono::milliseconds(qint64(m_random.below(4000))));
    }
    adopt();
}

void ClusterRouter::retryAfter(std::chrono::milliseconds wait)
{
    m_retry.start(wait);
}

void ClusterRouter::resolveSoon(const base::Error &reason)
{
    if (!m_isStarted || m_isStopped)
        return;
    m_error = reason;
    if (!m_isResolving)
        retryAfter(m_electionBackoff.next());
    emit stateChanged();
}

void ClusterRouter::wake()
{
    if (!m_isStarted || m_isStopped)
        return;
    m_backoff.reset();
    m_nodes.checkNow();
    resolve();
}

void ClusterRouter::refreshSoon()
{
    if (!m_isStarted || m_isStopped)
        return;
    m_isOutdated = true;
    const auto wait
        = refreshAfter + std::chrono::milliseconds(qint64(m_random.below(refreshAfter.count())));
    const bool isSooner = m_retry.isActive() && m_retry.remainingTimeAsDuration() <= wait;
    if (!m_isResolving && !isSooner)
        retryAfter(wait);
}

void ClusterRouter::move(quint16 slot, const Endpoint &to)
{
    if (!m_isStarted)
        return;
    const bool isNews = m_map.move(slot, to);
    refreshSoon();
    if (isNews)
        adopt();
}

void ClusterRouter::nodeLost(const Endpoint &endpoint, const base::Error &error)
{
    m_verified.remove(endpoint);
    if (!m_plan.topology.node(endpoint))
        return;
    NodeInfo &known = m_infos[endpoint];
    if (!known.isReachable())
        return; // whoever asked it has been told, and it is no news
    known.endpoint = endpoint;
    known.error = error;
    adopt();
    resolveSoon(error);
}

} // namespace redis
