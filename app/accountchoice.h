#pragma once

#include "app/commandline.h"
#include "app/settings.h"
#include "core/accounts/loginflow.h"
#include "core/redis/redisconfig.h"
#include "core/sql/databaseconfig.h"

#include <optional>

namespace app {

/// The directory's own file, where nothing else is named.
sql::DatabaseConfig ownDirectory(const Places &places);

/// How sign-ins go with a profile.
accounts::LoginPolicy policyOf(const Profile &profile);
/// How sign-ins go, by the profile that is meant, or as usual.
accounts::LoginPolicy choosePolicy(const CommonOptions &options, const Profiles &profiles);

/// Which account directory a command or profile means: `--accounts`, else the profile's, else the
/// demo's while its servers are the ones that are meant, else a file of our own.
/// Errors: Input.
base::Result<sql::DatabaseConfig> chooseAccounts(const CommonOptions &options,
    const Profiles &profiles, const Places &places);

/// The Redis that remembers sign-ins; nothing where none is named, since a directory works alone.
/// Errors: Input when one is named that cannot be.
base::Result<std::optional<redis::RedisConfig>> chooseLoginCache(const CommonOptions &options,
    const Profiles &profiles, const Places &places);

} // namespace app
