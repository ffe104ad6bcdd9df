#pragma once

#include <QtGlobal>

#include <array>
#include <vector>

namespace chat {

/// Finds the block of entries that a uid may stand in: hash to block, about 10 bytes a uid.
/// It holds no uids: two may share a hash, so the caller looks into the block.
class UidIndex final {
public:
    /// Blocks are numbered from 1.
    void insert(quint32 hash, quint32 block);
    void remove(quint32 hash, quint32 block);
    /// Calls `visit(block)` for each block kept under the hash until it answers true.
    template <typename Visit>
    bool find(quint32 hash, Visit visit) const
    {
        const Shard &shard = m_shards[hash % shardCount];
        const size_t capacity = shard.cells.size();
        if (capacity == 0)
            return false;
        for (size_t i = shard.home(hash); shard.cells[i].block != 0;
             i = i + 1 == capacity ? 0 : i + 1) {
            if (shard.cells[i].hash == hash && visit(shard.cells[i].block))
                return true;
        }
        return false;
    }
    qsizetype memoryBytes() const;

private:
    struct Cell {
        quint32 hash = 0;
        quint32 block = 0; ///< 0: free
    };
    /// An open-addressing table. Many small ones, so that growing one never takes long.
    struct Shard {
        std::vector<Cell> cells;
        size_t used = 0;

        size_t home(quint32 hash) const { return size_t((quint64(hash) * cells.size()) >> 32); }
        void put(const Cell &cell);
        void grow();
    };
    static constexpr size_t shardCount = 64;

    std::array<Shard, shardCount> m_shards;
};

} // namespace chat
