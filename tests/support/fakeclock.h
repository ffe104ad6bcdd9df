#pragma once

#include "core/base/clock.h"

namespace support {

/// A clock that stands until the test moves it.
class FakeClock final : public base::Clock {
public:
    /// `wall` is since 1970, UTC; the default is some day in 2026.
    explicit FakeClock(
        std::chrono::milliseconds wall = std::chrono::milliseconds(1'795'462'772'424));

    std::chrono::milliseconds wallTime() const override { return m_wall; }
    base::SteadyTime steadyTime() const override { return m_steady; }

    /// Moves both clocks.
    void advance(std::chrono::milliseconds step);
    /// Sets the computer's clock, which the steady one does not follow.
    void setWallTime(std::chrono::milliseconds wall) { m_wall = wall; }

private:
    std::chrono::milliseconds m_wall;
    base::SteadyTime m_steady {std::chrono::hours(1)};
};

} // namespace support
