#pragma once

#include "core/accounts/loginflow.h"
#include "core/accounts/loginthrottle.h"
#include "core/accounts/password.h"
#include "core/redis/replyhandler.h"

#include <QObject>

#include <functional>

namespace base {
class Clock;
class Worker;
}

namespace accounts {

class AccountStore;
class LoginCache;

/// What a sign-in works with. All must outlive it.
struct LoginTools {
    AccountStore &store;
    base::Worker &worker;
    const base::Clock &clock;
    LoginThrottle &throttle;
    LoginCache *cache = nullptr; ///< null where no Redis is known
};

/// One sign-in on its way: does what LoginFlow says until it is done.
/// Thread: that of the worker's home.
class LoginRun final : public QObject {
    Q_OBJECT

public:
    LoginRun(const LoginTools &tools, const LoginPolicy &policy, UserName name, Password password,
        QObject *parent = nullptr);

    /// Ends in finished().
    void start();
    const LoginFlow &flow() const { return m_flow; }

signals:
    void finished();

private:
    void proceed();
    void reserve();
    void readCache();
    void verify();
    void readDirectory();
    void upgradeDirectory();
    void fillCache();
    void refund();
    void forgetTries();
    void hashThen(std::function<void(const base::Result<base::Secret> &)> next);
    redis::ReplyHandler finishStep();

    LoginTools m_tools;
    LoginPolicy m_policy;
    LoginFlow m_flow;
    Password m_password;
    bool m_isCountedAtMaster = false;
};

} // namespace accounts
