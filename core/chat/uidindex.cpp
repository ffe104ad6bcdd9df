#include "core/chat/uidindex.h"

#include <utility>

namespace chat {

void UidIndex::Shard::put(const Cell &cell)
{
    size_t i = home(cell.hash);
    while (cells[i].block != 0)
        i = i + 1 == cells.size() ? 0 : i + 1;
    cells[i] = cell;
}

void UidIndex::Shard::grow()
{
    const std::vector<Cell> old = std::exchange(cells, {});
    cells.resize(old.size() + old.size() / 4 + 4);
    for (const Cell &cell : old) {
        if (cell.block != 0)
            put(cell);
    }
}

void UidIndex::insert(quint32 hash, quint32 block)
{
    Shard &shard = m_shards[hash % shardCount];
    // Four fifths full at the most: a miss then takes about a dozen steps in one or two cache lines.
    if ((shard.used + 1) * 5 > shard.cells.size() * 4)
        shard.grow();
    shard.put({hash, block});
    ++shard.used;
}

void UidIndex::remove(quint32 hash, quint32 block)
{
    Shard &shard = m_shards[hash % shardCount];
    std::vector<Cell> &cells = shard.cells;
    const size_t capacity = cells.size();
    if (capacity == 0)
        return;
    const auto after = [capacity](size_t i) { return i + 1 == capacity ? 0 : i + 1; };
    size_t hole = shard.home(hash);
    while (cells[hole].block != 0 && (cells[hole].hash != hash || cells[hole].block != block))
        hole = after(hole);
    if (cells[hole].block == 0)
        return;
    --shard.used;
    // Close the hole: later cells of the run move back as far as their home allows.
    for (size_t i = after(hole); cells[i].block != 0; i = after(i)) {
        const size_t wanted = shard.home(cells[i].hash);
        const bool mayMove
            = hole <= i ? wanted <= hole || wanted > i : wanted <= hole && wanted > i;
        if (mayMove) {
            cells[hole] = cells[i];
            hole = i;
        }
    }
    cells[hole] = {};
}

qsizetype UidIndex::memoryBytes() const
{
    size_t bytes = sizeof *this;
    for (const Shard &shard : m_shards)
        bytes += shard.cells.capacity() * sizeof(Cell);
    return qsizetype(bytes);
}

} // namespace chat
