#pragma once

#include "core/chat/room.h"
#include "core/chat/timeline.h"
#include "core/chat/unread.h"

namespace chat {

/// What a room's messages may take; beyond it the oldest go, and are read again when they are asked for.
constexpr qsizetype maxTimelineBytes = 16 * 1024 * 1024;

/// All that belongs to one joined room: what lists show, its messages and what of them is unread.
struct JoinedRoom {
    Room room;
    Timeline timeline;
    RoomEvents events;
    UnreadCount unread;
    /// False until the history that came with joining is there: it is no news.
    bool hasHistory = false;
    int untilShrinking = 0; ///< messages until the memory is looked at again

    /// Shows what was read; messages of others count as unread when the room is not looked at.
    TimelineChanges add(const QList<ChatMessage> &messages, QByteArrayView ownName,
        const MentionFinder &finder, bool isLookedAt);
    /// Shows what is no news: it was seen before, or stands before what is shown.
    TimelineChanges addOlder(const QList<ChatMessage> &messages, QByteArrayView ownName);
    /// An own message that the server lost is back in the outbox.
    TimelineChanges showWaitingAgain(const ChatMessage &message);
    /// Counts anew what came after the read pointer.
    void recount(QByteArrayView ownName, const MentionFinder &finder);
    /// The user looks at it. True when anything was unread.
    bool markRead();
    /// The newest topic among the messages. True when it is another one.
    bool takeTopic(const QList<ChatMessage> &messages);
    bool setTopic(const QByteArray &topic);

private:
    TimelineChanges place(const QList<ChatMessage> &messages, QByteArrayView ownName);
    void amend(const QByteArray &uid, TimelineChanges &changes);
};

} // namespace chat
