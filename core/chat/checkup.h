#pragma once

#include "core/accounts/sqlaccountstore.h"
#include "core/base/worker.h"
#include "core/chat/neededrights.h"
#include "core/redis/redisclient.h"
#include "core/sql/databaseconfig.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace chat {

/// What was found out so far; what is nothing is still being asked.
struct CheckReport {
    /// The links are decided: they stand, or `view` says why they do not.
    bool isRedisDecided = false;
    redis::ClientView view;
    /// The rights that are missing on either node; within, nothing where the server cannot say.
    std::optional<base::Result<std::optional<QList<NeededRight>>>> missing;
    std::optional<base::Result<accounts::DirectoryReport>> directory;

    bool isComplete() const { return isRedisDecided && missing && directory; }
};

/// Tries what a profile says, without changing anything: the way to Redis, the rights there, the
/// account directory.
/// Thread: that of the object. Lifetime: clock and random source must outlive it.
class Checkup final : public QObject {
    Q_OBJECT

public:
    Checkup(const redis::RedisConfig &redis, sql::DatabaseConfig directory,
        const base::Clock &clock, base::RandomSource &random, QObject *parent = nullptr);

    /// changed() comes until the report is complete.
    void start();
    const CheckReport &report() const { return m_report; }

signals:
    void changed();

private:
    void judge(const redis::ClientView &view);
    void decide();
    void askRights(bool isOnMaster);
    void rightsAnswered(const QList<NeededRight> &asked,
        const base::Result<resp::RespValue> &reply);

    redis::RedisClient m_client;
    base::Worker m_worker;
    accounts::SqlAccountStore m_store;
    QList<NeededRight> m_rights;
    QTimer m_limit;
    int m_answers = 0;
    base::Result<std::optional<QList<NeededRight>>> m_missing;
    CheckReport m_report;
};

} // namespace chat
