#pragma once

#include "core/redis/clusterreply.h"
#include "core/redis/slothash.h"

#include <array>

namespace redis {

/// Which nodes serve which slot of a cluster.
class SlotMap final {
public:
    /// A master with its replicas; all of them hold the same slots.
    struct Shard {
        Endpoint master;
        QList<Endpoint> replicas;

        friend bool operator==(const Shard &, const Shard &) = default;
    };

    /// Empty: no slot is served.
    SlotMap();
    explicit SlotMap(const QList<SlotRange> &ranges);

    const QList<Shard> &shards() const { return m_shards; }
    /// Null when nobody is known to serve it. Lifetime: until the map changes.
    const Shard *shardOf(quint16 slot) const;
    bool isMaster(const Endpoint &endpoint) const;
    /// Whether each slot has a shard.
    bool isComplete() const;
    /// Masters, each followed by its replicas.
    QList<Endpoint> nodes() const;
    /// The runs of slots of a master, in their order; the replicas are not in them.
    QList<SlotRange> slotsOf(const Endpoint &master) const;

    /// A node has told that the slot is at `to` now. A replica of the slot's own shard has become its
    /// master: then all slots of the shard are there. False when the map says so already.
    bool move(quint16 slot, const Endpoint &to);

private:
    qsizetype indexOfMaster(const Endpoint &endpoint) const;

    QList<Shard> m_shards;
    std::array<qint16, slotCount> m_owner; ///< place in m_shards, or -1
};

} // namespace redis
