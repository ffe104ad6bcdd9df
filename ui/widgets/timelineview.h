#pragma once

#include "core/chat/timeline.h"
#include "ui/paint/theme.h"
#include "ui/widgets/timelinegeometry.h"

#include <QAbstractScrollArea>
#include <QUrl>

#include <memory>

class QMenu;

namespace ui {

/// What a timeline without a message says, and the button that leads on (none when empty).
struct TimelineEmptyState {
    QString title;
    QString text;
    QString button;
};

/// What the view did so far, for tests on what an operation may cost.
struct TimelineCounters {
    qint64 paints = 0; ///< paint events of the viewport
    qint64 rowsPainted = 0;
    qint64 layouts = 0; ///< rows laid out because they were visible
    qint64 layoutsAhead = 0; ///< rows laid out in idle time
    qint64 drains = 0; ///< frames in which changes were taken over
};

/// The messages of one room: scrolls by message, follows the end, keeps its place, selects and copies.
///
/// It reads the store when it needs a row and holds layouts of about 256 rows. The accessible list
/// `Messages` is this widget.
/// Thread: GUI. Lifetime: the timeline must stay until another one, or null, is set.
class TimelineView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);
    ~TimelineView() override;

    void setTheme(const Theme &theme);
    /// The user whose mentions stand out.
    void setOwnName(const QByteArray &name);
    /// Shows a room, at its end or, with `unread` > 0, at the frozen line above the first unread message.
    void setTimeline(const chat::Timeline *timeline, qsizetype unread = 0);
    /// The timeline has changed: taken over within one frame, however many calls there are.
    void applyChanges(const chat::TimelineChanges &changes);
    void setEmptyState(const TimelineEmptyState &state);

    TimelinePosition position() const;
    /// Goes back to where a room was left; to the end when that message is gone.
    void setPosition(const TimelinePosition &position);
    void scrollToEnd();
    /// Brings a message into sight, selected and under the keyboard cursor; nothing when it is gone.
    void showEntry(chat::EntryId entry);

    /// The selection, or the row under the keyboard cursor, as the clipboard gets it.
    QString selectedText() const;
    /// Copy, links, show all, format, retry, discard: what applies to that row.
    void addActions(QMenu *menu, chat::EntryId entry);
    const TimelineCounters &counters() const;

signals:
    /// Only http, https and mailto.
    void linkActivated(const QUrl &url);
    void menuRequested(chat::EntryId entry, const QPoint &globalPosition);
    void retryRequested(const QByteArray &uid);
    void discardRequested(const QByteArray &uid);
    void emptyActionRequested();
    void atEndChanged(bool atEnd);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    friend class TimelineAccess;
    class Private;
    std::unique_ptr<Private> d;
};

/// Makes timelines readable for screen readers; call once, before the first window.
void installTimelineAccessibility();

} // namespace ui
