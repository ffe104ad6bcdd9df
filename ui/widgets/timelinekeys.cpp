#include "ui/widgets/timelineaccessible.h"
#include "ui/widgets/timelineviewprivate.h"

#include <QEvent>
#include <QFocusEvent>
#include <QKeyEvent>

#include <algorithm>

namespace ui {

namespace {

bool isCopy(const QKeyEvent &event)
{
    return event.key() == Qt::Key_C && (event.modifiers() & Qt::ControlModifier);
}

} // namespace

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isCopy(*key) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Messages"));
        d->rows.forgetLayouts();
        d->scheduleDrain();
    }
    if (event->type() == QEvent::Show)
        d->sync();
    if (event->type() == QEvent::Hide) {
        d->dragTimer.stop();
        d->pressed = false;
    }
    return QAbstractScrollArea::event(event);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    d->sync();
    // Other keys belong to the window, which may hand them to the composer.
    if (!d->handleCommand(*event) && !d->handleMove(*event))
        event->ignore();
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    const bool byKeyboard = event->reason() == Qt::TabFocusReason
        || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    if (byKeyboard) {
        d->sync();
        if (d->cursor.isNull() || !d->items.exists(d->cursor))
            d->cursor = d->lastVisibleItem();
        d->moveCursor(d->cursor);
    }
    QAbstractScrollArea::focusInEvent(event);
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    d->updateRow(d->cursor.entry);
    QAbstractScrollArea::focusOutEvent(event);
}

bool TimelineView::Private::handleCommand(const QKeyEvent &event)
{
    if (isCopy(event)) {
        copy(event.modifiers() & Qt::ShiftModifier ? CopyStyle::Bodies : CopyStyle::Conversation);
        return true;
    }
    if (event.matches(QKeySequence::SelectAll)) {
        if (rows.rowCount() > 0)
            selection.selectAll(*rows.timeline());
        updateSelected();
        offerPrimarySelection();
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Escape:
        if (selection.isEmpty())
            return false;
        clearSelection();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (cursor.isNull() || geometry.find(cursor.entry) == nullptr)
            moveCursor(lastVisibleItem());
        requestMenu(cursor);
        return true;
    default:
        return false;
    }
}

bool TimelineView::Private::handleMove(const QKeyEvent &event)
{
    const int page = pageHeight() - 2 * rows.measures().lineHeight;
    switch (event.key()) {
    case Qt::Key_Up:
        moveCursor(cursor.isNull() ? lastVisibleItem() : items.previous(cursor));
        return true;
    case Qt::Key_Down:
        moveCursor(cursor.isNull() ? lastVisibleItem() : items.next(cursor));
        return true;
    case Qt::Key_Home:
        moveCursor(items.first());
        return true;
    case Qt::Key_End:
        q.scrollToEnd();
        moveCursor(items.last());
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const bool up = event.key() == Qt::Key_PageUp;
        const int middle = std::clamp(rectOf(cursor).center().y(), 0, pageHeight() - 1);
        scrollBy(up ? page : -page);
        const Hit hit = hitAt(QPoint(0, middle));
        if (hit.layout != nullptr)
            moveCursor(items.itemAt(*hit.layout, hit.point.y()));
        return true;
    }
    default:
        return false;
    }
}

void TimelineView::Private::moveCursor(const TimelineItem &item)
{
    if (item.isNull())
        return;
    updateRow(cursor.entry);
    cursor = item;
    showsCursor = true;
    makeVisible(item);
    updateRow(cursor.entry);
    announceFocus(&q, item);
}

void TimelineView::Private::dropCursor()
{
    updateRow(cursor.entry);
    cursor = {};
    showsCursor = false;
}

void TimelineView::Private::makeVisible(const TimelineItem &item)
{
    sync();
    if (geometry.find(item.entry) == nullptr) {
        const auto row = rows.rowOf(item.entry);
        if (!row)
            return;
        const QList<VisibleRow> before = geometry.visible();
        const bool above = !before.isEmpty() && *row < before.constFirst().row;
        const int height = rows.boxAt(*row).height;
        geometry.scrollToRow(*row, above ? 0 : pageHeight() - height);
        applyUserScroll(before);
    }
    const QRect rect = rectOf(item);
    if (rect.top() < 0)
        scrollBy(-rect.top());
    else if (rect.bottom() >= pageHeight() && rect.height() < pageHeight())
        scrollBy(pageHeight() - 1 - rect.bottom());
}

TimelineItem TimelineView::Private::lastVisibleItem()
{
    const QList<VisibleRow> &visible = geometry.visible();
    for (auto row = visible.crbegin(); row != visible.crend(); ++row) {
        const QList<TimelineItem> here = items.ofRows(row->row, row->row);
        if (!here.isEmpty()
            && (row->bottom() <= pageHeight() || row->row == visible.constFirst().row))
            return here.constLast();
    }
    return items.last();
}

// In the viewport; null when the item is out of sight.
QRect TimelineView::Private::rectOf(const TimelineItem &item)
{
    sync();
    const VisibleRow *visible = geometry.find(item.entry);
    if (visible == nullptr)
        return {};
    return items.rectIn(rows.layoutAt(visible->row), item).translated(0, visible->top);
}

void TimelineView::Private::requestMenu(const TimelineItem &item)
{
    const QRect rect = rectOf(item);
    if (rect.isNull())
        return;
    const QPoint point(rows.measures().textLeft, std::clamp(rect.bottom(), 0, pageHeight() - 1));
    emit q.menuRequested(item.entry, q.viewport()->mapToGlobal(point));
}

} // namespace ui
