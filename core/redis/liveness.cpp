#include "core/redis/liveness.h"

namespace redis {

Liveness::Liveness(std::chrono::milliseconds pingAfter, std::chrono::milliseconds deadAfter)
    : m_pingAfter(pingAfter)
    , m_deadAfter(deadAfter)
{
}

void Liveness::start(base::SteadyTime now)
{
    m_lastByte = now;
    m_isAsked = false;
}

void Liveness::bytesReceived(base::SteadyTime now)
{
    start(now);
}

void Liveness::doubt(base::SteadyTime now)
{
    // Who is asked already has no more time for that.
    if (!m_isAsked)
        m_lastByte = now - m_pingAfter;
}

Liveness::Action Liveness::advance(base::SteadyTime now)
{
    if (now < due())
        return Action::None;
    // A whole period late: it was we who slept. What the peer sent meanwhile is not read yet.
    const bool hasSlept = now - due() > m_pingAfter;
    if (m_isAsked && !hasSlept)
        return Action::GiveUp;
    m_lastByte = now - m_pingAfter;
    m_isAsked = true;
    return Action::Ping;
}

base::SteadyTime Liveness::due() const
{
    return m_lastByte + (m_isAsked ? m_deadAfter : m_pingAfter);
}

} // namespace redis
