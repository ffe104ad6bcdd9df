#include "app/accountchoice.h"

#include "app/serverchoice.h"
#include "core/sql/databaseurl.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {

sql::DatabaseConfig ownDirectory(const Places &places)
{
    sql::DatabaseConfig config;
    config.file = places.accountsFile();
    config.fileMode = sql::FileMode::Create;
    return config;
}

accounts::LoginPolicy policyOf(const Profile &profile)
{
    accounts::LoginPolicy policy;
    policy.saysWhich = profile.saysWhich;
    policy.upgradesHashes = profile.upgradesHashes;
    policy.strength = accounts::strengthFromSettings(quint64(std::max(profile.hashMemory, 0)),
        quint64(std::max(profile.hashPasses, 0)));
    return policy;
}

accounts::LoginPolicy choosePolicy(const CommonOptions &options, const Profiles &profiles)
{
    const QString name = options.profile.isEmpty() ? profiles.chosen : options.profile;
    const auto profile = options.redisUrl.isEmpty() ? profiles.find(name) : std::nullopt;
    return policyOf(profile.value_or(Profile()));
}

base::Result<sql::DatabaseConfig> chooseAccounts(const CommonOptions &options,
    const Profiles &profiles, const Places &places)
{
    if (!options.accountsUrl.isEmpty())
        return sql::parseDatabaseUrl(options.accountsUrl);
    const QString name = options.profile.isEmpty() ? profiles.chosen : options.profile;
    const auto profile = options.redisUrl.isEmpty() ? profiles.find(name) : std::nullopt;
    if (profile && !profile->accountsUrl.isEmpty())
        return sql::parseDatabaseUrl(profile->accountsUrl);
    const bool isDemo = name == demoProfile || (!profile && options.redisUrl.isEmpty());
    if (!profile && isDemo && readDemoState(places)) {
        sql::DatabaseConfig demo;
        demo.file = places.demoAccountsFile();
        return demo;
    }
    return ownDirectory(places);
}

base::Result<std::optional<redis::RedisConfig>> chooseLoginCache(const CommonOptions &options,
    const Profiles &profiles, const Places &places)
{
    const auto chosen = chooseServer(options, profiles, readDemoState(places));
    if (chosen)
        return std::optional(*chosen);
    if (chosen.error().code == "NOREDIS"_L1)
        return std::optional<redis::RedisConfig>();
    return base::failure(chosen.error());
}

} // namespace app
