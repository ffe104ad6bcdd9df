#pragma once

#include "ui/widgets/timelinerows.h"

#include <QRect>

namespace ui {

/// One thing in the list of messages that a screen reader or the keyboard can be at: a row, or one of
/// the dividers above it. Named by its entry, so that it stays the same when rows come and go.
struct TimelineItem {
    enum class Part : quint8 { Day, NewMessages, Row };
    chat::EntryId entry = 0; ///< 0: none
    Part part = Part::Row;

    bool isNull() const { return entry == 0; }
    friend bool operator==(const TimelineItem &, const TimelineItem &) = default;
    friend size_t qHash(const TimelineItem &item, size_t seed = 0)
    {
        return qHashMulti(seed, item.entry, int(item.part));
    }
};

/// Walks the items of a timeline; nothing here costs more than the rows it passes.
/// Lifetime: the rows must outlive it.
class TimelineItems final {
public:
    explicit TimelineItems(TimelineRows &rows);

    TimelineItem first() const;
    TimelineItem last() const;
    /// The one after or before; null at the ends or when the item is gone.
    TimelineItem next(const TimelineItem &item) const;
    TimelineItem previous(const TimelineItem &item) const;
    bool exists(const TimelineItem &item) const;
    /// All items of the rows from `first` to `last`.
    QList<TimelineItem> ofRows(qsizetype first, qsizetype last) const;

    /// What a screen reader reads.
    QString textOf(const TimelineItem &item) const;
    /// More about it: the state of an own message.
    QString descriptionOf(const TimelineItem &item) const;
    /// The item's part of its row.
    QRect rectIn(const RowLayout &row, const TimelineItem &item) const;
    TimelineItem itemAt(const RowLayout &row, int y) const;

private:
    QList<TimelineItem> ofRow(qsizetype row) const;
    TimelineItem scan(qsizetype row, qsizetype step) const;

    TimelineRows &m_rows;
};

} // namespace ui
