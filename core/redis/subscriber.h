#pragma once

#include "core/redis/connection.h"
#include "core/redis/subscriptions.h"

#include <QObject>
#include <QTimer>

namespace redis {

/// The connection that subscribes: keeps the wanted channels, and asks for them anew on each connection.
/// Thread: that of the object. Lifetime: config and clock must outlive it.
class Subscriber final : public QObject {
    Q_OBJECT

public:
    Subscriber(const RedisConfig &config, const base::Clock &clock,
        std::unique_ptr<Transport> transport, QObject *parent = nullptr);

    /// Goes to that node; does nothing when it is there already, or on its way.
    void open(const Endpoint &endpoint);
    void close();

    Connection &connection() { return m_connection; }
    const Connection &connection() const { return m_connection; }

    void subscribe(SubscriptionKind kind, const QByteArray &channel);
    void unsubscribe(SubscriptionKind kind, const QByteArray &channel);
    void unsubscribeAll();
    /// The server has ended a subscription by itself: those that are missing are asked for once more.
    void retrySoon();
    bool isWanted() const { return !m_wanted.items().isEmpty(); }

signals:
    /// The server will not have it, ever: the channel is no longer wanted.
    void refused(redis::SubscriptionKind kind, const QByteArray &channel, const base::Error &error);

private:
    void subscribeAll();
    void retry();
    void subscriptionRefused(SubscriptionKind kind, const QByteArray &channel,
        const base::Error &error);

    Connection m_connection;
    WantedSubscriptions m_wanted;
    QTimer m_retry; ///< for what a busy server could not do at once
};

} // namespace redis
