#pragma once

#include "core/redis/topology.h"

namespace redis {

/// Nodes at which something did not arrive, although they say that all is well.
///
/// A node is believed again when it has another history than it had then or was restarted, or after a
/// while, since somebody may have put right what cannot be seen from here.
class DistrustedNodes final {
public:
    void add(const NodeInfo &node, base::SteadyTime now);
    /// Sets `isDeaf` of those that are not believed, and forgets those that are again.
    void mark(Topology &topology, base::SteadyTime now);

private:
    struct Entry {
        NodeInfo node; ///< as it was then
        base::SteadyTime until;
    };
    QList<Entry> m_entries;
};

} // namespace redis
