#include "core/redis/deliveryprobe.h"

#include "core/base/randomsource.h"

namespace redis {

namespace {

constexpr int missesThatTell = 2;

} // namespace

DeliveryProbe::DeliveryProbe(base::RandomSource &random, std::chrono::milliseconds interval,
    std::chrono::milliseconds patience)
    : m_random(random)
    , m_interval(interval)
    , m_patience(patience)
{
}

void DeliveryProbe::start(base::SteadyTime now)
{
    if (isRunning())
        return;
    m_missed = 0;
    m_lastProof = now;
    wait(now);
}

void DeliveryProbe::stop()
{
    m_state = State::Stopped;
}

/// A thousand clients that came back together do not probe together.
void DeliveryProbe::wait(base::SteadyTime now)
{
    const auto half = m_interval / 2;
    m_due = now + half + std::chrono::milliseconds(qint64(m_random.below(quint64(half.count()))));
    m_state = State::Waiting;
}

DeliveryProbe::Action DeliveryProbe::advance(base::SteadyTime now)
{
    if (!isRunning() || now < m_due)
        return Action::None;
    if (m_state == State::Publishing) {
        publishFailed(now);
        return Action::None;
    }
    if (m_state == State::Awaiting && ++m_missed >= missesThatTell) {
        m_missed = 0;
        wait(now);
        return Action::Report;
    }
    ++m_serial;
    m_due = now + m_patience;
    m_state = State::Publishing;
    return Action::Publish;
}

void DeliveryProbe::published()
{
    // It may have arrived before the master's answer.
    if (m_state == State::Publishing)
        m_state = State::Awaiting;
}

void DeliveryProbe::publishFailed(base::SteadyTime now)
{
    if (m_state == State::Publishing)
        wait(now);
}

void DeliveryProbe::arrived(QByteArrayView payload, base::SteadyTime now)
{
    const bool isAwaited = m_state == State::Publishing || m_state == State::Awaiting;
    if (!isAwaited || payload != this->payload())
        return;
    m_missed = 0;
    m_lastProof = now;
    wait(now);
}

} // namespace redis
