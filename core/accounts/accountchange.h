#pragma once

#include "core/accounts/accountstore.h"
#include "core/accounts/loginrun.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace accounts {

class SessionStore;

/// What became of a change in the directory.
struct ChangeOutcome {
    Account account;
    /// Why the cache and the sessions could not be told: what they hold lives on until it expires.
    std::optional<base::Error> redisAway;
};

/// What is to be changed; which parts are needed depends on the change.
struct ChangeRequest {
    UserName name;
    Password oldPassword;
    Password newPassword;
    QString displayName;
    AccountState state = AccountState::Enabled;
};

/// One change of an account on its way: a list of steps, the directory first and Redis after it, so
/// that nobody can cache again what is about to change. The first step that fails ends it.
///
/// Errors: those of AccountService.
/// Thread: that of the worker's home. Lifetime: tools and sessions must outlive it.
class AccountChange final : public QObject {
    Q_OBJECT

public:
    enum class Kind : quint8 { Create, ChangePassword, ResetPassword, SetState };

    /// `sessions` may be null, as the tools' cache.
    AccountChange(const LoginTools &tools, LoginPolicy policy, SessionStore *sessions, Kind kind,
        ChangeRequest request, QObject *parent = nullptr);
    ~AccountChange() override;

    /// Ends in finished().
    void start();
    const base::Result<ChangeOutcome> &result() const { return m_result; }

signals:
    void finished();

private:
    using Step = void (AccountChange::*)();

    static QList<Step> stepsOf(Kind kind);
    void next();
    void fail(const base::Error &error);

    void find();
    void requireAccount();
    void requireFreeName();
    void requireRoom();
    void prove();
    void proven();
    void hash();
    void add();
    void replace();
    void setState();
    void dropCache();
    void endSessions();
    redis::ReplyHandler noteRedis();

    LoginTools m_tools;
    LoginPolicy m_policy;
    SessionStore *m_sessions;
    ChangeRequest m_request;
    QList<Step> m_steps;
    std::unique_ptr<LoginRun> m_proof;
    DirectoryAnswer m_found;
    base::Secret m_expected; ///< the hash that must still be there
    base::Secret m_hash;
    base::Result<ChangeOutcome> m_result;
};

} // namespace accounts
