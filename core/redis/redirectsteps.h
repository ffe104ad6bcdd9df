#pragma once

#include "core/redis/clusterreply.h"

#include <chrono>

namespace redis {

/// Stepper: what becomes of one command in a cluster after each answer to it.
///
/// Bounded: neither two nodes that send it back and forth nor a cluster that stays down keep it for ever.
class RedirectSteps final {
public:
    struct Step {
        enum class Action : quint8 {
            Deliver, ///< this is the answer
            Resend, ///< to `node`, with ASKING before it where `isAsking`
            Retry, ///< after `wait`, by the map as it is then
        };
        Action action = Action::Deliver;
        Endpoint node;
        bool isAsking = false;
        std::chrono::milliseconds wait {0};
        std::optional<quint16> movedSlot; ///< the slot is at `node` from now on

        friend bool operator==(const Step &, const Step &) = default;
    };

    /// The node `by` answered with this error. A command that can't stand alone (of a transaction) is
    /// not asked elsewhere, but tried again when its slot has arrived.
    enum class Kind : quint8 { Alone, InTransaction };
    Step failed(const base::Error &error, const Endpoint &by, Kind kind = Kind::Alone);

private:
    Step retry();

    int m_redirects = 0;
    int m_waits = 0;
};

} // namespace redis
