#pragma once

#include "core/chat/timeline.h"

#include <QList>

#include <optional>

namespace ui {

/// Where a timeline is scrolled to; survives whatever comes or goes above and below.
struct TimelinePosition {
    chat::EntryId anchor = 0; ///< 0: none
    int offset = 0; ///< pixels from the top of the view to the anchor's text
    bool atEnd = true; ///< follows new messages

    friend bool operator==(const TimelinePosition &, const TimelinePosition &) = default;
};

/// What the geometry needs to know of a row.
struct RowBox {
    chat::EntryId entry = 0;
    int height = 0;
    int lead = 0; ///< from its top to the text that keeps its place
    qint64 revision = 0; ///< another one when it looks different
};

/// Rows that measure themselves when they are asked.
class RowSource {
public:
    RowSource() = default;
    RowSource(const RowSource &) = delete;
    RowSource &operator=(const RowSource &) = delete;
    virtual ~RowSource() = default;

    virtual qsizetype rowCount() const = 0;
    virtual std::optional<qsizetype> rowOf(chat::EntryId entry) const = 0;
    virtual RowBox boxAt(qsizetype row) = 0;
};

/// A row on the screen. Units: pixels from the top of the viewport.
struct VisibleRow {
    chat::EntryId entry = 0;
    qsizetype row = 0;
    int top = 0;
    int height = 0;
    int lead = 0;
    qint64 revision = 0;

    int bottom() const { return top + height; }
    friend bool operator==(const VisibleRow &, const VisibleRow &) = default;
};

/// The scroll bar's view of it all: it counts messages, not pixels.
struct ScrollRange {
    int maximum = 0;
    int pageStep = 1;
    int value = 0;
};

/// Which rows are on the screen, and where: kept by an anchor, a row whose text stays where it is
/// whatever happens above it. Only rows that are visible are ever measured.
/// Lifetime: the rows must outlive it.
class TimelineGeometry final {
public:
    explicit TimelineGeometry(RowSource &rows);

    void setHeight(int height);
    /// Space above the first row and below the last.
    void setMargins(int top, int bottom);

    /// Forgets the place: the next layOut() is at the end.
    void reset();
    /// Places the rows anew: after any change of rows, sizes or height.
    void layOut();
    const QList<VisibleRow> &visible() const { return m_visible; }
    const VisibleRow *rowAt(int y) const;
    const VisibleRow *find(chat::EntryId entry) const;

    TimelinePosition position() const;
    void setPosition(const TimelinePosition &position);
    bool isAtEnd() const { return m_atEnd; }
    void scrollToEnd();
    /// Puts the top of a row at `top`.
    void scrollToRow(qsizetype row, int top);
    /// Moves rows down by `pixels` as far as there are rows; returns how far they went.
    int scrollBy(int pixels);
    /// Keeps a row's top where it is in the next layOut(), even at the end.
    void hold(chat::EntryId entry);

    ScrollRange scrollRange() const;
    void setScrollValue(int value);

private:
    /// How far a walk over the rows came: the last row it measured, and that row's outer edge.
    struct Reach {
        qsizetype row = 0;
        int edge = 0;
    };

    Reach fillUp(qsizetype row, int bottom);
    Reach fillDown(qsizetype row, int top);
    void layOutAtEnd();
    void layOutAtAnchor();
    qsizetype anchorRow();
    void chooseAnchor();

    RowSource &m_rows;
    QList<VisibleRow> m_visible;
    chat::EntryId m_anchor = 0;
    int m_offset = 0; ///< of the anchor's text
    qsizetype m_lastRow = 0; ///< the anchor's when it was last seen
    int m_height = 0;
    int m_topMargin = 0;
    int m_bottomMargin = 0;
    bool m_atEnd = true;
};

} // namespace ui
