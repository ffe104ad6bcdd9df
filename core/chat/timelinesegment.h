#pragma once

#include "core/chat/timelineentry.h"

#include <QList>

#include <array>
#include <vector>

namespace chat {

/// Up to 256 entries of a timeline that stand together: compact records over one arena of bytes.
/// It holds what it needs itself, so that dropping a segment frees everything of its messages.
class TimelineSegment final {
public:
    static constexpr qsizetype maxEntries = 256;
    /// A segment that holds this much takes no more entries, so that its offsets stay small.
    static constexpr qsizetype maxArenaBytes = 1024 * 1024;

    qsizetype size() const { return qsizetype(m_records.size()); }
    bool isFull() const
    {
        return size() >= maxEntries || qsizetype(m_arena.size()) >= maxArenaBytes;
    }

    /// Lifetime of the views: until the next change.
    TimelineEntry at(qsizetype position) const;
    /// Null for entries that are not in the log. Cheaper than at().
    LogId idAt(qsizetype position) const;
    /// The greatest log id here; null when there is none.
    const LogId &lastId() const { return m_lastId; }

    /// The views of `entry` may not point into this segment.
    void insert(qsizetype position, const TimelineEntry &entry);
    void remove(qsizetype position);
    void setState(qsizetype position, SendState state);

    /// -1 when it is not here.
    qsizetype positionOf(EntryId entry) const;
    qsizetype positionOfUid(const UidView &uid) const;

    /// Gives back what was kept for growing and what removed entries left behind.
    void squeeze();
    qsizetype memoryBytes() const;

private:
    /// The bytes of one entry: fixed fields here, everything of varying length in the arena.
    struct Record {
        qint32 offset; ///< milliseconds from the segment's base
        quint32 sequence;
        quint32 place; ///< in the arena
        quint16 name; ///< of the sender
        quint16 flags;
        quint8 block; ///< index into m_blocks
        quint8 slot;
        quint8 kind;
        quint8 state;
    };
    struct Item;

    Item itemOf(const Record &record) const;
    quint16 nameIndex(QByteArrayView name);
    QByteArrayView nameAt(quint16 index) const;
    quint8 blockIndex(quint64 block);
    void append(QByteArrayView bytes);
    void appendNumber(quint64 number);
    void appendUid(const UidView &uid);
    void setTime(Record &record, const TimelineEntry &entry);
    void findLastId();
    void rebuild();

    qint64 m_base = 0; ///< milliseconds that the records' offsets count from
    LogId m_lastId;
    std::vector<Record> m_records;
    std::vector<char> m_arena;
    std::vector<quint32> m_names; ///< places of names in the arena; the first is the empty one
    std::vector<quint64> m_blocks; ///< entry ids are block * 256 + slot
    qsizetype m_garbage = 0; ///< bytes of the arena that belong to removed entries
};

} // namespace chat
