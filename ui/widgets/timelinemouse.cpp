#include "ui/text/entrytext.h"
#include "ui/text/timetext.h"
#include "ui/widgets/timelineviewprivate.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QTextBoundaryFinder>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cstdlib>

namespace ui {

namespace {

constexpr std::chrono::milliseconds dragStep {30};
constexpr int wheelNotch = 120;

QUrl toUrl(const QString &link)
{
    const QUrl url(link, QUrl::TolerantMode);
    const QString scheme = url.scheme().toLower();
    const bool allowed = scheme == QLatin1StringView("http") || scheme == QLatin1StringView("https")
        || scheme == QLatin1StringView("mailto");
    return allowed ? url : QUrl();
}

} // namespace

void TimelineView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        event->ignore(); // the window may change the text size
        return;
    }
    int pixels = event->pixelDelta().y();
    if (event->pixelDelta().isNull()) {
        const int line = d->rows.measures().lineHeight;
        d->wheelRest += event->angleDelta().y() * QApplication::wheelScrollLines() * line;
        pixels = d->wheelRest / wheelNotch;
        d->wheelRest -= pixels * wheelNotch;
    }
    d->scrollBy(pixels);
    d->updateHover(event->position().toPoint());
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    d->sync();
    if (event->button() == Qt::LeftButton)
        d->press(*event);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    d->sync();
    const QPoint point = event->position().toPoint();
    if (!d->pressed) {
        d->updateHover(point);
        return;
    }
    const int distance = (point - d->pressPoint).manhattanLength();
    if (!d->selecting && distance < QApplication::startDragDistance())
        return;
    d->selecting = true;
    d->dragTo(point);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    d->sync();
    if (event->button() == Qt::LeftButton && d->pressed)
        d->release(*event);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    d->sync();
    if (event->button() != Qt::LeftButton)
        return;
    d->selectWord(event->position().toPoint());
    d->sinceDoubleClick.start();
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    d->sync();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        d->requestMenu(d->cursor);
        return;
    }
    const Private::Hit hit = d->hitAt(event->pos());
    if (hit.visible != nullptr)
        emit menuRequested(hit.visible->entry, event->globalPos());
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        d->sync();
        QToolTip::showText(help->globalPos(), d->tipAt(help->pos()), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        d->updateHover(QPoint(-1, -1));
    return QAbstractScrollArea::viewportEvent(event);
}

TimelineView::Private::Hit TimelineView::Private::hitAt(const QPoint &point)
{
    sync(); // the rows on the screen may have moved in the store
    const VisibleRow *visible = geometry.rowAt(point.y());
    if (visible == nullptr)
        return {};
    return {visible, &rows.layoutAt(visible->row), point - QPoint(0, visible->top)};
}

// The place nearest to a point: above all rows the beginning of the first, below them the end.
TimelinePlace TimelineView::Private::placeAt(const QPoint &point)
{
    const QList<VisibleRow> &visible = geometry.visible();
    if (visible.isEmpty())
        return {};
    if (point.y() < visible.constFirst().top)
        return {visible.constFirst().entry, 0};
    const Hit hit = hitAt(point);
    if (hit.visible == nullptr)
        return {visible.constLast().entry, TimelinePlace::endOfText};
    const qsizetype position = hit.layout->positionAt(hit.point);
    const bool isEnd
        = position >= hit.layout->text.text.size() && hit.point.y() >= hit.layout->bodyTop;
    return {hit.visible->entry, isEnd ? TimelinePlace::endOfText : position};
}

void TimelineView::Private::updateHover(const QPoint &point)
{
    const Hit hit = q.viewport()->rect().contains(point) ? hitAt(point) : Hit();
    RowAction action = RowAction::None;
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (hit.layout != nullptr) {
        if (const RowZone *zone = hit.layout->zoneAt(hit.point))
            action = zone->action;
        else if (!hit.layout->linkAt(hit.point).isEmpty())
            action = RowAction::OpenLink;
        else if (hit.layout->isOnText(hit.point))
            shape = Qt::IBeamCursor;
    }
    if (action != RowAction::None)
        shape = Qt::PointingHandCursor;
    if (q.viewport()->cursor().shape() != shape)
        q.viewport()->setCursor(shape);
    const chat::EntryId entry = action == RowAction::None ? 0 : hit.visible->entry;
    if (action == hoveredAction && entry == hoveredEntry)
        return;
    const chat::EntryId before = hoveredEntry;
    hoveredAction = action;
    hoveredEntry = entry;
    updateRow(before);
    updateRow(entry);
}

void TimelineView::Private::press(const QMouseEvent &event)
{
    const QPoint point = event.position().toPoint();
    pressed = true;
    selecting = false;
    pressPoint = point;
    const Hit hit = hitAt(point);
    if (hit.visible != nullptr) {
        dropCursor();
        cursor = items.itemAt(*hit.layout, hit.point.y());
    }
    const auto interval = QGuiApplication::styleHints()->mouseDoubleClickInterval();
    if (sinceDoubleClick.isValid() && sinceDoubleClick.elapsed() < interval) {
        sinceDoubleClick.invalidate();
        pressed = false;
        selectMessage(point);
        return;
    }
    if (rows.rowCount() == 0)
        return;
    if (event.modifiers() & Qt::ShiftModifier) {
        selecting = true;
        setSelectionEnd(placeAt(point));
        return;
    }
    clearSelection();
    selection.start(placeAt(point), *rows.timeline());
}

void TimelineView::Private::dragTo(const QPoint &point)
{
    dragPoint = point;
    const int height = q.viewport()->height();
    const int over = point.y() < 0 ? -point.y() : std::min(0, height - 1 - point.y());
    if (over != 0) {
        scrollBy(std::clamp(over, -60, 60));
        if (!dragTimer.isActive())
            dragTimer.start(dragStep);
    } else {
        dragTimer.stop();
    }
    if (rows.rowCount() > 0)
        setSelectionEnd(placeAt(QPoint(point.x(), std::clamp(point.y(), 0, height - 1))));
}

void TimelineView::Private::release(const QMouseEvent &event)
{
    pressed = false;
    dragTimer.stop();
    if (selecting) {
        selecting = false;
        offerPrimarySelection();
        return;
    }
    clearSelection();
    const Hit hit = hitAt(event.position().toPoint());
    if (hit.layout == nullptr)
        return;
    if (const RowZone *zone = hit.layout->zoneAt(hit.point)) {
        trigger(zone->action, hit.visible->entry);
        return;
    }
    const QUrl url = toUrl(hit.layout->linkAt(hit.point));
    if (url.isValid())
        emit q.linkActivated(url);
}

void TimelineView::Private::selectWord(const QPoint &point)
{
    const Hit hit = hitAt(point);
    if (hit.layout == nullptr || !hit.layout->isOnText(hit.point))
        return;
    const QString &text = hit.layout->text.text;
    const qsizetype position = hit.layout->positionAt(hit.point);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(position);
    const qsizetype start
        = finder.isAtBoundary() && (finder.boundaryReasons() & QTextBoundaryFinder::StartOfItem)
        ? position
        : std::max<qsizetype>(0, finder.toPreviousBoundary());
    finder.setPosition(start);
    const qsizetype end = finder.toNextBoundary();
    selection.start({hit.visible->entry, start}, *rows.timeline());
    setSelectionEnd({hit.visible->entry, end < 0 ? TimelinePlace::endOfText : end});
    offerPrimarySelection();
}

void TimelineView::Private::selectMessage(const QPoint &point)
{
    const Hit hit = hitAt(point);
    if (hit.visible == nullptr)
        return;
    selection.start({hit.visible->entry, 0}, *rows.timeline());
    setSelectionEnd({hit.visible->entry, TimelinePlace::endOfText});
    offerPrimarySelection();
}

void TimelineView::Private::trigger(RowAction action, chat::EntryId entry)
{
    const auto row = rows.rowOf(entry);
    if (!row)
        return;
    RowOptions options = rows.options(entry);
    switch (action) {
    case RowAction::None:
    case RowAction::OpenLink:
        return;
    case RowAction::Retry:
        emit q.retryRequested(rows.timeline()->at(*row).uid.toByteArray());
        return;
    case RowAction::Discard:
        emit q.discardRequested(rows.timeline()->at(*row).uid.toByteArray());
        return;
    case RowAction::ShowAll:
    case RowAction::ShowLess:
        options.unfolded = action == RowAction::ShowAll;
        break;
    case RowAction::FormatJson:
    case RowAction::RawJson:
        options.json = action == RowAction::FormatJson ? JsonForm::Pretty : JsonForm::AsSent;
        break;
    }
    rows.setOptions(entry, options);
    geometry.hold(entry);
    dirty = true;
    sync();
}

QString TimelineView::Private::tipAt(const QPoint &point)
{
    const Hit hit = hitAt(point);
    if (hit.layout == nullptr)
        return {};
    const chat::TimelineEntry entry = rows.timeline()->at(hit.visible->row);
    const QString link = hit.layout->linkAt(hit.point);
    if (!link.isEmpty()) {
        // Encoded, so that a name in look-alike letters shows what it is.
        return QString::fromLatin1(toUrl(link).toEncoded()).toHtmlEscaped();
    }
    if (hit.layout->tagFrame && hit.layout->tagFrame->contains(hit.point))
        return ui::accessibleDescription(entry);
    const int side = hit.layout->width - rows.measures().rightMargin - rows.measures().sideColumn;
    if (hit.point.x() < side || hit.point.y() < hit.layout->bodyTop
        || entry.kind != chat::EntryKind::Message)
        return {};
    const QString state = stateText(entry.state);
    return state.isEmpty() ? fullTimeText(entry.at) : fullTimeText(entry.at) + u'\n' + state;
}

} // namespace ui
