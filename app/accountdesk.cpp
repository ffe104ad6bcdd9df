#include "app/accountdesk.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

std::unique_ptr<accounts::LoginCache> makeCache(const AccountDeskConfig &config,
    redis::RedisClient *client, const base::Clock &clock)
{
    if (!client)
        return nullptr;
    return std::make_unique<accounts::LoginCache>(*client, clock, accounts::ThrottlePolicy(),
        config.cacheKey);
}

} // namespace

AccountDesk::AccountDesk(const AccountDeskConfig &config, redis::RedisClient *client,
    accounts::SecretStore &secrets, const base::Clock &clock, base::RandomSource &random)
    : m_worker(u"accounts"_s)
    , m_store(config.directory, m_worker)
    , m_cache(makeCache(config, client, clock))
    , m_sessions(client ? std::make_unique<accounts::SessionStore>(*client) : nullptr)
    , m_keeper(client ? std::make_unique<accounts::SessionKeeper>(accounts::SessionTools {m_store,
                   *m_sessions, *m_cache, secrets, random, clock, config.profile})
                      : nullptr)
    , m_service(accounts::LoginTools {m_store, m_worker, clock, m_throttle, m_cache.get()},
          config.policy, m_sessions.get())
{
}

} // namespace app
