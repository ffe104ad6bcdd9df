#include "tests/support/fakeclock.h"

namespace support {

FakeClock::FakeClock(std::chrono::milliseconds wall)
    : m_wall(wall)
{
}

void FakeClock::advance(std::chrono::milliseconds step)
{
    m_wall += step;
    m_steady += step;
}

} // namespace support
