#pragma once

#include "core/accounts/loginflow.h"
#include "core/accounts/sessiontoken.h"
#include "core/base/clock.h"

#include <optional>

namespace accounts {

/// What a remembered sign-in is worth.
enum class SessionVerdict : quint8 {
    Good,
    Unconfirmed, ///< Redis knows it; the directory could not be asked
    Ended, ///< signed out elsewhere, expired, or the password is another one by now
    Disabled, ///< the account may not sign in any more, or is gone
};

/// `record`: what Redis keeps under the token's hash, nothing when it keeps nothing.
SessionVerdict judgeSession(const SessionToken &token, const std::optional<SessionRecord> &record,
    const base::Result<DirectoryAnswer> &directory);

/// The error that tells a user why a session is no more.
base::Error toError(SessionVerdict verdict);

/// When a signed-in account is looked at again: each minute whether its version has changed, which
/// is cheap; the directory when it has, when Redis cannot say, and now and then in any case, since
/// other programs change accounts without counting the version.
class AccountWatch final {
public:
    enum class Ask : quint8 {
        Nothing,
        Directory,
        Session, ///< the password changed, or the user signed out everywhere
    };

    /// How often the version is read.
    static constexpr std::chrono::seconds interval {60};

    /// The answer to a reading of the version.
    Ask versionRead(const base::Result<QByteArray> &version, base::SteadyTime now);
    /// Whether the account is still welcome; nothing when the directory could not say.
    static std::optional<SessionVerdict> directoryRead(const base::Result<DirectoryAnswer> &answer);

private:
    std::optional<QByteArray> m_version;
    std::optional<base::SteadyTime> m_asked;
};

} // namespace accounts
