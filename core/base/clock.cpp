#include "core/base/clock.h"

namespace base {

std::chrono::milliseconds SystemClock::wallTime() const
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch);
}

SteadyTime SystemClock::steadyTime() const
{
    return std::chrono::steady_clock::now();
}

} // namespace base
