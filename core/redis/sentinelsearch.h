#pragma once

#include "core/base/clock.h"
#include "core/redis/sentinelreply.h"

namespace redis {

/// Stepper: asks the Sentinels one after the other where the master is.
///
/// The one that answered is asked first the next time, and the Sentinels that it knows are asked when
/// those of the URL are silent. An answer that names a master which was just switched away from is old
/// news: another Sentinel is asked.
class SentinelSearch final {
public:
    /// What to do next.
    struct Step {
        enum class Action : quint8 { Ask, Found, Failed };
        Action action = Action::Failed;
        Endpoint sentinel; ///< Ask: which
        SentinelAnswer answer; ///< Found
        base::Error error; ///< Failed: the most telling of what the Sentinels said
    };

    SentinelSearch(QList<Endpoint> sentinels, QString masterName);

    Step start();
    /// The Sentinel of the last Ask has answered.
    Step answered(const SentinelAnswer &answer, base::SteadyTime now);
    /// It has not, or with an error.
    Step failed(const base::Error &error);

    /// Takes a `+switch-master`; false when it is about another master, or known already.
    bool take(const MasterSwitch &change, base::SteadyTime now);

    /// In the order in which they are asked.
    const QList<Endpoint> &sentinels() const { return m_sentinels; }

private:
    Step next();
    bool isOldNews(const Endpoint &master, base::SteadyTime now) const;

    QString m_masterName;
    QList<Endpoint> m_sentinels;
    QList<Endpoint> m_open; ///< still to be asked in this search
    Endpoint m_asked;
    base::Error m_error;
    std::optional<MasterSwitch> m_switch; ///< the last one
    base::SteadyTime m_switched {};
};

} // namespace redis
