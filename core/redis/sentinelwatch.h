#pragma once

#include "core/base/backoff.h"
#include "core/redis/connection.h"
#include "core/redis/sentinelreply.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace redis {

/// Listens for `+switch-master` on every Sentinel, and keeps at it while some are away.
/// Thread: that of the object. Lifetime: config, clock and random source must outlive it.
class SentinelWatch final : public QObject {
    Q_OBJECT

public:
    using TransportFactory = std::function<std::unique_ptr<Transport>()>;

    SentinelWatch(const RedisConfig &config, const base::Clock &clock, base::RandomSource &random,
        TransportFactory makeTransport, QObject *parent = nullptr);
    ~SentinelWatch() override;

    /// Listens on these as well; one that is listened on is left as it is.
    void listen(const QList<Endpoint> &sentinels);
    void stop();
    /// On how many the subscription is confirmed.
    int listeningCount() const;

signals:
    /// Once from each Sentinel that tells it, for every master that they watch.
    void masterSwitched(const redis::MasterSwitch &change);

private:
    struct Ear;

    void add(const Endpoint &sentinel);
    void read(const MessageBatch &batch);

    const RedisConfig &m_config;
    const base::Clock &m_clock;
    base::RandomSource &m_random;
    TransportFactory m_makeTransport;
    std::map<Endpoint, std::unique_ptr<Ear>> m_ears;
};

} // namespace redis
