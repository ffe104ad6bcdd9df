#pragma once

#include <chrono>

namespace base {

/// A moment of the clock that never jumps; only differences mean something.
using SteadyTime = std::chrono::steady_clock::time_point;

/// Tells the time, so that tests can tell it otherwise.
class Clock {
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// Units: milliseconds since 1970, UTC. May jump when the computer's clock is set.
    virtual std::chrono::milliseconds wallTime() const = 0;
    virtual SteadyTime steadyTime() const = 0;
};

/// The computer's own clocks.
class SystemClock final : public Clock {
public:
    std::chrono::milliseconds wallTime() const override;
    SteadyTime steadyTime() const override;
};

} // namespace base
