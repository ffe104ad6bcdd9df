#pragma once

#include "core/constellation/constellationplan.h"

namespace constellation {

/// Decides which server of a plan to start next, from what is known of the others.
///
/// A replica is started when its master's data is complete: asked earlier, the master refuses it and
/// the replica tries again only after a second.
class PlanProgress final {
public:
    explicit PlanProgress(ConstellationPlan plan);

    /// The servers that can be started now; each is named once.
    QList<qsizetype> takeStartable();
    /// The server takes connections.
    void setReady(qsizetype place);
    /// The server follows its parent, by its own word.
    void setLinked(qsizetype place);
    /// The server follows its parent, by its parent's word.
    void setOnline(qsizetype place);
    /// Ready, and for a replica linked and online.
    bool isSettled(qsizetype place) const;
    bool isComplete() const;
    /// All take connections: the servers of a cluster can be introduced to each other.
    bool isReadyToMeet() const;

private:
    /// Sentinels that start before find replicas that come later only after ten seconds.
    bool hasAllData() const;

    struct Facts {
        bool started = false;
        bool ready = false;
        bool linked = false;
        bool online = false;
    };

    ConstellationPlan m_plan;
    QList<Facts> m_facts;
};

} // namespace constellation
