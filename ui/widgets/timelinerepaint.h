#pragma once

#include "ui/widgets/timelinegeometry.h"

namespace ui {

/// The least that has to be painted to get from one screen to the next.
struct Repaint {
    /// Part of the viewport over its whole width.
    struct Strip {
        int top = 0;
        int bottom = 0;

        friend bool operator==(const Strip &, const Strip &) = default;
    };

    int scroll = 0; ///< pixels that what is on the screen moves down first
    QList<Strip> strips; ///< what is then painted, beside what the move uncovers

    bool isNothing() const { return scroll == 0 && strips.isEmpty(); }
};

/// Rows that look the same are moved, all by the same distance; the rest is painted.
Repaint planRepaint(const QList<VisibleRow> &before, const QList<VisibleRow> &after, int height);

} // namespace ui
