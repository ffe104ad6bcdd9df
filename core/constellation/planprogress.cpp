#include "core/constellation/planprogress.h"

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
        if (m_facts[place].started || (parent && !isSettled(*parent))
            || (m_plan.servers[place].watches && !hasAllData()))
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
