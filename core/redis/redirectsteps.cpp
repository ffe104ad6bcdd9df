#include "core/redis/redirectsteps.h"

#include <algorithm>

namespace redis {

using namespace std::chrono_literals;

namespace {

constexpr int maxRedirects = 5;
constexpr int maxWaits = 6;
constexpr auto firstWait = 50ms;
constexpr auto longestWait = 800ms;

} // namespace

RedirectSteps::Step RedirectSteps::failed(const base::Error &error, const Endpoint &by, Kind kind)
{
    if (const auto redirect = parseRedirect(error, by)) {
        const bool isAsk = redirect->kind == Redirect::Kind::Ask;
        if (isAsk && kind == Kind::InTransaction)
            return retry();
        if (++m_redirects > maxRedirects)
            return {};
        Step step {Step::Action::Resend, redirect->to, isAsk, 0ms, {}};
        if (!isAsk)
            step.movedSlot = redirect->slot;
        return step;
    }
    // Keys are on their way from node to node, or the cluster elects a master.
    if (error.code == u"TRYAGAIN" || error.code == u"CLUSTERDOWN")
        return retry();
    return {};
}

RedirectSteps::Step RedirectSteps::retry()
{
    if (++m_waits > maxWaits)
        return {};
    const auto wait = std::min<std::chrono::milliseconds>(longestWait, firstWait * (1 << m_waits));
    return {Step::Action::Retry, {}, false, wait, {}};
}

} // namespace redis
