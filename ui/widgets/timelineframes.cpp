#include "ui/widgets/pillbutton.h"
#include "ui/widgets/timelineaccessible.h"
#include "ui/widgets/timelinerepaint.h"
#include "ui/widgets/timelineviewprivate.h"

#include <QAccessible>
#include <QScrollBar>

#include <algorithm>

namespace ui {

namespace {

constexpr std::chrono::milliseconds frame {16};
constexpr qint64 aheadSliceMs = 3;
/// So many own messages that wait are looked at; more would make a frame depend on them.
constexpr qsizetype longestOutbox = 64;

} // namespace

// The frame: changes come in by any number, and are taken over at most once in 16 ms, the first one at
// once. A view that nobody sees waits until it is painted.
void TimelineView::Private::scheduleDrain()
{
    rows.invalidate();
    ++changes;
    dirty = true;
    if (!q.isVisible() || frameTimer.isActive())
        return;
    const auto passed = std::chrono::milliseconds(sinceDrain.elapsed());
    frameTimer.start(std::max(std::chrono::milliseconds(0), frame - passed));
}

void TimelineView::Private::drain()
{
    ++counters.drains;
    sinceDrain.start();
    sync();
    if (announcesLater)
        announce();
}

void TimelineView::Private::sync()
{
    if (!dirty)
        return;
    const QList<VisibleRow> before = geometry.visible();
    layOut();
    show(before);
    tellScreenReaders(before);
}

// New rows at the end, at most a screen of them.
void TimelineView::Private::tellScreenReaders(const QList<VisibleRow> &before)
{
    if (!QAccessible::isActive() || before.isEmpty() || geometry.visible().isEmpty())
        return;
    const auto last = rows.rowOf(before.constLast().entry);
    if (last && geometry.visible().constLast().row > *last)
        announceItems(&q,
            items.ofRows(std::max(*last + 1, geometry.visible().constFirst().row),
                geometry.visible().constLast().row));
}

void TimelineView::Private::takeSize()
{
    const QSize size = q.viewport()->size();
    rows.setWidth(size.width());
    geometry.setHeight(size.height());
}

void TimelineView::Private::layOut()
{
    dirty = false;
    takeSize();
    geometry.layOut();
    rows.setVisibleCapacity(geometry.visible().size());
    noteSeen();
}

// Brings the screen from one list of rows to the present one.
void TimelineView::Private::show(const QList<VisibleRow> &before)
{
    QWidget *viewport = q.viewport();
    const Repaint repaint = planRepaint(before, geometry.visible(), viewport->height());
    if (repaint.scroll != 0)
        viewport->scroll(0, repaint.scroll);
    for (const Repaint::Strip &strip : repaint.strips)
        viewport->update(0, strip.top, viewport->width(), strip.bottom - strip.top);
    updateSelected();
    announce();
}

// Tells the parts around the rows, and then the world.
void TimelineView::Private::announce()
{
    announcesLater = false;
    updateScrollBar();
    updatePill();
    updateEmptyState();
    if (wasAtEnd == geometry.isAtEnd())
        return;
    wasAtEnd = geometry.isAtEnd();
    emit q.atEndChanged(wasAtEnd);
}

// Rows but the own ones at the end that are not stored yet: they are nobody's news, and what arrives is
// put before them.
qsizetype TimelineView::Private::settledCount() const
{
    qsizetype count = rows.rowCount();
    const qsizetype least = std::max<qsizetype>(0, count - longestOutbox);
    while (count > least) {
        const chat::TimelineEntry entry = rows.timeline()->at(count - 1);
        if (!entry.own || !entry.id.isNull())
            break;
        --count;
    }
    return count;
}

// The newest row that was ever on the screen; what comes after it is new.
void TimelineView::Private::noteSeen()
{
    if (geometry.visible().isEmpty())
        return;
    const qsizetype last = std::min(geometry.visible().constLast().row, settledCount() - 1);
    if (last < 0)
        return;
    const auto seen = rows.rowOf(lastSeen);
    if (!seen || *seen < last)
        lastSeen = rows.timeline()->at(last).entry;
}

void TimelineView::Private::updateScrollBar()
{
    const ScrollRange range = geometry.scrollRange();
    QScrollBar *bar = q.verticalScrollBar();
    settingBar = true;
    bar->setPageStep(range.pageStep);
    bar->setRange(0, range.maximum);
    bar->setEnabled(range.maximum > 0); // a disabled one shows no handle
    bar->setValue(range.value);
    settingBar = false;
}

void TimelineView::Private::updatePill()
{
    const qsizetype count = settledCount();
    const qsizetype fresh = count - 1 - rows.rowOf(lastSeen).value_or(count);
    if (geometry.isAtEnd() || fresh <= 0) {
        if (pill->hasFocus())
            q.setFocus();
        pill->hide();
        return;
    }
    const QString text
        = TimelineView::tr("%n new message(s)", nullptr, int(std::min<qsizetype>(fresh, 999'999)));
    if (pill->text() != text) {
        pill->setText(text);
        placeOverlays();
    }
    pill->show();
}

void TimelineView::Private::placeOverlays()
{
    const QRect area = q.viewport()->geometry();
    const QSize size = pill->sizeHint();
    pill->setGeometry(area.center().x() - size.width() / 2,
        area.bottom() - size.height() - theme.scaled(12), size.width(), size.height());
    const QSize button = emptyButton->sizeHint();
    emptyButton->setGeometry(area.center().x() - button.width() / 2,
        area.center().y() + theme.scaled(32), button.width(), button.height());
}

void TimelineView::Private::updateEmptyState()
{
    const bool isEmpty = rows.rowCount() == 0;
    if (emptyButton->text() != emptyState.button) {
        emptyButton->setText(emptyState.button);
        emptyButton->setAccessibleName(emptyState.button);
    }
    emptyButton->setVisible(isEmpty && !emptyState.button.isEmpty());
    placeOverlays();
}

void TimelineView::Private::updateRow(chat::EntryId entry)
{
    if (const VisibleRow *row = geometry.find(entry))
        q.viewport()->update(0, row->top, q.viewport()->width(), row->height);
}

// A screen each way is laid out while nothing else is to be done, so that the next step finds it.
void TimelineView::Private::layOutAhead()
{
    QElapsedTimer slice;
    slice.start();
    while (prepareOne()) {
        ++counters.layoutsAhead;
        if (slice.elapsed() < aheadSliceMs)
            continue;
        aheadTimer.start(0);
        return;
    }
}

bool TimelineView::Private::prepareOne()
{
    const QList<VisibleRow> &visible = geometry.visible();
    if (dirty || visible.isEmpty())
        return false;
    const qsizetype count = rows.rowCount();
    int above = visible.constFirst().top;
    for (qsizetype row = visible.constFirst().row - 1; row >= 0 && above > -pageHeight(); --row) {
        if (rows.prepare(row))
            return true;
        above -= rows.boxAt(row).height;
    }
    int below = visible.constLast().bottom();
    for (qsizetype row = visible.constLast().row + 1; row < count && below < 2 * pageHeight();
         ++row) {
        if (rows.prepare(row))
            return true;
        below += rows.boxAt(row).height;
    }
    return false;
}

int TimelineView::Private::pageHeight() const
{
    return q.viewport()->height();
}

void TimelineView::Private::scrollBy(int pixels)
{
    sync();
    const QList<VisibleRow> before = geometry.visible();
    geometry.scrollBy(pixels);
    applyUserScroll(before);
}

void TimelineView::Private::applyUserScroll(const QList<VisibleRow> &before)
{
    noteSeen();
    show(before);
    aheadTimer.start(0);
}

// The bar's own steps would be messages; people expect lines and screens.
void TimelineView::Private::stepBar(int action)
{
    const int line = 3 * rows.measures().lineHeight;
    const int page = pageHeight() - 2 * rows.measures().lineHeight;
    switch (action) {
    case QAbstractSlider::SliderSingleStepAdd:
        scrollBy(-line);
        break;
    case QAbstractSlider::SliderSingleStepSub:
        scrollBy(line);
        break;
    case QAbstractSlider::SliderPageStepAdd:
        scrollBy(-page);
        break;
    case QAbstractSlider::SliderPageStepSub:
        scrollBy(page);
        break;
    default:
        return;
    }
    q.verticalScrollBar()->setSliderPosition(q.verticalScrollBar()->value());
}

} // namespace ui
