#include "ui/widgets/pillbutton.h"
#include "ui/widgets/timelineviewprivate.h"

#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {

namespace {

constexpr int topMargin = 8;
constexpr int bottomMargin = 10;

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
    // What has come is shown first: the move starts from what is on the screen.
    d->sync();
    const QList<VisibleRow> before = d->geometry.visible();
    d->geometry.setPosition(position);
    d->applyUserScroll(before);
}

void TimelineView::scrollToEnd()
{
    // What has come is shown first: the move starts from what is on the screen.
    d->sync();
    const QList<VisibleRow> before = d->geometry.visible();
    d->geometry.scrollToEnd();
    d->applyUserScroll(before);
}

void TimelineView::showEntry(chat::EntryId entry)
{
    d->sync();
    const auto row = d->rows.rowOf(entry);
    if (!row)
        return;
    if (d->geometry.find(entry) == nullptr) {
        const QList<VisibleRow> before = d->geometry.visible();
        d->geometry.scrollToRow(*row, d->pageHeight() / 3);
        d->applyUserScroll(before);
    }
    const chat::Timeline &timeline = *d->rows.timeline();
    d->selection.start({entry, 0}, timeline);
    d->selection.extendTo({entry, TimelinePlace::endOfText}, timeline);
    d->updateSelected();
    const QList<TimelineItem> items = d->items.ofRows(*row, *row);
    if (!items.isEmpty())
        d->moveCursor(items.constLast());
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
        // Rows may stand elsewhere than what this event was meant for; and it may be meant for a
        // picture of the widget, of which the screen learns nothing.
        d->layOut();
        viewport()->update();
        d->announcesLater = true;
        d->frameTimer.start(0);
    }
    ++d->counters.paints;
    d->paint(event->region());
}

} // namespace ui
