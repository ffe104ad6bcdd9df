#pragma once

#include "core/redis/clusterreply.h"

namespace base {
class RandomSource;
}

namespace redis {

/// What a node told of its cluster.
struct ClusterAnswer {
    QList<SlotRange> ranges;
    quint64 epoch = 0; ///< 0: it may not be asked for it

    friend bool operator==(const ClusterAnswer &, const ClusterAnswer &) = default;
};

/// Stepper: asks one node after the other for the slots, the known ones before those of the URL.
///
/// Any node can tell, so each client begins with another one. A node that was cut off from the others
/// still tells what was: its older epoch shows it, and it counts only when nobody knows better.
/// Lifetime: the random source must outlive it.
class ClusterSearch final {
public:
    /// What to do next.
    struct Step {
        enum class Action : quint8 { Ask, Wait, Found, Failed };
        Action action = Action::Failed;
        Endpoint node; ///< Ask: which
        ClusterAnswer answer; ///< Found
        base::Error error; ///< Failed: the most telling of what the nodes said
    };

    ClusterSearch(QList<Endpoint> configured, base::RandomSource &random);

    Step start(const QList<Endpoint> &known);
    Step answered(const Endpoint &node, const ClusterAnswer &answer);
    Step failed(const Endpoint &node, const base::Error &error);
    /// Nobody has answered for a while: another one is asked as well.
    Step hurry();

private:
    Step next();
    Step finish(const ClusterAnswer &answer);

    QList<Endpoint> m_configured;
    base::RandomSource &m_random;
    QList<Endpoint> m_open; ///< still to be asked in this search
    QList<Endpoint> m_asked; ///< asked and silent
    std::optional<ClusterAnswer> m_outdated;
    base::Error m_error;
    quint64 m_epoch = 0; ///< the newest that any node has told
    bool m_isOver = true;
};

} // namespace redis
