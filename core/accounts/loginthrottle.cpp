#include "core/accounts/loginthrottle.h"

#include <algorithm>
#include <utility>

namespace accounts {

namespace {

/// Names that somebody makes up must not fill the memory.
constexpr qsizetype mostNames = 4096;

} // namespace

std::chrono::milliseconds ThrottlePolicy::waitAfter(int failures) const
{
    const int over = failures - freeTries;
    if (over < 0)
        return {};
    // 2^20 first waits are longer than any longest wait.
    return std::min(firstWait * (1 << std::min(over, 20)), longestWait);
}

LoginThrottle::LoginThrottle(ThrottlePolicy policy)
    : m_policy(policy)
{
}

std::chrono::milliseconds LoginThrottle::reserve(const QString &name, base::SteadyTime now)
{
    makeRoom(now);
    Tries &tries = m_tries[name];
    const auto since = now - tries.last;
    const auto wait = m_policy.waitAfter(tries.count);
    if (tries.count > 0 && since < wait)
        return std::chrono::ceil<std::chrono::milliseconds>(wait - since);
    if (since >= m_policy.window + wait)
        tries.count = 0;
    ++tries.count;
    tries.before = std::exchange(tries.last, now);
    return {};
}

void LoginThrottle::refund(const QString &name)
{
    const auto tries = m_tries.find(name);
    if (tries == m_tries.end())
        return;
    // A wait that was over before the try must not begin anew.
    tries->last = tries->before;
    if (--tries->count <= 0)
        m_tries.erase(tries);
}

void LoginThrottle::forget(const QString &name)
{
    m_tries.remove(name);
}

void LoginThrottle::makeRoom(base::SteadyTime now)
{
    if (m_tries.size() < mostNames)
        return;
    m_tries.removeIf([&](const QHash<QString, Tries>::iterator &tries) {
        return now - tries->last >= m_policy.window + m_policy.waitAfter(tries->count);
    });
    if (m_tries.size() < mostNames)
        return;
    // All are fresh: the one that tried longest ago has waited most.
    const auto oldest = std::min_element(m_tries.begin(), m_tries.end(),
        [](const Tries &left, const Tries &right) { return left.last < right.last; });
    m_tries.erase(oldest);
}

} // namespace accounts
