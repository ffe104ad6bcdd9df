#pragma once

#include "core/accounts/account.h"
#include "core/base/error.h"

#include <chrono>
#include <optional>

namespace accounts {

/// What a sign-in came to. That nobody could be asked is no answer but an Error.
enum class LoginAnswer : quint8 {
    In,
    Wrong, ///< name or password; which one is not told
    UnknownName, ///< only where the profile says which
    Throttled, ///< too many wrong passwords; see waitFor
    Disabled, ///< the right password of an account that may not sign in
};

/// Who answered.
enum class LoginSource : quint8 { None, Cache, Directory, Session, RedisAcl, Guest };

/// The answer to a sign-in.
struct LoginOutcome {
    LoginAnswer answer = LoginAnswer::Wrong;
    LoginSource source = LoginSource::None;
    Account account; ///< whole when In; otherwise the name as far as it is known
    /// A legacy or cheap hash was replaced in the directory.
    bool isUpgraded = false;
    std::chrono::milliseconds waitFor {0};
    /// The directory could not be asked although it should have been: the cache alone decided.
    std::optional<base::Error> directoryAway;
    /// The master could not be asked: nothing was cached, and the throttle counts on this computer.
    std::optional<base::Error> redisAway;
};

} // namespace accounts
