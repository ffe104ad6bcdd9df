#pragma once

#include "core/chat/timelinesegment.h"
#include "core/chat/uidindex.h"

#include <QHash>

#include <deque>
#include <memory>

namespace chat {

/// The rows of a timeline as a sequence of segments, found by row, entry, log id and uid.
/// It knows no rules: who calls it keeps the log ids in ascending order.
class TimelineStore final {
public:
    /// Rows from `first` up to, not including, `last`.
    struct Stretch {
        qsizetype first = 0;
        qsizetype last = 0;
    };

    qsizetype size() const { return m_size; }
    TimelineEntry at(qsizetype row) const;
    std::optional<qsizetype> rowOf(EntryId entry) const;
    std::optional<qsizetype> rowOfUid(const UidView &uid) const;
    bool contains(const LogId &id) const;
    LogId firstId() const;
    LogId lastId() const { return m_nodes.empty() ? LogId() : m_nodes.back()->reached; }
    /// The rows without log id between the last entry up to `id` and the first one after it.
    Stretch stretchAfter(const LogId &id) const;

    /// An id that no entry had yet, for an entry whose place is not known.
    EntryId reserveId();
    /// Gives the entry an id unless it has one. The views of `entry` may not point into this store.
    void insert(qsizetype row, TimelineEntry entry);
    void remove(qsizetype row);
    /// Takes away the first segment, however full it is; gives back how many rows and how many gaps it had.
    std::pair<qsizetype, int> removeFirstSegment();
    qsizetype segments() const { return qsizetype(m_nodes.size()); }
    void setState(qsizetype row, SendState state);

    qsizetype memoryBytes() const;

private:
    struct Node {
        TimelineSegment segment;
        qint64 start = 0; ///< row of its first entry, counted from m_origin
        LogId reached; ///< the greatest log id in this node and all before it
        quint64 block = 0; ///< where new entries take their ids from
        int nextSlot = int(TimelineSegment::maxEntries);
    };
    struct Spot {
        size_t node = 0;
        qsizetype position = 0;
    };

    Spot spotOf(qsizetype row) const;
    Spot spotToInsert(qsizetype row);
    Spot split(const Spot &spot);
    size_t indexOf(const Node *node) const;
    qsizetype rowOf(const Spot &spot) const;
    void addNode(size_t index, qint64 start);
    void dropNode(size_t index);
    EntryId idFor(Node &node);
    void noteHome(EntryId entry, Node *node);
    void shiftStarts(size_t index, qsizetype count);
    void renewReached(size_t index);

    std::deque<std::unique_ptr<Node>> m_nodes;
    qsizetype m_size = 0;
    qint64 m_origin = 0; ///< row 0 in the nodes' counting; falls when rows are put in front
    quint64 m_lastBlock = 0;
    quint64 m_reserveBlock = 0;
    int m_reserveSlot = int(TimelineSegment::maxEntries);
    QHash<quint64, QList<Node *>> m_homes; ///< block of entry ids to the nodes that hold some of it
    UidIndex m_uids;
};

} // namespace chat
