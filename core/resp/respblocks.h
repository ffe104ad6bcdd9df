#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <vector>

namespace resp {

/// The memory between the socket and the values: the block that is being filled, those that a value
/// or a message still stands in, and free ones. In a steady flow nothing is allocated.
///
/// A block that anybody else shares is never reused; bytes are only added behind the views in it.
class RespBlocks final {
public:
    /// What becomes of the block that advance() leaves.
    enum class Leaving : quint8 {
        Hold, ///< views of the value in progress point into it
        Free, ///< it may be reused as soon as nobody shares it
    };

    /// `blockBytes` is the room of an ordinary block.
    explicit RespBlocks(qsizetype blockBytes)
        : m_blockBytes(blockBytes)
    {
    }
    RespBlocks(const RespBlocks &) = delete;
    RespBlocks &operator=(const RespBlocks &) = delete;
    RespBlocks(RespBlocks &&) = default;
    RespBlocks &operator=(RespBlocks &&) = default;

    char *begin() const { return m_begin; }
    char *limit() const { return m_limit; }
    bool isOrdinary() const { return m_current.size() == m_blockBytes; }
    /// Whether nobody else has the block that is being filled.
    bool isOwn() const { return m_current.isDetached(); }

    /// Bytes that a large block, kept from an earlier string, has room for.
    qsizetype largeFreeBytes() const { return m_largeFree.isDetached() ? m_largeFree.size() : 0; }

    /// Goes on in a block with room for `capacity` bytes, at whose start `carried` is copied.
    /// `carried` may stand in the block that is left.
    void advance(QByteArrayView carried, qsizetype capacity, Leaving leaving);
    /// All blocks held so far belong to what came before the next value.
    void markValueEnd() { m_heldBefore = m_held.size(); }
    /// Frees what is held for finished values and for messages that were handed out.
    void releaseFinished();
    /// The blocks that messages handed out may stand in.
    QList<QByteArray> inUse() const;

private:
    QByteArray take(qsizetype capacity);
    void putBack(QByteArray block);

    qsizetype m_blockBytes;
    QByteArray m_current;
    char *m_begin = nullptr; // m_current's bytes: data() would detach a shared block
    char *m_limit = nullptr;
    std::vector<QByteArray> m_held;
    std::size_t m_heldBefore = 0;
    std::vector<QByteArray> m_free;
    QByteArray m_largeFree;
};

} // namespace resp
