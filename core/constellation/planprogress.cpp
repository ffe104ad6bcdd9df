#include "core/constellation/planprogress.h"

#include <algorithm>
#include <utility>

namespace constellation {

PlanProgress::PlanProgress(ConstellationPlan plan)
    : m_plan(std::move(plan))
    , m_facts(m_plan.servers.size())
{
}

QList<qsizetype> PlanProgress::takeStartable()
{
    QList<qsizetype> startable;
    for (qsizetype place = 0; place < m_facts.size(); ++place) {
        const auto parent = m_plan.servers[place].parent;
        // In a cluster a server learns its master later, when all have met.
        const bool waits = parent && !m_plan.isCluster && !isSettled(*parent);
        if (m_facts[place].started || waits || (m_plan.servers[place].watches && !hasAllData()))
            continue;
        m_facts[place].started = true;
        startable.append(place);
    }
    return startable;
}

void PlanProgress::setReady(qsizetype place)
{
    m_facts[place].ready = true;
}

void PlanProgress::setLinked(qsizetype place)
{
    m_facts[place].linked = true;
}

void PlanProgress::setOnline(qsizetype place)
{
    m_facts[place].online = true;
}

bool PlanProgress::isSettled(qsizetype place) const
{
    const Facts &facts = m_facts[place];
    if (m_plan.servers[place].watches)
        return facts.ready && facts.linked;
    return facts.ready && (!m_plan.servers[place].parent || (facts.linked && facts.online));
}

bool PlanProgress::isReadyToMeet() const
{
    return std::all_of(m_facts.begin(), m_facts.end(),
        [](const Facts &facts) { return facts.ready; });
}

bool PlanProgress::hasAllData() const
{
    for (qsizetype place = 0; place < m_facts.size(); ++place) {
        if (!m_plan.servers[place].watches && !isSettled(place))
            return false;
    }
    return true;
}

bool PlanProgress::isComplete() const
{
    for (qsizetype place = 0; place < m_facts.size(); ++place) {
        if (!isSettled(place))
            return false;
    }
    return true;
}

} // namespace constellation
