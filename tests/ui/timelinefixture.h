#pragma once

#include "core/chat/timeline.h"
#include "ui/widgets/timelineview.h"

namespace sample {

/// A timeline with a view on it that was painted once, and what its next steps cost.
class TimelineFixture final {
public:
    explicit TimelineFixture(qsizetype messages = 0, const QSize &size = {744, 600});

    /// Adds messages at the end and waits until the view has taken them over and painted.
    void append(qsizetype count);
    void prepend(qsizetype count);
    void apply(const chat::TimelineChanges &changes);
    /// Lets everything happen that is due now.
    void settle();

    /// What was done since the last call.
    ui::TimelineCounters cost();
    /// What the view paints when it paints everything.
    QImage picture();
    /// What is on the screen, put together of all that was painted and moved so far.
    QImage screen();
    /// A point in the viewport where the mouse has that shape; null when there is none.
    QPoint pointWith(Qt::CursorShape shape);

    chat::Timeline timeline;
    ui::TimelineView view;

private:
    ui::TimelineCounters m_before;
    qsizetype m_next = 100'000;
    qsizetype m_first = 100'000;
};

} // namespace sample
