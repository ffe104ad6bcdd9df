#include "core/accounts/sessioncheck.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

/// How long an account that another program disabled may go on at most.
constexpr std::chrono::minutes longestUnasked {10};

bool isWelcome(const DirectoryAnswer &answer)
{
    return answer.record && answer.record->account.state == AccountState::Enabled;
}

} // namespace

SessionVerdict judgeSession(const SessionToken &token, const std::optional<SessionRecord> &record,
    const base::Result<DirectoryAnswer> &directory)
{
    if (!record)
        return SessionVerdict::Ended;
    if (!directory)
        return SessionVerdict::Unconfirmed;
    if (!isWelcome(*directory))
        return SessionVerdict::Disabled;
    const base::Secret kept {QByteArrayView(record->seal)};
    const base::Secret made {QByteArrayView(token.seal(directory->record->hash))};
    return kept == made ? SessionVerdict::Good : SessionVerdict::Ended;
}

base::Error toError(SessionVerdict verdict)
{
    if (verdict == SessionVerdict::Disabled) {
        return {base::ErrorKind::Credentials, u"LOGIN_DISABLED"_s,
            u"the account is disabled or gone"_s};
    }
    return {base::ErrorKind::Credentials, u"SESSION_ENDED"_s,
        u"the remembered sign-in has ended; the password is needed again"_s};
}

AccountWatch::Ask AccountWatch::versionRead(const base::Result<QByteArray> &version,
    base::SteadyTime now)
{
    const bool isSame = version && m_version && *version == *m_version;
    // It only grows, but for its end after a day without changes.
    const bool hasGrown = version && m_version && version->toLongLong() > m_version->toLongLong();
    if (version)
        m_version = *version;
    const bool isDue = !m_asked || now - *m_asked >= longestUnasked;
    if (isSame && !isDue)
        return Ask::Nothing;
    m_asked = now;
    return hasGrown ? Ask::Session : Ask::Directory;
}

std::optional<SessionVerdict> AccountWatch::directoryRead(
    const base::Result<DirectoryAnswer> &answer)
{
    if (!answer)
        return std::nullopt;
    return isWelcome(*answer) ? SessionVerdict::Good : SessionVerdict::Disabled;
}

} // namespace accounts
