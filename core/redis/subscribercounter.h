#pragma once

#include "core/redis/pubsubpush.h"
#include "core/redis/replyhandler.h"
#include "core/redis/topology.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace redis {

class Connection;

/// One count of subscribers over all nodes; deletes itself when it has answered.
/// Thread: that of the object.
class SubscriberCounter final : public QObject {
    Q_OBJECT

public:
    SubscriberCounter(QList<QByteArray> channels, QObject *context, CountHandler handler,
        QObject *parent);

    /// `connectionTo` gives the connection to a node, or null when there is none.
    /// `kind`: Shard counts those that subscribe by SSUBSCRIBE.
    void start(SubscriptionKind kind, const Topology &topology,
        const std::function<Connection *(const Endpoint &)> &connectionTo);

private:
    void add(const Endpoint &endpoint, const base::Result<resp::RespView> &reply);
    void finishWhenDone();

    QList<SubscriberCount> m_counts;
    QPointer<QObject> m_context;
    bool m_hasContext = false;
    CountHandler m_handler;
    qsizetype m_waiting = 0;
};

/// Adds a node's PUBSUB NUMSUB reply to the counts; false when the reply has another form.
/// Source: https://redis.io/docs/latest/commands/pubsub-numsub/
bool addCounts(const resp::RespView &reply, const Endpoint &endpoint,
    QList<SubscriberCount> &counts);

/// Of each channel the greater of two counts, for the same channels: who has both kinds of subscription
/// is one subscriber. Complete when both are.
QList<SubscriberCount> greaterCounts(const QList<SubscriberCount> &left,
    const QList<SubscriberCount> &right);

} // namespace redis
