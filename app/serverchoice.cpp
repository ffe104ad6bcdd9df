#include "app/serverchoice.h"

#include "core/constellation/keeperfiles.h"
#include "core/constellation/serverconfig.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;
using constellation::ConstellationState;

namespace app {

namespace {

constexpr qint64 maxStateBytes = 64 * 1024;

auto inputError(const QString &code, const QString &detail)
{
    return base::failure(base::ErrorKind::Input, code, detail);
}

base::Result<redis::RedisConfig> chooseDemo(const std::optional<ConstellationState> &demo)
{
    if (demo)
        return toConfig(*demo);
    return inputError(u"NODEMO"_s, u"no demo runs; start it with: taproom demo"_s);
}

} // namespace

std::optional<ConstellationState> readDemoState(const Places &places)
{
    QFile file(constellation::KeeperFiles(places.demoFolder()).statePath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto state = constellation::parseState(file.read(maxStateBytes));
    const bool isReady = state && state->phase == ConstellationState::Phase::Ready;
    return isReady ? std::optional(*state) : std::nullopt;
}

redis::RedisConfig toConfig(const ConstellationState &demo)
{
    redis::RedisConfig config;
    for (const constellation::KeptServer &server : demo.servers) {
        if (!server.watches.isEmpty())
            config.endpoints.append(server.endpoint);
    }
    if (config.endpoints.isEmpty()) {
        config.endpoints = {demo.servers.first().endpoint};
        return config;
    }
    config.discovery = redis::Discovery::Sentinel;
    config.masterName = constellation::SentinelTask().masterName;
    return config;
}

base::Result<redis::RedisConfig> chooseServer(const CommonOptions &options,
    const Profiles &profiles, const std::optional<ConstellationState> &demo)
{
    if (!options.redisUrl.isEmpty() && !options.profile.isEmpty())
        return inputError(u"USAGE"_s, u"give --redis or --profile, not both"_s);
    if (!options.redisUrl.isEmpty())
        return redis::parseRedisUrl(options.redisUrl);
    const QString name = options.profile.isEmpty() ? profiles.chosen : options.profile;
    if (const auto profile = profiles.find(name))
        return redis::parseRedisUrl(profile->redisUrl);
    if (name == demoProfile)
        return chooseDemo(demo);
    if (!options.profile.isEmpty())
        return inputError(u"PROFILE"_s, u"there is no profile '%1'"_s.arg(name));
    if (demo)
        return toConfig(*demo);
    return inputError(u"NOREDIS"_s,
        u"say which Redis: --redis redis://HOST:PORT, or --profile NAME; or start one with: taproom demo"_s);
}

} // namespace app
