#pragma once

#include "core/accounts/accountservice.h"
#include "core/accounts/logincache.h"
#include "core/accounts/sessionkeeper.h"
#include "core/accounts/sessionstore.h"
#include "core/accounts/sqlaccountstore.h"
#include "core/base/worker.h"

#include <memory>
#include <optional>

namespace app {

/// What an account desk is set up with.
struct AccountDeskConfig {
    sql::DatabaseConfig directory;
    base::Secret cacheKey; ///< signs the login cache; empty: unsigned
    accounts::LoginPolicy policy;
    QString profile; ///< under which the keychain keeps remembered sign-ins
};

/// Everything that sign-ins and accounts need, put together: the directory on the worker, and the
/// cache and the sessions where there is a Redis.
/// Thread: that of the client. Lifetime: client, keychain, clock and random source must outlive it.
class AccountDesk final {
public:
    /// `client` may be null.
    AccountDesk(const AccountDeskConfig &config, redis::RedisClient *client,
        accounts::SecretStore &secrets, const base::Clock &clock, base::RandomSource &random);

    accounts::AccountService &service() { return m_service; }
    /// Null where there is no Redis.
    accounts::SessionKeeper *keeper() { return m_keeper.get(); }

private:
    base::Worker m_worker;
    accounts::SqlAccountStore m_store;
    accounts::LoginThrottle m_throttle;
    std::unique_ptr<accounts::LoginCache> m_cache;
    std::unique_ptr<accounts::SessionStore> m_sessions;
    std::unique_ptr<accounts::SessionKeeper> m_keeper;
    accounts::AccountService m_service;
};

} // namespace app
