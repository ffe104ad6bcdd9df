#pragma once

#include "core/redis/connection.h"
#include "core/redis/sentinelsearch.h"

#include <QObject>

#include <functional>
#include <memory>

namespace redis {

/// The settings of a connection to a Sentinel: its own account, short deadlines, no database.
RedisConfig sentinelConfig(const RedisConfig &config);

/// Asks the Sentinels where the master is, over one short-lived connection at a time.
/// Thread: that of the object. Lifetime: config, clock and search must outlive it.
class SentinelResolver final : public QObject {
    Q_OBJECT

public:
    SentinelResolver(const RedisConfig &config, const base::Clock &clock, SentinelSearch &search,
        std::unique_ptr<Transport> transport, QObject *parent = nullptr);

    /// Ends in found() or failed(); begins anew when a search is under way.
    void resolve();
    void stop();

signals:
    void found(const redis::SentinelAnswer &answer);
    void failed(const base::Error &error);

private:
    void follow(const SentinelSearch::Step &step);
    void ask();
    void answersReceived(const QList<base::Result<resp::RespValue>> &replies);

    const base::Clock &m_clock;
    QByteArray m_masterName;
    SentinelSearch &m_search;
    Connection m_connection;
};

} // namespace redis
