#include "core/redis/slotmap.h"

#include <algorithm>

namespace redis {

namespace {

/// More masters than any cluster has; what goes beyond it is not served.
constexpr qsizetype maxShards = 1000;

} // namespace

SlotMap::SlotMap()
{
    m_owner.fill(-1);
}

SlotMap::SlotMap(const QList<SlotRange> &ranges)
    : SlotMap()
{
    for (const SlotRange &range : ranges) {
        qsizetype shard = indexOfMaster(range.master);
        if (shard < 0) {
            if (m_shards.size() == maxShards)
                continue;
            shard = m_shards.size();
            m_shards.append({range.master, range.replicas});
        }
        std::fill(m_owner.begin() + range.first, m_owner.begin() + range.last + 1, qint16(shard));
    }
}

qsizetype SlotMap::indexOfMaster(const Endpoint &endpoint) const
{
    const auto found = std::find_if(m_shards.begin(), m_shards.end(),
        [&endpoint](const Shard &shard) { return shard.master == endpoint; });
    return found == m_shards.end() ? -1 : found - m_shards.begin();
}

const SlotMap::Shard *SlotMap::shardOf(quint16 slot) const
{
    const qint16 owner = slot < slotCount ? m_owner[slot] : qint16(-1);
    return owner < 0 ? nullptr : &m_shards[owner];
}

bool SlotMap::isMaster(const Endpoint &endpoint) const
{
    return indexOfMaster(endpoint) >= 0;
}

bool SlotMap::isComplete() const
{
    return std::none_of(m_owner.begin(), m_owner.end(), [](qint16 owner) { return owner < 0; });
}

QList<Endpoint> SlotMap::nodes() const
{
    QList<Endpoint> nodes;
    for (const Shard &shard : m_shards)
        nodes << shard.master << shard.replicas;
    return nodes;
}

QList<SlotRange> SlotMap::slotsOf(const Endpoint &master) const
{
    QList<SlotRange> ranges;
    const qsizetype shard = indexOfMaster(master);
    for (int slot = 0; slot < slotCount && shard >= 0; ++slot) {
        if (m_owner[std::size_t(slot)] != shard)
            continue;
        if (ranges.isEmpty() || ranges.last().last + 1 != slot)
            ranges.append({quint16(slot), quint16(slot), master, {}});
        ranges.last().last = quint16(slot);
    }
    return ranges;
}

bool SlotMap::move(quint16 slot, const Endpoint &to)
{
    if (slot >= slotCount)
        return false;
    const qint16 owner = m_owner[slot];
    if (owner >= 0 && m_shards[owner].master == to)
        return false;
    if (owner >= 0 && m_shards[owner].replicas.contains(to)) {
        Shard &shard = m_shards[owner];
        shard.replicas.replace(shard.replicas.indexOf(to), shard.master);
        shard.master = to;
        return true;
    }
    qsizetype target = indexOfMaster(to);
    if (target < 0) {
        if (m_shards.size() == maxShards)
            return false;
        target = m_shards.size();
        m_shards.append({to, {}});
    }
    m_owner[slot] = qint16(target);
    return true;
}

} // namespace redis
