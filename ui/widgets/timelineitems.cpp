#include "ui/widgets/timelineitems.h"

#include "ui/text/entrytext.h"

#include <algorithm>

namespace ui {

TimelineItems::TimelineItems(TimelineRows &rows)
    : m_rows(rows)
{
}

QList<TimelineItem> TimelineItems::ofRow(qsizetype row) const
{
    using Part = TimelineItem::Part;
    const chat::TimelineEntry entry = m_rows.timeline()->at(row);
    const RowContext context = m_rows.contextAt(row);
    QList<TimelineItem> items;
    if (!context.dayLabel.isEmpty())
        items.append({entry.entry, Part::Day});
    if (context.newMessages)
        items.append({entry.entry, Part::NewMessages});
    if (isShown(entry))
        items.append({entry.entry, Part::Row});
    return items;
}

QList<TimelineItem> TimelineItems::ofRows(qsizetype first, qsizetype last) const
{
    QList<TimelineItem> items;
    const qsizetype end = std::min(last, m_rows.rowCount() - 1);
    for (qsizetype row = std::max<qsizetype>(0, first); row <= end; ++row)
        items.append(ofRow(row));
    return items;
}

// The nearest item from a row on, in one direction.
TimelineItem TimelineItems::scan(qsizetype row, qsizetype step) const
{
    for (; row >= 0 && row < m_rows.rowCount(); row += step) {
        const QList<TimelineItem> items = ofRow(row);
        if (!items.isEmpty())
            return step > 0 ? items.constFirst() : items.constLast();
    }
    return {};
}

TimelineItem TimelineItems::first() const
{
    return scan(0, 1);
}

TimelineItem TimelineItems::last() const
{
    return scan(m_rows.rowCount() - 1, -1);
}

TimelineItem TimelineItems::next(const TimelineItem &item) const
{
    const auto row = m_rows.rowOf(item.entry);
    if (!row)
        return {};
    const QList<TimelineItem> items = ofRow(*row);
    const qsizetype index = items.indexOf(item);
    if (index >= 0 && index + 1 < items.size())
        return items.at(index + 1);
    return scan(*row + 1, 1);
}

TimelineItem TimelineItems::previous(const TimelineItem &item) const
{
    const auto row = m_rows.rowOf(item.entry);
    if (!row)
        return {};
    const QList<TimelineItem> items = ofRow(*row);
    const qsizetype index = items.indexOf(item);
    if (index > 0)
        return items.at(index - 1);
    return scan(*row - 1, -1);
}

bool TimelineItems::exists(const TimelineItem &item) const
{
    const auto row = m_rows.rowOf(item.entry);
    return row && ofRow(*row).contains(item);
}

QString TimelineItems::textOf(const TimelineItem &item) const
{
    const auto row = m_rows.rowOf(item.entry);
    if (!row)
        return {};
    switch (item.part) {
    case TimelineItem::Part::Day:
        return m_rows.contextAt(*row).dayLabel;
    case TimelineItem::Part::NewMessages:
        return newMessagesText();
    case TimelineItem::Part::Row:
        break;
    }
    return accessibleText(m_rows.timeline()->at(*row));
}

QString TimelineItems::descriptionOf(const TimelineItem &item) const
{
    const auto row = m_rows.rowOf(item.entry);
    if (!row || item.part != TimelineItem::Part::Row)
        return {};
    return accessibleDescription(m_rows.timeline()->at(*row));
}

QRect TimelineItems::rectIn(const RowLayout &row, const TimelineItem &item) const
{
    if (item.part == TimelineItem::Part::Row)
        return {0, row.bodyTop, row.width, row.height - row.bodyTop};
    // Of two dividers, the line for new messages is the lower one; it is always a single line.
    const int lower = m_rows.measures().dividerHeight;
    if (item.part == TimelineItem::Part::NewMessages)
        return {0, row.bodyTop - lower, row.width, lower};
    const bool alone
        = row.dividers.size() < 2 || row.dividers.at(1).kind != PlacedDivider::Kind::NewMessages;
    return {0, 0, row.width, alone ? row.bodyTop : row.bodyTop - lower};
}

TimelineItem TimelineItems::itemAt(const RowLayout &row, int y) const
{
    for (const auto part : {TimelineItem::Part::Day, TimelineItem::Part::NewMessages}) {
        const TimelineItem item {row.entry, part};
        const QRect rect = rectIn(row, item);
        if (y < row.bodyTop && y >= rect.top() && y <= rect.bottom() && exists(item))
            return item;
    }
    return {row.entry, TimelineItem::Part::Row};
}

} // namespace ui
