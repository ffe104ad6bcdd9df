#include "core/constellation/constellation.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace constellation {

namespace {

int countSentinels(const ConstellationPlan &plan)
{
    return int(std::count_if(plan.servers.begin(), plan.servers.end(),
        [](const PlannedServer &server) { return server.watches.has_value(); }));
}

} // namespace

Constellation::Constellation(ConstellationPlan plan, QString folder, QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_folder(std::move(folder))
    , m_progress(m_plan)
    , m_servers(size_t(m_plan.servers.size()))
{
    m_linkLimit.setSingleShot(true);
    m_linkLimit.setInterval(30s);
    connect(&m_finder, &ServerProgramFinder::failed, this, &Constellation::fail);
    connect(&m_finder, &ServerProgramFinder::found, this, [this](const ServerProgram &program) {
        m_program = program;
        if (m_plan.isCluster && program.majorVersion < 7)
            fail({base::ErrorKind::Topology, u"NOSERVER"_s,
                u"a private cluster needs redis-server 7 or later; %1 is version %2"_s
                    .arg(program.path)
                    .arg(program.majorVersion)});
        else if (!m_isStopping)
            startServers();
    });
    connect(&m_linkLimit, &QTimer::timeout, this, [this] {
        fail({base::ErrorKind::Timeout, u"LINK"_s,
            u"the replicas did not follow their masters within 30 s"_s});
    });
}

Constellation::~Constellation() = default;

void Constellation::start()
{
    if (const auto checked = checkPlan(m_plan); !checked)
        return fail(checked.error());
    m_linkLimit.start();
    m_finder.start();
}

void Constellation::stop()
{
    m_isStopping = true;
    m_linkLimit.stop();
    if (m_founder)
        m_founder->stop();
    for (const auto &server : m_servers) {
        if (server)
            server->stop();
    }
    finishStop();
}

QList<redis::Endpoint> Constellation::endpoints() const
{
    QList<redis::Endpoint> endpoints;
    for (const auto &server : m_servers)
        endpoints.append(server ? server->endpoint() : redis::Endpoint {});
    return endpoints;
}

RedisServerProcess *Constellation::server(qsizetype place) const
{
    return m_servers.at(size_t(place)).get();
}

void Constellation::startServers()
{
    for (const qsizetype place : m_progress.takeStartable())
        startServer(place);
}

void Constellation::startServer(qsizetype place)
{
    const PlannedServer &planned = m_plan.servers[place];
    ServerConfig config;
    config.name = planned.name;
    config.extraLines = planned.extraLines;
    if (m_plan.isCluster)
        config.cluster = ClusterTask {};
    else if (planned.parent)
        config.replicaOf = server(*planned.parent)->endpoint();
    if (planned.watches) {
        config.sentinel = SentinelTask {};
        config.sentinel->master = server(*planned.watches)->endpoint();
        config.sentinel->others = countSentinels(m_plan) - 1;
    }
    auto &slot = m_servers.at(size_t(place));
    const QString folder = m_folder + u'/' + planned.name;
    slot = std::make_unique<RedisServerProcess>(m_program, config, folder);
    connect(slot.get(), &RedisServerProcess::stateChanged, this,
        [this, place](ServerState state) { follow(place, state); });
    connect(slot.get(), &RedisServerProcess::replicaOnline, this,
        [this, place](quint16 port) { noteOnline(place, port); });
    connect(slot.get(), &RedisServerProcess::failed, this, &Constellation::fail);
    slot->start();
}

void Constellation::follow(qsizetype place, ServerState state)
{
    if (state == ServerState::Stopped) {
        if (m_isStopping)
            finishStop();
        return;
    }
    if (state == ServerState::Ready)
        m_progress.setReady(place);
    else if (state == ServerState::Linked)
        m_progress.setLinked(place);
    advance();
}

void Constellation::noteOnline(qsizetype parent, quint16 port)
{
    for (qsizetype place = 0; place < m_plan.servers.size(); ++place) {
        const auto *child = server(place);
        if (m_plan.servers[place].parent == parent && child && child->endpoint().port == port)
            m_progress.setOnline(place);
    }
    advance();
}

void Constellation::advance()
{
    if (m_isStopping || m_isReady)
        return;
    startServers();
    if (m_plan.isCluster && !m_founder && m_progress.isReadyToMeet())
        foundCluster();
    if (!m_progress.isComplete() || (m_plan.isCluster && !m_isFounded))
        return;
    m_isReady = true;
    m_linkLimit.stop();
    emit ready(endpoints());
}

void Constellation::foundCluster()
{
    m_founder = std::make_unique<ClusterFounder>(m_plan);
    connect(m_founder.get(), &ClusterFounder::failed, this, &Constellation::fail);
    connect(m_founder.get(), &ClusterFounder::founded, this, [this] {
        m_founder->stop();
        m_isFounded = true;
        advance();
    });
    QList<ClusterFounder::Address> addresses;
    for (const auto &server : m_servers)
        addresses.append({server->endpoint(), server->config().cluster->busPort});
    m_founder->start(addresses);
}

void Constellation::fail(const base::Error &error)
{
    if (m_isStopping)
        return;
    if (!m_isReady)
        stop();
    emit failed(error);
}

void Constellation::finishStop()
{
    const auto isEnded
        = [](const auto &server) { return !server || server->state() == ServerState::Stopped; };
    if (std::all_of(m_servers.begin(), m_servers.end(), isEnded))
        emit stopped();
}

} // namespace constellation
