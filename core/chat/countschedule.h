#pragma once

#include <algorithm>
#include <chrono>

namespace chat {

/// How long to wait before subscribers are counted again: soon while the numbers move, seldom when not.
class CountSchedule final {
public:
    static constexpr std::chrono::milliseconds shortest {2000};
    static constexpr std::chrono::milliseconds longest {10000};

    /// The wait after a count.
    std::chrono::milliseconds next(bool changed)
    {
        m_wait = changed ? shortest : std::min(longest, m_wait + m_wait / 2);
        return m_wait;
    }
    /// Somebody joined or left: counts at once, and looks again soon after it.
    void reset() { m_wait = shortest; }

private:
    std::chrono::milliseconds m_wait = shortest;
};

} // namespace chat
