#pragma once

#include "core/redis/deliveryprobe.h"
#include "core/redis/redisconfig.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace redis {

class Router;
class Subscriber;

/// Sends the messages of a DeliveryProbe round: out on the master, back on `line`.
///
/// Only while two nodes are used: who reads on the master hears what the master says. A user without
/// the right to the probe's channel is left in peace.
/// Thread: that of the object. Lifetime: all that the constructor takes must outlive it.
class DeliveryChecker final : public QObject {
    Q_OBJECT

public:
    DeliveryChecker(const RedisConfig &config, const base::Clock &clock, base::RandomSource &random,
        Router &router, Subscriber &line, QObject *parent = nullptr);

    /// To be called when the route may have changed; `line` is wanted or no longer wanted then.
    void follow();
    /// When a message last came round; nothing while none is sent.
    std::optional<base::SteadyTime> lastProof() const;

signals:
    /// What the master takes does not reach the node.
    void deliveryLost(const redis::Endpoint &node);

private:
    bool isNeeded() const;
    void advance();
    void publish();
    void publishFailed(const base::Error &error);
    void lineReady();
    void lineClosed();
    void giveUp(const base::Error &error);
    void schedule();

    const base::Clock &m_clock;
    Router &m_router;
    Subscriber &m_line;
    DeliveryProbe m_probe;
    QByteArray m_channel;
    bool m_isRefused = false;
    QTimer m_timer;
};

} // namespace redis
