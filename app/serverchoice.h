#pragma once

#include "app/commandline.h"
#include "app/settings.h"
#include "core/constellation/constellationstate.h"
#include "core/redis/redisconfig.h"

#include <optional>

namespace app {

/// The name by which `--profile` means the demo that runs.
inline constexpr QStringView demoProfile = u"demo";

/// The state that a running demo has left in its folder; nothing when none runs, or it is not ready.
std::optional<constellation::ConstellationState> readDemoState(const Places &places);

/// How the demo's servers are reached: its master is asked for the others.
redis::RedisConfig toConfig(const constellation::ConstellationState &demo);

/// Which Redis a command without a window means: `--redis`, `--profile`, else the profile used last,
/// else the demo that runs.
/// Errors: Input when nothing is given or what is given is not known.
base::Result<redis::RedisConfig> chooseServer(const CommonOptions &options,
    const Profiles &profiles, const std::optional<constellation::ConstellationState> &demo);

} // namespace app
