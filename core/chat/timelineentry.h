#pragma once

#include "core/chat/message.h"
#include "core/chat/uid.h"

#include <QList>
#include <QMetaType>

namespace chat {

/// Names one entry of one timeline for as long as the program runs; never used twice.
using EntryId = quint64;

/// What stands on a row of a timeline.
enum class EntryKind : quint8 {
    Message,
    Gap, ///< messages between two known ones are not here (yet)
    Trimmed, ///< the server's log starts later than we know
};

/// One row of a timeline. The views point into the store. Lifetime: until the timeline changes.
struct TimelineEntry {
    EntryId entry = 0;
    EntryKind kind = EntryKind::Message;
    MessageKind messageKind = MessageKind::Text;
    SendState state = SendState::None;
    bool own = false;
    bool plain = false;
    bool edited = false; ///< the body is not the first one
    bool deleted = false; ///< by its sender: the body is empty
    bool validUtf8 = true; ///< false: show the body as hexadecimal bytes
    LogId id;
    std::chrono::milliseconds at {0};
    UidView uid; ///< toByteArray() gives its text
    QByteArrayView from;
    QByteArrayView body;
    UidView re;
    QByteArrayView channel; ///< pattern rooms: where it came from
    LogId gapFrom; ///< Gap and Trimmed: the last id before
    LogId gapTo; ///< Gap and Trimmed: the first id after
};

/// What an edit of a timeline did, as a value: views and models follow it step by step.
struct TimelineChange {
    enum class Type : quint8 { Inserted, Updated, Removed };
    Type type = Type::Inserted;
    qsizetype row = 0;
    qsizetype count = 0;

    friend bool operator==(const TimelineChange &, const TimelineChange &) = default;
};
using TimelineChanges = QList<TimelineChange>;

} // namespace chat

Q_DECLARE_METATYPE(chat::TimelineChange)
