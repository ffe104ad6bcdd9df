#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QString>

#include <chrono>

namespace accounts {

/// How many wrong passwords a name may have, and how long the waits are after that.
struct ThrottlePolicy {
    int freeTries = 5;
    std::chrono::milliseconds window = std::chrono::minutes(15);
    std::chrono::milliseconds firstWait = std::chrono::seconds(30);
    std::chrono::milliseconds longestWait = std::chrono::minutes(15);

    /// The wait that the `failures`th wrong password starts; zero for the free ones but the last.
    std::chrono::milliseconds waitAfter(int failures) const;
};

/// Counts wrong passwords by name in this process, for when Redis is away: a name that had too many
/// within the window waits, twice as long each time.
///
/// A try is counted before the password is looked at, so that many at once are not one; the right
/// password forgets them, and a try that met no answer is given back.
class LoginThrottle final {
public:
    explicit LoginThrottle(ThrottlePolicy policy = {});

    const ThrottlePolicy &policy() const { return m_policy; }

    /// How long `name` has to wait still; zero: the try is counted and may go on.
    std::chrono::milliseconds reserve(const QString &name, base::SteadyTime now);
    /// The try had no answer.
    void refund(const QString &name);
    /// The password was right.
    void forget(const QString &name);

private:
    struct Tries {
        int count = 0;
        base::SteadyTime last;
        base::SteadyTime before; ///< last, before the latest try
    };
    void makeRoom(base::SteadyTime now);

    ThrottlePolicy m_policy;
    QHash<QString, Tries> m_tries;
};

} // namespace accounts
