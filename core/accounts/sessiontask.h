#pragma once

#include "core/accounts/accountstore.h"
#include "core/accounts/loginoutcome.h"
#include "core/accounts/sessiontoken.h"
#include "core/redis/replyhandler.h"

#include <QList>
#include <QObject>

#include <optional>

namespace base {
class Clock;
class RandomSource;
}

namespace accounts {

class LoginCache;
class SecretStore;
class SessionStore;

/// What remembered sign-ins work with. All must outlive it.
struct SessionTools {
    AccountStore &store;
    SessionStore &sessions;
    LoginCache &cache;
    SecretStore &secrets;
    base::RandomSource &random;
    const base::Clock &clock;
    QString profile; ///< the keychain keeps one sign-in a profile and name
};

/// One thing done to a remembered sign-in: a list of steps, of which the first that fails ends it.
///
/// Errors: those of SessionKeeper.
/// Thread: that of the Redis client.
class SessionTask final : public QObject {
    Q_OBJECT

public:
    enum class Kind : quint8 { Remember, Resume, SignOut, SignOutEverywhere };

    SessionTask(const SessionTools &tools, Kind kind, UserName name, QObject *parent = nullptr);

    /// Ends in finished().
    void start();
    Kind kind() const { return m_kind; }
    const UserName &name() const { return m_name; }
    /// The outcome means something after Resume only.
    const base::Result<LoginOutcome> &result() const { return m_result; }

signals:
    void finished();

private:
    using Step = void (SessionTask::*)();

    static QList<Step> stepsOf(Kind kind);
    void next();
    void fail(const base::Error &error);

    void findAccount();
    void requireAccount();
    void makeToken();
    void addSession();
    void keepToken();
    void readToken();
    void requireToken();
    void findSession();
    void judge();
    void revokeSession();
    void revokeAll();
    void countVersion();
    void forgetToken();
    QString secretName() const;
    redis::ReplyHandler requireReply();

    SessionTools m_tools;
    Kind m_kind;
    UserName m_name;
    QList<Step> m_steps;
    std::optional<SessionToken> m_token;
    std::optional<SessionRecord> m_record;
    std::optional<base::Result<DirectoryAnswer>> m_found;
    bool m_isRevoked = false; ///< the token opens nothing any more, wherever it is
    base::Result<LoginOutcome> m_result;
};

} // namespace accounts
