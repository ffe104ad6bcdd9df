#pragma once

#include "ui/paint/theme.h"

#include <QFontMetricsF>

namespace ui {

/// Fonts and lengths of the timeline's rows, worked out once a theme.
/// Units: device-independent pixels.
struct RowMeasures {
    explicit RowMeasures(const Theme &theme);

    Theme theme;
    QFont nameFont; ///< sender
    QFont tagFont; ///< LIVE ONLY
    QFont labelFont; ///< dividers
    QFont initialsFont; ///< in avatars
    QFontMetricsF message;
    QFontMetricsF name;
    QFontMetricsF small;
    QFontMetricsF code;
    QFontMetricsF tag;
    QFontMetricsF label;

    int lineHeight; ///< of message text: 1.5 times its size
    int codeLineHeight;
    int rowPadding; ///< above and below each row
    int groupSpace; ///< above a sender's first row
    int blockSpace; ///< between two blocks of a message
    int avatarLeft;
    int avatarSize;
    int textLeft;
    int rightMargin; ///< beside the scroll bar, which is part of the margin people see
    int sideColumn; ///< at the right, for times and marks
    int narrowSideColumn; ///< the same where there is no room for words
    int dividerHeight;
    int dividerLine; ///< from a divider's top to its line
    int dividerMargin; ///< left and right of its line
    int actionHeight; ///< a line of things to click
    int codePadding; ///< left and right inside a code box
    int codePaddingTop;
    int chipPadding; ///< left and right round code and mentions within text

    /// How far the baseline is below the top of a line of that height.
    static qreal baseline(const QFontMetricsF &metrics, int lineHeight);
    bool isNarrow(int rowWidth) const;
    int sideWidth(int rowWidth) const;
    int textWidth(int rowWidth) const;
};

} // namespace ui
