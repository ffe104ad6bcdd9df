#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <chrono>

namespace redis {

/// Decides when a silent connection is asked for a sign of life and when it is given up.
///
/// Any byte proves life. A process that itself did not run for a while (a suspended laptop, a stalled
/// window) has not listened either: then the peer is asked anew before it is judged.
class Liveness final {
public:
    enum class Action : quint8 { None, Ping, GiveUp };

    Liveness(std::chrono::milliseconds pingAfter, std::chrono::milliseconds deadAfter);

    void start(base::SteadyTime now);
    void bytesReceived(base::SteadyTime now);
    /// There is a reason to ask now, whatever came before: the network changed.
    void doubt(base::SteadyTime now);
    /// To be called at due(); a little later does no harm.
    Action advance(base::SteadyTime now);
    /// When advance() has something to decide next.
    base::SteadyTime due() const;

private:
    std::chrono::milliseconds m_pingAfter;
    std::chrono::milliseconds m_deadAfter;
    base::SteadyTime m_lastByte {};
    bool m_isAsked = false;
};

} // namespace redis
