#include "core/resp/respblocks.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace resp {

namespace {

/// More free blocks than this are given back to the system.
constexpr std::size_t MaxFreeBlocks = 8;
/// A larger buffer is not kept for the next large string.
constexpr qsizetype MaxLargeFreeBytes = 4 * 1024 * 1024;

} // namespace

void RespBlocks::advance(QByteArrayView carried, qsizetype capacity, Leaving leaving)
{
    Q_ASSERT(capacity >= carried.size());
    if (leaving == Leaving::Free && capacity == m_blockBytes && isOrdinary() && isOwn()) {
        std::memmove(m_begin, carried.data(), std::size_t(carried.size()));
        return;
    }
    QByteArray next = take(capacity);
    // take() gave a block that nobody shares, so this does not detach.
    char *const begin = next.data();
    if (!carried.isEmpty())
        std::memcpy(begin, carried.data(), std::size_t(carried.size()));
    QByteArray left = std::exchange(m_current, std::move(next));
    if (leaving == Leaving::Hold)
        m_held.push_back(std::move(left));
    else
        putBack(std::move(left));
    m_begin = begin;
    m_limit = begin + capacity;
}

void RespBlocks::releaseFinished()
{
    if (m_heldBefore == 0)
        return;
    const auto end = m_held.begin() + std::ptrdiff_t(m_heldBefore);
    for (auto block = m_held.begin(); block != end; ++block)
        putBack(std::move(*block));
    m_held.erase(m_held.begin(), end);
    m_heldBefore = 0;
}

QList<QByteArray> RespBlocks::inUse() const
{
    QList<QByteArray> blocks(m_held.begin(), m_held.end());
    blocks.append(m_current);
    return blocks;
}

QByteArray RespBlocks::take(qsizetype capacity)
{
    if (capacity == m_blockBytes) {
        const auto free = std::find_if(m_free.begin(), m_free.end(),
            [](const QByteArray &block) { return block.isDetached(); });
        if (free != m_free.end()) {
            QByteArray block = std::move(*free);
            m_free.erase(free);
            return block;
        }
    } else if (m_largeFree.size() >= capacity && m_largeFree.isDetached()) {
        return std::exchange(m_largeFree, {});
    }
    return QByteArray(capacity, Qt::Uninitialized);
}

void RespBlocks::putBack(QByteArray block)
{
    if (block.size() == m_blockBytes) {
        if (m_free.size() == MaxFreeBlocks)
            m_free.erase(m_free.begin());
        m_free.push_back(std::move(block));
    } else if (block.size() > m_largeFree.size() && block.size() <= MaxLargeFreeBytes) {
        m_largeFree = std::move(block);
    }
}

} // namespace resp
