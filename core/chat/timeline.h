#pragma once

#include "core/base/error.h"
#include "core/chat/message.h"
#include "core/chat/uid.h"

#include <QList>
#include <QMetaType>

#include <memory>
#include <optional>

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

/// A room's messages in order: ids of the log first decide, then arrival; no message stands twice.
///
/// Kept in segments of up to 256 compact records over one UTF-8 arena each: no QObject and no QString
/// a message. Append is O(1), a prepend costs what is prepended. Own messages that are not stored yet
/// stand at the end and move to their place when their id comes.
/// Thread: any one.
class Timeline final {
public:
    Timeline();
    ~Timeline();
    Timeline(Timeline &&) noexcept;
    Timeline &operator=(Timeline &&) noexcept;

    qsizetype size() const;
    /// O(log segments). Lifetime of the views: until the next change.
    TimelineEntry at(qsizetype row) const;
    /// Nothing when the entry is gone. O(log segments).
    std::optional<qsizetype> rowOf(EntryId entry) const;
    std::optional<qsizetype> rowOfUid(QByteArrayView uid) const;
    /// The newest log id that is shown; null when there is none.
    LogId lastId() const;
    LogId firstId() const;
    bool contains(const LogId &id) const;

    /// Adds messages that arrived live or were read from the log, in any order; known ids and uids are
    /// dropped (an own waiting one with that uid is updated instead).
    TimelineChanges add(const QList<ChatMessage> &messages, QByteArrayView ownName);
    /// Shows an own message before it is stored.
    TimelineChanges addWaiting(const ChatMessage &message);
    TimelineChanges setStored(QByteArrayView uid, const LogId &id);
    TimelineChanges setReplicated(QByteArrayView uid);
    TimelineChanges setRefused(QByteArrayView uid, const base::Error &reason);
    TimelineChanges setWaiting(QByteArrayView uid);
    TimelineChanges remove(QByteArrayView uid);
    /// Marks that messages after `from` and before `to` are not here.
    TimelineChanges addGap(EntryKind kind, const LogId &from, const LogId &to);
    TimelineChanges removeGap(const LogId &from);

    /// Why an own message was refused; nothing for any other.
    std::optional<base::Error> refusal(QByteArrayView uid) const;
    /// Bytes held, for the budget and the benchmark.
    qsizetype memoryBytes() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::TimelineChange)
