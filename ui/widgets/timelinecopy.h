#pragma once

#include "ui/text/messagetext.h"
#include "ui/widgets/timelineselection.h"

#include <QString>

#include <functional>

namespace ui {

/// What copying puts beside the words.
enum class CopyStyle : quint8 {
    Conversation, ///< `[HH:MM] name: text`, and the day where it changes
    Bodies, ///< the texts alone
};

/// Copies from the store, so that rows that were never laid out are copied as well.
/// Lifetime: the timeline must outlive it.
class TimelineCopy final {
public:
    using TextOf = std::function<MessageText(const chat::TimelineEntry &)>;

    TimelineCopy(const chat::Timeline &timeline, TextOf textOf);

    QString text(const SelectedRows &rows, CopyStyle style) const;
    /// Everything that came from the wire is escaped.
    QString html(const SelectedRows &rows) const;
    /// A quotation.
    QString markdown(const SelectedRows &rows) const;

private:
    QString bodyOf(const chat::TimelineEntry &entry, const SelectedRows &rows, qsizetype row) const;

    const chat::Timeline &m_timeline;
    TextOf m_textOf;
};

} // namespace ui
