#pragma once

#include "core/accounts/accountservice.h"
#include "core/accounts/logincache.h"
#include "core/accounts/sessionkeeper.h"
#include "core/accounts/sessionstore.h"
#include "core/accounts/sqlaccountstore.h"
#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/base/worker.h"
#include "core/sql/sqlconnection.h"
#include "tests/support/fakesecretstore.h"

#include <memory>

namespace support {

/// One computer with Taproom on it: everything that a sign-in needs, on real servers.
/// Its functions spin the event loop until the answer is there.
class AccountDesk final {
public:
    struct Options {
        QString redisUrl; ///< empty: no Redis is known
        base::Secret cacheKey;
        bool saysWhich = false;
    };

    AccountDesk(const sql::DatabaseConfig &directory, const Options &options);
    ~AccountDesk();

    /// Until both links are there, or are known not to come; false after 20 s.
    bool connect();

    base::Result<accounts::LoginOutcome> signIn(const QString &name, const QString &password);
    base::Result<accounts::ChangeOutcome> create(const QString &name, const QString &password);
    base::Result<accounts::ChangeOutcome> changePassword(const QString &name,
        const QString &oldPassword, const QString &newPassword);
    base::Result<accounts::ChangeOutcome> setState(const QString &name,
        accounts::AccountState state);
    base::Result<> remember(const QString &name);
    base::Result<accounts::LoginOutcome> resume(const QString &name);
    base::Result<> signOut(const QString &name);
    base::Result<> signOutEverywhere(const QString &name);
    base::Result<accounts::DirectoryReport> inspect();
    /// Runs a statement as another program would.
    base::Result<qint64> execute(const QString &statement, const QVariantList &values = {});
    base::Result<sql::SqlRows> query(const QString &statement, const QVariantList &values = {});
    /// The stored hash of a name.
    QString storedHash(const QString &name);

    FakeSecretStore &secrets() { return m_secrets; }
    redis::RedisClient &client() { return *m_client; }
    accounts::SessionKeeper &keeper() { return *m_keeper; }
    accounts::AccountService &service() { return *m_service; }
    accounts::LoginCache *cache() { return m_cache.get(); }

private:
    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    FakeSecretStore m_secrets;
    base::Worker m_worker;
    accounts::SqlAccountStore m_store;
    accounts::LoginThrottle m_throttle;
    std::unique_ptr<redis::RedisClient> m_client;
    std::unique_ptr<accounts::LoginCache> m_cache;
    std::unique_ptr<accounts::SessionStore> m_sessions;
    std::unique_ptr<accounts::SessionKeeper> m_keeper;
    std::unique_ptr<accounts::AccountService> m_service;
    std::unique_ptr<sql::SqlConnection> m_other; ///< on the worker
};

} // namespace support
