#pragma once

#include "core/chat/timeline.h"

#include <limits>
#include <optional>

namespace ui {

/// A place in a timeline's text: an entry and UTF-16 units into what its row shows.
struct TimelinePlace {
    static constexpr qsizetype endOfText = std::numeric_limits<qsizetype>::max();

    chat::EntryId entry = 0;
    qsizetype position = 0;

    friend bool operator==(const TimelinePlace &, const TimelinePlace &) = default;
};

/// A selection as rows, worked out against the timeline as it is.
struct SelectedRows {
    qsizetype firstRow = 0;
    qsizetype lastRow = 0;
    qsizetype from = 0; ///< in the first row
    qsizetype to = 0; ///< in the last row; endOfText: all of it

    bool contains(qsizetype row) const { return row >= firstRow && row <= lastRow; }
    qsizetype fromIn(qsizetype row) const { return row == firstRow ? from : 0; }
    qsizetype toIn(qsizetype row) const { return row == lastRow ? to : TimelinePlace::endOfText; }
};

/// What is selected in a timeline: two places that stay where they are when rows come and go.
class TimelineSelection final {
public:
    void start(const TimelinePlace &place, const chat::Timeline &timeline);
    void extendTo(const TimelinePlace &place, const chat::Timeline &timeline);
    void selectAll(const chat::Timeline &timeline);
    void clear();
    bool isEmpty() const { return m_anchor.place == m_end.place; }

    /// Nothing when nothing is selected. An end whose row was trimmed away moves to the first row; an
    /// end that was removed otherwise ends the selection.
    std::optional<SelectedRows> resolve(const chat::Timeline &timeline) const;

private:
    struct End {
        TimelinePlace place;
        chat::LogId id; ///< says where the place was when its row is gone
    };
    struct Resolved {
        qsizetype row = 0;
        qsizetype position = 0;
    };

    static End toEnd(const TimelinePlace &place, const chat::Timeline &timeline);
    static std::optional<Resolved> resolve(const End &end, const chat::Timeline &timeline);

    End m_anchor;
    End m_end;
};

} // namespace ui
