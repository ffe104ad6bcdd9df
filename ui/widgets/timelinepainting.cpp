#include "ui/paint/rowpainter.h"
#include "ui/widgets/timelineviewprivate.h"

#include <QPainter>

#include <algorithm>

namespace ui {

void TimelineView::Private::paint(const QRegion &region)
{
    QPainter painter(q.viewport());
    for (const QRect &rect : region)
        painter.fillRect(rect, theme.surface);
    if (rows.rowCount() == 0) {
        paintEmpty(painter);
        return;
    }
    const std::optional<SelectedRows> selected = selectedRows();
    const bool ringed = showsCursor && q.hasFocus();
    for (const VisibleRow &visible : geometry.visible()) {
        const QRect rect(0, visible.top, q.viewport()->width(), visible.height);
        if (!region.intersects(rect))
            continue;
        const RowLayout &row = rows.layoutAt(visible.row);
        RowPaintState state;
        if (selected && selected->contains(visible.row)) {
            state.selectedFrom = selected->fromIn(visible.row);
            const qsizetype to = selected->toIn(visible.row);
            state.selectedTo = to == TimelinePlace::endOfText ? -1 : to;
        }
        if (ringed && cursor.entry == visible.entry)
            state.cursor = items.rectIn(row, cursor);
        if (hoveredEntry == visible.entry) {
            const auto zone = std::find_if(row.zones.begin(), row.zones.end(),
                [this](const RowZone &candidate) { return candidate.action == hoveredAction; });
            state.hovered = zone == row.zones.end() ? nullptr : &*zone;
        }
        // Letters with piles of marks stay within their row.
        painter.setClipRect(rect);
        paintRow(painter, visible.top, row, rows.measures(), state);
        ++counters.rowsPainted;
    }
}

void TimelineView::Private::paintEmpty(QPainter &painter)
{
    const QRect area = q.viewport()->rect();
    const int width = std::min(area.width() - theme.scaled(32), theme.scaled(420));
    QRect line((area.width() - width) / 2, area.center().y() - theme.scaled(40), width,
        theme.scaled(28));
    painter.setPen(theme.text);
    painter.setFont(theme.titleFont);
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextDontClip, emptyState.title);
    line.moveTop(line.bottom() + theme.scaled(4));
    line.setHeight(theme.scaled(36));
    painter.setPen(theme.subtle);
    painter.setFont(theme.uiFont);
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, emptyState.text);
}

} // namespace ui
