#pragma once

#include "core/accounts/accountservice.h"
#include "core/accounts/sessioncheck.h"
#include "core/accounts/sessiontask.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <unordered_map>

namespace accounts {

/// Remembered sign-ins: a random token in this computer's keychain and its hash in Redis. And a watch
/// over the account that is signed in.
///
/// Errors, of all: those of the stores; Credentials `SESSION_ENDED` and `LOGIN_DISABLED`; Input
/// `USER_NAME`.
/// Thread: that of the Redis client.
class SessionKeeper final : public QObject {
    Q_OBJECT

public:
    explicit SessionKeeper(SessionTools tools, QObject *parent = nullptr);
    ~SessionKeeper() override;

    /// After a sign-in with a password: the next one will need none on this computer.
    void remember(const QString &name, QObject *context, DoneHandler handler);
    /// In without a password. Errors: also Input `SESSION_TOKEN`, when nothing is remembered.
    void resume(const QString &name, QObject *context, LoginHandler handler);
    /// Forgets the sign-in of this computer.
    void signOut(const QString &name, QObject *context, DoneHandler handler);
    /// Forgets those of all computers, and makes every running program look again.
    void signOutEverywhere(const QString &name, QObject *context, DoneHandler handler);

    /// Looks after the account from now on, and after its session when it is remembered here.
    void watch(const QString &name);
    void stopWatching();
    /// Without waiting for the next minute: the computer woke up, say.
    void lookNow();

signals:
    /// The account that is watched is not welcome any more.
    void ended(const base::Error &why);

private:
    void startTask(SessionTask::Kind kind, const QString &name, QObject *context,
        LoginHandler handler);
    void noteRemembered(const SessionTask &task);
    void look();
    void lookAtSession();
    void lookInDirectory();
    void end(const base::Error &why);

    SessionTools m_tools;
    QTimer m_timer;
    UserName m_watched;
    UserName m_remembered; ///< who has a session on this computer, as far as is known
    AccountWatch m_watch;
    std::unordered_map<SessionTask *, std::unique_ptr<SessionTask>> m_tasks;
};

} // namespace accounts
