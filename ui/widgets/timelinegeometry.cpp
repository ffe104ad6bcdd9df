#include "ui/widgets/timelinegeometry.h"

#include <algorithm>
#include <limits>

namespace ui {

namespace {

/// Steps of the scroll bar a message.
constexpr qsizetype stepsPerRow = 64;

} // namespace

TimelineGeometry::TimelineGeometry(RowSource &rows)
    : m_rows(rows)
{
}

void TimelineGeometry::setHeight(int height)
{
    m_height = std::max(0, height);
}

void TimelineGeometry::setMargins(int top, int bottom)
{
    m_topMargin = top;
    m_bottomMargin = bottom;
}

void TimelineGeometry::reset()
{
    m_visible.clear();
    m_anchor = 0;
    m_atEnd = true;
}

void TimelineGeometry::layOut()
{
    if (m_rows.rowCount() == 0) {
        m_visible.clear();
        m_anchor = 0;
        m_atEnd = true;
        return;
    }
    if (m_atEnd)
        layOutAtEnd();
    else
        layOutAtAnchor();
    chooseAnchor();
}

void TimelineGeometry::layOutAtEnd()
{
    m_visible.clear();
    fillUp(m_rows.rowCount() - 1, m_height - m_bottomMargin);
}

void TimelineGeometry::layOutAtAnchor()
{
    const qsizetype row = anchorRow();
    const int top = m_offset - m_rows.boxAt(row).lead;
    m_visible.clear();
    const Reach first = fillUp(row - 1, top);
    Reach last;
    if (first.row == 0 && first.edge > m_topMargin) {
        // The first row is in sight: nothing but the margin may be above it.
        m_visible.clear();
        last = fillDown(0, m_topMargin);
    } else {
        last = fillDown(row, top);
    }
    if (last.row == m_rows.rowCount() - 1 && last.edge <= m_height - m_bottomMargin) {
        m_atEnd = true;
        layOutAtEnd();
    }
}

// Rows from `row` upwards, the lowest one ending at `bottom`; those that are out of sight are left out.
TimelineGeometry::Reach TimelineGeometry::fillUp(qsizetype row, int bottom)
{
    QList<VisibleRow> above;
    while (row >= 0 && bottom > 0) {
        const RowBox box = m_rows.boxAt(row);
        const int top = bottom - box.height;
        if (top < m_height || bottom <= m_height)
            above.append({box.entry, row, top, box.height, box.lead, box.revision});
        bottom = top;
        --row;
    }
    std::reverse(above.begin(), above.end());
    m_visible = above + m_visible;
    return {row + 1, bottom};
}

// Rows from `row` downwards, the highest one starting at `top`.
TimelineGeometry::Reach TimelineGeometry::fillDown(qsizetype row, int top)
{
    const qsizetype count = m_rows.rowCount();
    while (row < count && top < m_height) {
        const RowBox box = m_rows.boxAt(row);
        if (top + box.height > 0)
            m_visible.append({box.entry, row, top, box.height, box.lead, box.revision});
        top += box.height;
        ++row;
    }
    return {row - 1, top};
}

// The anchor, or what was nearest to it when it went.
qsizetype TimelineGeometry::anchorRow()
{
    if (const auto row = m_rows.rowOf(m_anchor))
        return *row;
    const auto anchor = std::find_if(m_visible.cbegin(), m_visible.cend(),
        [this](const VisibleRow &visible) { return visible.entry == m_anchor; });
    const auto survives
        = [this](const VisibleRow &visible) { return m_rows.rowOf(visible.entry).has_value(); };
    auto next = std::find_if(anchor, m_visible.cend(), survives);
    if (next == m_visible.cend()) {
        const auto before
            = std::find_if(std::make_reverse_iterator(anchor), m_visible.crend(), survives);
        if (before != m_visible.crend())
            next = std::prev(before.base());
    }
    if (next != m_visible.cend()) {
        m_anchor = next->entry;
        m_offset = next->top + next->lead;
        return *m_rows.rowOf(m_anchor);
    }
    return std::clamp<qsizetype>(m_lastRow, 0, m_rows.rowCount() - 1);
}

// The first row whose text is in sight: what is half hidden above it may grow upwards.
void TimelineGeometry::chooseAnchor()
{
    if (m_visible.isEmpty())
        return;
    auto anchor = std::find_if(m_visible.cbegin(), m_visible.cend(),
        [](const VisibleRow &visible) { return visible.top + visible.lead >= 0; });
    if (anchor == m_visible.cend())
        anchor = m_visible.cbegin();
    m_anchor = anchor->entry;
    m_offset = anchor->top + anchor->lead;
    m_lastRow = anchor->row;
}

const VisibleRow *TimelineGeometry::rowAt(int y) const
{
    const auto row = std::find_if(m_visible.cbegin(), m_visible.cend(),
        [y](const VisibleRow &visible) { return y >= visible.top && y < visible.bottom(); });
    return row == m_visible.cend() ? nullptr : &*row;
}

const VisibleRow *TimelineGeometry::find(chat::EntryId entry) const
{
    const auto row = std::find_if(m_visible.cbegin(), m_visible.cend(),
        [entry](const VisibleRow &visible) { return visible.entry == entry; });
    return row == m_visible.cend() ? nullptr : &*row;
}

TimelinePosition TimelineGeometry::position() const
{
    return {m_anchor, m_offset, m_atEnd};
}

void TimelineGeometry::setPosition(const TimelinePosition &position)
{
    const bool known = m_rows.rowOf(position.anchor).has_value();
    m_atEnd = position.atEnd || !known;
    m_anchor = position.anchor;
    m_offset = position.offset;
    layOut();
}

void TimelineGeometry::scrollToEnd()
{
    m_atEnd = true;
    layOut();
}

void TimelineGeometry::scrollToRow(qsizetype row, int top)
{
    if (row < 0 || row >= m_rows.rowCount())
        return;
    const RowBox box = m_rows.boxAt(row);
    m_atEnd = false;
    m_anchor = box.entry;
    m_offset = top + box.lead;
    layOut();
}

int TimelineGeometry::scrollBy(int pixels)
{
    if (m_visible.isEmpty() || pixels == 0 || (m_atEnd && pixels < 0))
        return 0;
    const VisibleRow before = pixels > 0 ? m_visible.constFirst() : m_visible.constLast();
    m_atEnd = false;
    m_anchor = before.entry;
    m_offset = before.top + before.lead + pixels;
    layOut();
    const VisibleRow *after = find(before.entry);
    // Out of sight means further than the screen is high: everything has to be painted anyway.
    return after != nullptr ? after->top - before.top : pixels;
}

void TimelineGeometry::hold(chat::EntryId entry)
{
    const VisibleRow *row = find(entry);
    if (row == nullptr)
        return;
    m_atEnd = false;
    m_anchor = entry;
    m_offset = row->top + row->lead;
}

ScrollRange TimelineGeometry::scrollRange() const
{
    ScrollRange range;
    if (m_visible.isEmpty())
        return range;
    qint64 page = 0;
    for (const VisibleRow &row : m_visible) {
        const int shown = std::min(row.bottom(), m_height) - std::max(row.top, 0);
        page += row.height > 0 ? std::max(0, shown) * stepsPerRow / row.height : 0;
    }
    const VisibleRow &first = m_visible.constFirst();
    const qint64 hidden
        = first.height > 0 ? std::max(0, -first.top) * stepsPerRow / first.height : 0;
    constexpr qint64 most = std::numeric_limits<int>::max() / 2;
    const qint64 all = std::min<qint64>(m_rows.rowCount() * stepsPerRow, most);
    range.pageStep = int(std::clamp<qint64>(page, 1, most));
    range.maximum = int(std::max<qint64>(0, all - range.pageStep));
    range.value = m_atEnd ? range.maximum
                          : int(std::min<qint64>(first.row * stepsPerRow + hidden, range.maximum));
    return range;
}

void TimelineGeometry::setScrollValue(int value)
{
    if (value >= scrollRange().maximum) {
        scrollToEnd();
        return;
    }
    const qsizetype row = std::clamp<qsizetype>(value / stepsPerRow, 0, m_rows.rowCount() - 1);
    const RowBox box = m_rows.boxAt(row);
    const int top = -int(value % stepsPerRow * box.height / stepsPerRow);
    scrollToRow(row, value <= 0 ? m_topMargin : top);
}

} // namespace ui
