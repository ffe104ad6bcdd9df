#include "core/redis/subscribercounter.h"

#include "core/redis/connection.h"

#include <algorithm>

namespace redis {

bool addCounts(const resp::RespView &reply, const Endpoint &endpoint,
    QList<SubscriberCount> &counts)
{
    // RESP2 has a flat array of channel, number, ...; RESP3 a map, which counts its elements alike.
    if ((!reply.isList() && reply.type() != resp::RespType::Map)
        || reply.size() != counts.size() * 2)
        return false;
    for (qsizetype i = 0; i < counts.size(); ++i) {
        const resp::RespView channel = reply[i * 2];
        const resp::RespView number = reply[i * 2 + 1];
        if (!channel.isText() || channel.text() != counts[i].channel
            || number.type() != resp::RespType::Integer || number.integer() < 0)
            return false;
    }
    for (qsizetype i = 0; i < counts.size(); ++i) {
        const qint64 subscribers = reply[i * 2 + 1].integer();
        counts[i].nodes.append({endpoint, subscribers});
        counts[i].total += subscribers;
    }
    return true;
}

SubscriberCounter::SubscriberCounter(QList<QByteArray> channels, QObject *context,
    CountHandler handler, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_hasContext(context != nullptr)
    , m_handler(std::move(handler))
{
    for (const QByteArray &channel : channels)
        m_counts.append({channel, {}, 0, true});
}

void SubscriberCounter::start(SubscriptionKind kind, const Topology &topology,
    const std::function<Connection *(const Endpoint &)> &connectionTo)
{
    resp::RespCommand command {"PUBSUB",
        kind == SubscriptionKind::Shard ? "SHARDNUMSUB" : "NUMSUB"};
    for (const SubscriberCount &count : m_counts)
        command.add(count.channel);
    for (const NodeInfo &node : topology.nodes) {
        ++m_waiting;
        const Endpoint endpoint = node.endpoint;
        if (Connection *connection = connectionTo(endpoint)) {
            connection->send(command, this,
                [this, endpoint](
                    const base::Result<resp::RespView> &reply) { add(endpoint, reply); });
        } else {
            QMetaObject::invokeMethod(
                this,
                [this, endpoint] {
                    add(endpoint,
                        base::failure(base::ErrorKind::Network, QStringLiteral("NOTCONNECTED"),
                            {}));
                },
                Qt::QueuedConnection);
        }
    }
    if (m_waiting == 0) {
        for (SubscriberCount &count : m_counts)
            count.complete = false;
        QMetaObject::invokeMethod(this, &SubscriberCounter::finishWhenDone, Qt::QueuedConnection);
    }
}

QList<SubscriberCount> greaterCounts(const QList<SubscriberCount> &left,
    const QList<SubscriberCount> &right)
{
    QList<SubscriberCount> greater;
    for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i) {
        greater.append(right[i].total > left[i].total ? right[i] : left[i]);
        greater.last().complete = left[i].complete && right[i].complete;
    }
    return greater;
}

void SubscriberCounter::add(const Endpoint &endpoint, const base::Result<resp::RespView> &reply)
{
    if (!reply || !addCounts(*reply, endpoint, m_counts)) {
        for (SubscriberCount &count : m_counts)
            count.complete = false;
    }
    --m_waiting;
    finishWhenDone();
}

void SubscriberCounter::finishWhenDone()
{
    if (m_waiting > 0)
        return;
    if (!m_hasContext || m_context)
        m_handler(m_counts);
    deleteLater();
}

} // namespace redis
