#include "core/redis/distrustednodes.h"

#include <algorithm>

namespace redis {

using namespace std::chrono_literals;

namespace {

constexpr auto doubtPeriod = 5min;

bool isUnchanged(const NodeInfo &now, const NodeInfo &then)
{
    // Not the parent: it may be told by another of its names.
    return now.replicationId == then.replicationId && now.runId == then.runId
        && now.role == then.role;
}

} // namespace

void DistrustedNodes::add(const NodeInfo &node, base::SteadyTime now)
{
    m_entries.removeIf(
        [&node](const Entry &entry) { return entry.node.endpoint == node.endpoint; });
    m_entries.append({node, now + doubtPeriod});
}

void DistrustedNodes::mark(Topology &topology, base::SteadyTime now)
{
    for (NodeInfo &node : topology.nodes) {
        const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
            [&node](const Entry &at) { return at.node.endpoint == node.endpoint; });
        if (entry == m_entries.end())
            continue;
        // A node that does not answer just now has not changed for that.
        if (now >= entry->until || (node.isReachable() && !isUnchanged(node, entry->node)))
            m_entries.erase(entry);
        else
            node.isDeaf = true;
    }
}

} // namespace redis
