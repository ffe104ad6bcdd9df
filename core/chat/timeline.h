#pragma once

#include "core/base/error.h"
#include "core/chat/recentmessages.h"
#include "core/chat/roomevents.h"
#include "core/chat/timelineentry.h"

#include <QList>

#include <memory>
#include <optional>

namespace chat {

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
    /// What its sender made of a message later: another body, or none.
    TimelineChanges amend(QByteArrayView uid, const Amendment &amendment);
    /// The server's log does not have these (any more): they stay, marked as Lost, without a log id.
    /// One that comes again takes its place in the log.
    TimelineChanges setLost(const QList<ShownMessage> &messages);
    /// Marks that messages after `from` and before `to` are not here.
    TimelineChanges addGap(EntryKind kind, const LogId &from, const LogId &to);
    TimelineChanges removeGap(const LogId &from);

    /// Lets the oldest rows go until no more than this is held; nothing when it is less.
    TimelineChanges shrinkTo(qsizetype maxBytes);

    /// Why an own message was refused; nothing for any other.
    std::optional<base::Error> refusal(QByteArrayView uid) const;
    /// Bytes held, for the budget and the benchmark.
    qsizetype memoryBytes() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chat
