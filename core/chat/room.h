#pragma once

#include "core/base/error.h"
#include "core/chat/logid.h"
#include "core/chat/roomid.h"
#include "core/redis/subscribercount.h"

#include <QMetaType>

#include <chrono>
#include <optional>

namespace chat {

/// Whether the server has confirmed that we hear a room.
enum class JoinState : quint8 { Joining, Joined, Refused };

/// A room as lists and headers show it.
struct Room {
    RoomId id;
    JoinState state = JoinState::Joining;
    int unread = 0;
    int mentions = 0;
    QString topic;
    /// Whom a direct room is with; otherwise empty.
    QByteArray peer;
    /// The moving pointer: up to here the user has read, on whichever computer.
    LogId readUpTo;
    /// The frozen line: where readUpTo stood when the room was opened last.
    LogId unreadAfter;
    /// Nothing before the first count.
    std::optional<redis::SubscriberCount> subscribers;
    /// Why joining was refused.
    std::optional<base::Error> error;
    bool readingHistory = false;
    /// Whether there may be messages before the first one that is shown.
    bool hasOlder = true;
};

/// A channel that exists, for the browse dialog.
struct KnownChannel {
    QByteArray name;
    std::chrono::milliseconds lastActivity {0}; ///< since 1970; 0 when never written to by Taproom
    qint64 subscribers = 0;
    bool complete = false; ///< all nodes were counted
};

/// A line for the user's eyes that is no message: `/help`, a refused join, a failed write.
struct Notice {
    enum class Severity : quint8 { Info, Warning };
    Severity severity = Severity::Info;
    RoomId room; ///< null: not about one room
    base::Error error; ///< kind, code and detail; the ui words it
    QString text; ///< set when the text is no error, e.g. the help of slash commands
};

} // namespace chat

Q_DECLARE_METATYPE(chat::Room)
Q_DECLARE_METATYPE(chat::Notice)
