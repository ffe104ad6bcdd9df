#pragma once

#include "core/redis/subscriber.h"
#include "core/redis/subscriptionplacement.h"

#include <map>
#include <memory>

namespace redis {

class ClusterRouter;

/// The connections that subscribe in a cluster: shard channels at the node that reads their slot,
/// channels and patterns at home, where they also hear what is published on other nodes.
///
/// A server ends the subscriptions to a slot that leaves it; they are asked for anew where it is then.
/// Thread: that of the object. Lifetime: config, clock and router must outlive it.
class ClusterSubscriber final : public QObject {
    Q_OBJECT

public:
    using TransportFactory = std::function<std::unique_ptr<Transport>()>;

    ClusterSubscriber(const RedisConfig &config, const base::Clock &clock, ClusterRouter &router,
        TransportFactory makeTransport, QObject *parent = nullptr);
    ~ClusterSubscriber() override;

    /// Goes where the router's plan leads.
    void follow();
    void stop();
    /// Asks all connections for a sign of life.
    void checkNow();

    void subscribe(SubscriptionKind kind, const QByteArray &channel);
    void unsubscribe(SubscriptionKind kind, const QByteArray &channel);
    void unsubscribeAll();

    /// Null when there is none. Without a slot: at home.
    Connection *connection(std::optional<quint16> slot) const;
    /// Whether all nodes on which something is wanted are connected, and home is.
    bool isReady() const;
    /// Channels and patterns, as home's server last counted.
    int count() const;

signals:
    void messagesReceived(const redis::MessageBatch &batch);
    void subscriptionChanged(const redis::SubscriptionChange &change);
    void refused(redis::SubscriptionKind kind, const QByteArray &channel, const base::Error &error);
    /// A connection is there, or is no more.
    void stateChanged();

private:
    Endpoint nodeFor(const SubscriptionPlacement::Item &item) const;
    Subscriber &at(const Endpoint &endpoint);
    Subscriber *find(const Endpoint &endpoint) const;
    void connectTo(Subscriber &subscriber, const Endpoint &endpoint);
    void place();
    void drop(const Endpoint &endpoint);
    void changed(const Endpoint &endpoint, const SubscriptionChange &change);
    void refusedAt(SubscriptionKind kind, const QByteArray &channel, const base::Error &error);

    const RedisConfig &m_config;
    const base::Clock &m_clock;
    ClusterRouter &m_router;
    TransportFactory m_makeTransport;
    SubscriptionPlacement m_placement;
    Endpoint m_home;
    std::map<Endpoint, std::unique_ptr<Subscriber>> m_nodes;
};

} // namespace redis
