#pragma once

#include "core/chat/timeline.h"
#include "ui/paint/rowmeasures.h"
#include "ui/paint/textblocklayout.h"
#include "ui/paint/textline.h"
#include "ui/text/entrytext.h"

#include <optional>
#include <vector>

namespace ui {

/// What a row has to know of its neighbours and of the view.
struct RowContext {
    bool startsGroup = true; ///< shows avatar, name and time
    QString dayLabel; ///< text of the day divider above it; empty: none
    bool newMessages = false; ///< the "new messages" line is above it

    friend bool operator==(const RowContext &, const RowContext &) = default;
};

/// What the user did to a row.
struct RowOptions {
    bool unfolded = false;
    JsonForm json = JsonForm::AsSent;

    friend bool operator==(const RowOptions &, const RowOptions &) = default;
};

/// What a click on a place in a row does.
enum class RowAction : quint8 {
    None,
    OpenLink,
    Retry,
    Discard,
    ShowAll,
    ShowLess,
    FormatJson,
    RawJson
};

/// The words of an action, also used in menus.
QString actionText(RowAction action);

/// Colours by their job; the painter knows which one that is in the theme.
enum class Ink : quint8 { Text, Subtle, Accent, Warn, Bad, Ok, Link, Live };

/// A short text that is measured once and painted often.
struct PlacedText {
    TextLine line;
    QPointF baseline; ///< where it starts
    Ink ink = Ink::Text;
};

/// Text on a line across the view.
struct PlacedDivider {
    enum class Kind : quint8 { Day, NewMessages, Gap };
    Kind kind = Kind::Day;
    std::vector<PlacedText> label; ///< a line, or more where it is narrow
    int line = 0; ///< y
    int labelLeft = 0; ///< the line is open from here
    int labelRight = 0;
};

/// A paragraph or a code box where it stands.
struct PlacedBlock {
    TextBlockLayout layout;
    QPoint position;
    QRect box; ///< of code; null for paragraphs
    Ink ink = Ink::Text;
};

/// A place that reacts to clicks.
struct RowZone {
    QRect rect;
    RowAction action = RowAction::None;
    PlacedText label;
};

/// Everything that is painted for one entry, measured: dividers above it, avatar, name, text, marks.
/// Units: device-independent pixels from the row's top left.
struct RowLayout {
    chat::EntryId entry = 0;
    qint64 revision = 0; ///< set by who keeps it, to tell it from an older one
    int height = 0;
    /// Where the message's own text starts: this is what keeps its place when dividers come and go.
    int lead = 0;
    int width = 0;
    int bodyTop = 0; ///< below the dividers for day and new messages

    std::vector<PlacedDivider> dividers; ///< day, new messages, gap
    std::optional<QRect> avatar;
    QString initials; ///< empty for what no user wrote
    QColor avatarColor;
    std::vector<PlacedText> texts; ///< name, time, channel, tag, label of the mark
    std::optional<QRectF> tagFrame; ///< round LIVE ONLY
    QRectF timeRect; ///< null when the row shows no time
    chat::SendState state = chat::SendState::None;
    QRectF stateRect;
    std::vector<PlacedBlock> blocks; ///< the message
    std::vector<PlacedBlock> notes; ///< what we say about it: why it was refused
    std::vector<RowZone> zones;
    MessageText text; ///< what the blocks show; positions count in it

    /// Units: UTF-16 units of `text`.
    qsizetype positionAt(const QPoint &point) const;
    /// The link under a point; empty when there is none.
    QString linkAt(const QPoint &point) const;
    const RowZone *zoneAt(const QPoint &point) const;
    bool isOnText(const QPoint &point) const;
    /// What to fill behind a selected range; `to` < 0: to the end, with the rest of the last line.
    QList<QRectF> selectionRects(qsizetype from, qsizetype to) const;
};

/// What is laid out.
struct RowInput {
    const chat::TimelineEntry &entry;
    const RowContext &context;
    const RowOptions &options;
    std::optional<base::Error> refusal; ///< of an own message
    QString ownName;
    int width = 0;
};

/// Measures one row. Cost: shaping its text, of which a folded message has little.
RowLayout layOutRow(const RowInput &input, const RowMeasures &measures);

} // namespace ui
