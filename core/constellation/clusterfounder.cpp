#include "core/constellation/clusterfounder.h"

#include "core/redis/clusterreply.h"
#include "core/redis/slothash.h"
#include "core/redis/sockettransport.h"

#include <algorithm>

namespace constellation {

using namespace std::chrono_literals;

namespace {

/// The servers tell each other of every change within a second; nothing says when they have.
constexpr auto checkInterval = 50ms;

using Replies = QList<base::Result<resp::RespValue>>;

qsizetype masterCount(const ConstellationPlan &plan)
{
    return std::count_if(plan.servers.begin(), plan.servers.end(),
        [](const PlannedServer &server) { return !server.parent; });
}

/// How many of the masters stand before this place.
qsizetype masterNumber(const ConstellationPlan &plan, qsizetype place)
{
    return std::count_if(plan.servers.begin(), plan.servers.begin() + place,
        [](const PlannedServer &server) { return !server.parent; });
}

} // namespace

QList<resp::RespCommand> makeFoundingCommands(const ConstellationPlan &plan, qsizetype place)
{
    // Else the servers would have to settle which of them is the newer one.
    QList<resp::RespCommand> commands {
        {"CLUSTER", "SET-CONFIG-EPOCH", QByteArray::number(place + 1)}};
    if (!plan.servers[place].parent) {
        const qsizetype number = masterNumber(plan, place);
        const qsizetype count = masterCount(plan);
        const qsizetype first = number * redis::slotCount / count;
        const qsizetype last = (number + 1) * redis::slotCount / count - 1;
        commands << resp::RespCommand {"CLUSTER", "ADDSLOTSRANGE", QByteArray::number(first),
            QByteArray::number(last)};
    }
    commands << resp::RespCommand {"CLUSTER", "MYID"};
    return commands;
}

ClusterFounder::ClusterFounder(ConstellationPlan plan, QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_ids(m_plan.servers.size())
{
}

ClusterFounder::~ClusterFounder() = default;

void ClusterFounder::stop()
{
    for (std::unique_ptr<redis::Connection> &connection : m_connections) {
        connection->disconnect(this);
        connection->abort();
        // We may stand inside one of its handlers.
        redis::Connection *const left = connection.release();
        left->setParent(this);
        left->deleteLater();
    }
    m_connections.clear();
}

void ClusterFounder::start(const QList<Address> &addresses)
{
    m_addresses = addresses;
    m_waiting = addresses.size();
    for (const Address &address : addresses) {
        m_connections.push_back(std::make_unique<redis::Connection>(m_config, m_clock,
            std::make_unique<redis::SocketTransport>()));
        redis::Connection &connection = *m_connections.back();
        connect(&connection, &redis::Connection::ready, this, &ClusterFounder::nodeReady);
        connect(&connection, &redis::Connection::closed, this, &ClusterFounder::failed);
        connection.open(address.endpoint);
    }
}

void ClusterFounder::nodeReady()
{
    if (--m_waiting > 0)
        return;
    m_waiting = m_plan.servers.size();
    for (qsizetype place = 0; place < m_plan.servers.size(); ++place)
        found(place);
}

void ClusterFounder::found(qsizetype place)
{
    m_connections[std::size_t(place)]->sendPipeline(makeFoundingCommands(m_plan, place), this,
        [this, place](const Replies &replies) {
            for (const auto &reply : replies) {
                if (!reply) {
                    emit failed(reply.error());
                    return;
                }
            }
            m_ids[place] = replies.last()->text;
            if (--m_waiting == 0)
                introduce();
        });
}

void ClusterFounder::introduce()
{
    QList<resp::RespCommand> commands;
    for (const Address &address : std::as_const(m_addresses))
        commands << resp::RespCommand {"CLUSTER", "MEET", address.endpoint.host.toLatin1(),
            QByteArray::number(address.endpoint.port), QByteArray::number(address.busPort)};
    commands.removeFirst(); // whom the others are introduced to
    m_connections.front()->sendPipeline(commands, this, [](const Replies &) {});
    m_waiting = m_plan.servers.size();
    for (qsizetype place = 0; place < m_plan.servers.size(); ++place) {
        if (m_plan.servers[place].parent)
            join(place);
        else
            check(place);
    }
}

void ClusterFounder::again(const std::function<void()> &step)
{
    QTimer::singleShot(checkInterval, this, step);
}

void ClusterFounder::join(qsizetype replica)
{
    if (m_connections.empty())
        return;
    const QByteArray master = m_ids[*m_plan.servers[replica].parent];
    m_connections[std::size_t(replica)]->send({"CLUSTER", "REPLICATE", master}, this,
        [this, replica](const base::Result<resp::RespView> &reply) {
            if (reply)
                check(replica);
            else // it has not heard of its master yet
                again([this, replica] { join(replica); });
        });
}

void ClusterFounder::check(qsizetype place)
{
    if (m_connections.empty())
        return;
    m_connections[std::size_t(place)]->sendPipeline({{"CLUSTER", "INFO"}, {"CLUSTER", "SLOTS"}},
        this, [this, place](const Replies &replies) {
            const bool isWell = replies.at(0) && replies.at(0)->text.contains("cluster_state:ok");
            const auto ranges = replies.at(1)
                ? redis::parseClusterSlots(*replies.at(1), m_addresses[place].endpoint)
                : base::Result<QList<redis::SlotRange>>(base::failure(replies.at(1).error()));
            qsizetype known = 0;
            for (const redis::SlotRange &range : ranges.value_or(QList<redis::SlotRange>()))
                known += 1 + range.replicas.size();
            if (!isWell || known < m_plan.servers.size())
                again([this, place] { check(place); });
            else if (--m_waiting == 0)
                emit founded();
        });
}

} // namespace constellation
