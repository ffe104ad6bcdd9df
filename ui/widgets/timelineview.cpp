#include "ui/widgets/timelineview.h"

#include "ui/widgets/pillbutton.h"
#include "ui/widgets/timelineaccessible.h"
#include "ui/widgets/timelinerepaint.h"
#include "ui/widgets/timelineviewprivate.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {

namespace {

constexpr std::chrono::milliseconds frame {16};
constexpr int topMargin = 8;
constexpr int bottomMargin = 10;
constexpr qint64 aheadSliceMs = 3;

} // namespace

TimelineView::Private::Private(TimelineView &view)
    : q(view)
    , theme(loadTheme(false, 100))
    , rows(theme)
    , geometry(rows)
    , items(rows)
{
    sinceDrain.start();
}

TimelineView::TimelineView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , d(std::make_unique<Private>(*this))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Messages"));
    setProperty("focusRing", false); // the row has it
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    d->pill = new PillButton(this);
    d->pill->hide();
    d->emptyButton = new QPushButton(this);
    d->emptyButton->hide();
    d->frameTimer.setSingleShot(true);
    d->aheadTimer.setSingleShot(true);
    d->frameTimer.setTimerType(Qt::PreciseTimer);
    connect(d->pill, &PillButton::clicked, this, &TimelineView::scrollToEnd);
    connect(d->emptyButton, &QPushButton::clicked, this, &TimelineView::emptyActionRequested);
    connect(&d->frameTimer, &QTimer::timeout, this, [this] { d->drain(); });
    connect(&d->aheadTimer, &QTimer::timeout, this, [this] { d->layOutAhead(); });
    connect(&d->dragTimer, &QTimer::timeout, this, [this] { d->dragTo(d->dragPoint); });
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this,
        [this](int action) { d->stepBar(action); });
    setTheme(d->theme);
}

TimelineView::~TimelineView() = default;

void TimelineView::setTheme(const Theme &theme)
{
    d->theme = theme;
    d->rows.setTheme(theme);
    d->geometry.setMargins(theme.scaled(topMargin), theme.scaled(bottomMargin));
    d->pill->setTheme(theme);
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, theme.surface); // behind the scroll bar
    setPalette(palette);
    d->dirty = true;
    d->updateEmptyState();
    viewport()->update();
}

void TimelineView::setOwnName(const QByteArray &name)
{
    d->rows.setOwnName(QString::fromUtf8(name));
    d->scheduleDrain();
}

void TimelineView::setTimeline(const chat::Timeline *timeline, qsizetype unread)
{
    d->clearSelection();
    d->dropCursor();
    d->lastSeen = 0;
    d->rows.setTimeline(timeline);
    ++d->changes;
    d->rows.setToday(QDate::currentDate());
    d->takeSize();
    d->geometry.reset();
    const qsizetype count = d->rows.rowCount();
    const qsizetype firstNew = count - std::clamp<qsizetype>(unread, 0, count);
    if (firstNew < count) {
        d->rows.setFirstNew(timeline->at(firstNew).entry);
        d->lastSeen = firstNew > 0 ? timeline->at(firstNew - 1).entry : 0;
        d->geometry.scrollToRow(firstNew, d->theme.scaled(topMargin));
    } else {
        d->geometry.layOut();
    }
    d->noteSeen();
    viewport()->update();
    d->announce();
}

void TimelineView::applyChanges(const chat::TimelineChanges &changes)
{
    if (!changes.isEmpty())
        d->scheduleDrain();
}

void TimelineView::setEmptyState(const TimelineEmptyState &state)
{
    d->emptyState = state;
    d->updateEmptyState();
    if (d->rows.rowCount() == 0)
        viewport()->update();
}

TimelinePosition TimelineView::position() const
{
    return d->geometry.position();
}

void TimelineView::setPosition(const TimelinePosition &position)
{
    d->layOut();
    const QList<VisibleRow> before = d->geometry.visible();
    d->geometry.setPosition(position);
    d->applyUserScroll(before);
}

void TimelineView::scrollToEnd()
{
    d->layOut();
    const QList<VisibleRow> before = d->geometry.visible();
    d->geometry.scrollToEnd();
    d->applyUserScroll(before);
}

const TimelineCounters &TimelineView::counters() const
{
    d->counters.layouts = d->rows.layouts() - d->counters.layoutsAhead;
    return d->counters;
}

QString TimelineView::selectedText() const
{
    return d->selectedText(CopyStyle::Conversation);
}

void TimelineView::scrollContentsBy(int, int)
{
    // Somebody set the bar's value: dragging it, or an accessibility tool.
    if (d->settingBar)
        return;
    const QList<VisibleRow> before = d->geometry.visible();
    d->geometry.setScrollValue(verticalScrollBar()->value());
    d->applyUserScroll(before);
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    d->placeOverlays();
    d->dirty = true;
    if (isVisible())
        d->sync();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    if (d->dirty) {
        // Rows may stand elsewhere than what this event was meant for.
        d->layOut();
        if (event->region() != QRegion(viewport()->rect()))
            viewport()->update();
        d->announcesLater = true;
        d->frameTimer.start(0);
    }
    ++d->counters.paints;
    d->paint(event->region());
}

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
    const std::optional<SelectedRows> selected = selectedRows();
    if (paintedSelection && !selected)
        q.viewport()->update();
    paintedSelection = selected;
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

// The newest row that was ever on the screen; what comes after it is new.
void TimelineView::Private::noteSeen()
{
    if (geometry.visible().isEmpty())
        return;
    const VisibleRow &last = geometry.visible().constLast();
    const auto seen = rows.rowOf(lastSeen);
    if (!seen || *seen < last.row)
        lastSeen = last.entry;
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
    const qsizetype count = rows.rowCount();
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
