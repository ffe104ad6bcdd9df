#pragma once

#include "core/accounts/accountchange.h"
#include "core/accounts/accountstore.h"
#include "core/accounts/loginrun.h"

#include <QObject>

#include <memory>
#include <unordered_map>

namespace accounts {

class SessionStore;

using LoginHandler = std::function<void(const base::Result<LoginOutcome> &)>;
using OutcomeHandler = std::function<void(const base::Result<ChangeOutcome> &)>;

/// The accounts as upper floors see them: sign in, create, change, disable, list.
///
/// Errors, of all: those of sql::code; Input `USER_NAME` and `PASSWORD`; Storage `HASH_MEMORY`. Of
/// changes besides: Input `NO_ACCOUNT`, `NAME_TAKEN` and `CHANGED_MEANWHILE`, Storage
/// `COLUMN_TOO_NARROW` (there is no room for a good hash, and a bad one is not made) and
/// `NO_DISABLED_COLUMN`, Credentials `LOGIN_WRONG`, `LOGIN_DISABLED` and `LOGIN_THROTTLED`.
/// Thread: that of the worker's home. Lifetime: tools and sessions must outlive it.
class AccountService final : public QObject {
    Q_OBJECT

public:
    /// `sessions` may be null, as the tools' cache.
    AccountService(const LoginTools &tools, const LoginPolicy &policy, SessionStore *sessions,
        QObject *parent = nullptr);
    ~AccountService() override;

    void signIn(const QString &name, const base::Secret &password, QObject *context,
        LoginHandler handler);
    /// The name is kept without capitals.
    void create(const NewAccount &account, QObject *context, OutcomeHandler handler);
    /// By the user: the old password is proven to the directory. All sessions end.
    void changePassword(const QString &name, const base::Secret &oldPassword,
        const base::Secret &newPassword, QObject *context, OutcomeHandler handler);
    /// By an administrator. All sessions end.
    void resetPassword(const QString &name, const base::Secret &newPassword, QObject *context,
        OutcomeHandler handler);
    /// All sessions end.
    void setState(const QString &name, AccountState state, QObject *context,
        OutcomeHandler handler);
    void list(QObject *context, ListHandler handler);
    void inspect(QObject *context, ReportHandler handler);

private:
    void startChange(AccountChange::Kind kind, const base::Result<ChangeRequest> &request,
        QObject *context, OutcomeHandler handler);
    void forget(QObject *run);

    LoginTools m_tools;
    LoginPolicy m_policy;
    SessionStore *m_sessions;
    /// What is on its way goes on when its context dies, so that tries are counted to the end.
    std::unordered_map<QObject *, std::unique_ptr<QObject>> m_runs;
};

} // namespace accounts
