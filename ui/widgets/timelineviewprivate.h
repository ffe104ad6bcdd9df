#pragma once

#include "ui/widgets/timelinecopy.h"
#include "ui/widgets/timelineitems.h"
#include "ui/widgets/timelineselection.h"
#include "ui/widgets/timelineview.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QRegion>
#include <QTimer>

class QMimeData;

namespace ui {

class PillButton;

/// The parts of a timeline view and what goes on between them. The pure parts decide: which rows are
/// where (geometry), what has to be painted (repaint), what is selected, what is copied.
class TimelineView::Private final {
public:
    explicit Private(TimelineView &view);

    // Frames
    void scheduleDrain();
    void drain();
    /// Takes over what has changed, and paints only that.
    void sync();
    void tellScreenReaders(const QList<VisibleRow> &before);
    void takeSize();
    void layOut();
    void announce();
    void show(const QList<VisibleRow> &before);
    void updateScrollBar();
    void updatePill();
    void updateEmptyState();
    void placeOverlays();
    void layOutAhead();
    bool prepareOne();

    // Moving
    void scrollBy(int pixels);
    void stepBar(int action);
    void applyUserScroll(const QList<VisibleRow> &before);
    qsizetype settledCount() const;
    void noteSeen();
    int pageHeight() const;

    // Keyboard row
    void moveCursor(const TimelineItem &item);
    void dropCursor();
    void makeVisible(const TimelineItem &item);
    TimelineItem lastVisibleItem();
    QRect rectOf(const TimelineItem &item);
    bool handleMove(const QKeyEvent &event);
    bool handleCommand(const QKeyEvent &event);
    void requestMenu(const TimelineItem &item);

    // Mouse
    struct Hit {
        const VisibleRow *visible = nullptr; ///< null: no row there
        const RowLayout *layout = nullptr;
        QPoint point; ///< in the row
    };
    Hit hitAt(const QPoint &point);
    TimelinePlace placeAt(const QPoint &point);
    void updateHover(const QPoint &point);
    void press(const QMouseEvent &event);
    void dragTo(const QPoint &point);
    void release(const QMouseEvent &event);
    void selectWord(const QPoint &point);
    void selectMessage(const QPoint &point);
    void trigger(RowAction action, chat::EntryId entry);
    QString tipAt(const QPoint &point);

    // Selection
    void setSelectionEnd(const TimelinePlace &place);
    void clearSelection();
    void updateSelected();
    std::optional<SelectedRows> selectedRows() const;
    TimelineCopy copier() const;
    void copy(CopyStyle style);
    void copyRows(const SelectedRows &rows, CopyStyle style);
    void copyEntry(chat::EntryId entry, CopyStyle style);
    void offerPrimarySelection();
    QString selectedText(CopyStyle style) const;
    std::optional<SelectedRows> cursorRows() const;

    void updateRow(chat::EntryId entry);
    void paint(const QRegion &region);
    void paintEmpty(QPainter &painter);

    TimelineView &q;
    Theme theme;
    TimelineRows rows;
    TimelineGeometry geometry;
    TimelineItems items;
    TimelineSelection selection;
    TimelineItem cursor;
    TimelineEmptyState emptyState;
    PillButton *pill = nullptr; ///< a child of the view, above the viewport
    QPushButton *emptyButton = nullptr;
    QTimer frameTimer; ///< the next drain
    QTimer aheadTimer; ///< layouts in idle time
    QTimer dragTimer; ///< scrolls while the mouse is dragged over an edge
    QElapsedTimer sinceDrain;
    TimelineCounters counters;

    qint64 changes = 0; ///< of the timeline, counted for whoever keeps what depends on it
    chat::EntryId lastSeen = 0; ///< the newest entry that was on the screen
    bool wasAtEnd = true;
    bool dirty = false;
    bool announcesLater = false;
    bool settingBar = false;
    bool showsCursor = false; ///< only after the keyboard was used

    QPoint pressPoint;
    QPoint dragPoint;
    bool selecting = false;
    bool pressed = false;
    RowAction hoveredAction = RowAction::None;
    chat::EntryId hoveredEntry = 0;
    int wheelRest = 0;
    QElapsedTimer sinceDoubleClick;
    /// What of each row on the screen is painted as selected: from, to.
    QHash<chat::EntryId, std::pair<qsizetype, qsizetype>> paintedMarks;
};

} // namespace ui
