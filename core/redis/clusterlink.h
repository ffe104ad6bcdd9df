#pragma once

#include "core/redis/clusterrouter.h"
#include "core/redis/clustersubscriber.h"
#include "core/redis/target.h"

namespace redis {

/// What a RedisClient has instead of one master and one replica where the server is a cluster: the same
/// services, each by slot.
/// Thread: that of the object. Lifetime: config, clock and random source must outlive it.
class ClusterLink final : public QObject {
    Q_OBJECT

public:
    ClusterLink(const RedisConfig &config, const base::Clock &clock, base::RandomSource &random,
        TransportFactory makeTransport, QObject *parent = nullptr);
    ~ClusterLink() override;

    void start();
    void stop();
    /// The computer woke up or has another network: looks at all nodes now.
    void wake();

    const Topology &topology() const { return m_router.plan().topology; }
    /// Where subscriptions without a slot go; empty when no node is fit.
    const Endpoint &home() const { return m_router.plan().home; }
    bool isResolving() const { return m_router.isResolving(); }
    Connection *connection(const Endpoint &endpoint) const;
    ClusterSubscriber &subscriber() { return m_subscriber; }
    const ClusterSubscriber &subscriber() const { return m_subscriber; }
    ClientView makeView() const;

    void send(Target target, const QList<resp::RespCommand> &commands, QObject *context,
        PipelineHandler handler);
    /// Plain and sharded subscriptions of each channel are counted apart by the servers, and a Taproom
    /// has both: the greater number is the count.
    void countSubscribers(const QList<QByteArray> &channels, QObject *context,
        CountHandler handler);

signals:
    void resolved();
    /// Anything that makeView() tells may have changed.
    void stateChanged();

private:
    void explain(LinkView &link) const;

    const RedisConfig &m_config;
    ClusterRouter m_router;
    ClusterSubscriber m_subscriber;
};

} // namespace redis
