#pragma once

#include "core/base/clock.h"

#include <QByteArray>

#include <chrono>

namespace base {
class RandomSource;
}

namespace redis {

/// Stepper: does what is published on the master arrive at the node that is read?
///
/// A connection that answers PING proves nothing of that: its node may have been detached from the
/// master, or have slept through a full resync. So now and then a message goes round, and one that is
/// missed twice in a row tells of a hole. Twice, because one is lost by every full resync.
/// Lifetime: the random source must outlive it.
class DeliveryProbe final {
public:
    enum class Action : quint8 {
        None,
        Publish, ///< payload() on the master
        Report, ///< nothing arrives any more
    };

    /// A message a little before each `interval` is over, awaited for `patience`.
    DeliveryProbe(base::RandomSource &random, std::chrono::milliseconds interval,
        std::chrono::milliseconds patience);

    /// Both ends are there: from now on messages are sent.
    void start(base::SteadyTime now);
    void stop();
    bool isRunning() const { return m_state != State::Stopped; }

    /// To be called at due(); a little later does no harm.
    Action advance(base::SteadyTime now);
    /// When advance() has something to decide next; only while running.
    base::SteadyTime due() const { return m_due; }
    /// Of the message that is under way; each has its own.
    QByteArray payload() const { return QByteArray::number(m_serial); }

    /// The master took the message: from now on it is awaited.
    void published();
    /// It did not: that says nothing of delivery.
    void publishFailed(base::SteadyTime now);
    /// Something arrived on the probe's channel.
    void arrived(QByteArrayView payload, base::SteadyTime now);
    /// When a message last came round.
    base::SteadyTime lastProof() const { return m_lastProof; }

private:
    enum class State : quint8 { Stopped, Waiting, Publishing, Awaiting };

    void wait(base::SteadyTime now);

    base::RandomSource &m_random;
    std::chrono::milliseconds m_interval;
    std::chrono::milliseconds m_patience;
    State m_state = State::Stopped;
    base::SteadyTime m_due {};
    base::SteadyTime m_lastProof {};
    quint64 m_serial = 0;
    int m_missed = 0; ///< in a row
};

} // namespace redis
