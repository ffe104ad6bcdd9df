#pragma once

#include "core/chat/logid.h"

#include <QByteArray>

#include <chrono>

namespace chat {

/// What a log event is; the words are those of the envelope's `kind`.
enum class MessageKind : quint8 {
    Text,
    Action,
    Edit,
    Delete,
    React,
    Topic,
    Join,
    Leave,
    File,
    Unknown
};

/// The life of an own message; messages of others have None, or Lost.
enum class SendState : quint8 {
    None,
    Waiting, ///< in the outbox
    Stored, ///< the master answered with an id
    Replicated, ///< the own envelope came back on the replica's subscription
    Refused, ///< will not be sent unless the user retries
    Lost, ///< was shown, and the server's log does not have it (any more)
};

/// One message that owns its bytes. Text is UTF-8 as it came; it is shown as plain text, never as HTML.
struct ChatMessage {
    LogId id; ///< null for plain messages and for own ones that are not stored yet
    LogId previous; ///< the envelope's `prev`; null when read from the log
    QByteArray uid; ///< ULID; empty for plain messages
    QByteArray from; ///< user name; empty for plain messages
    MessageKind kind = MessageKind::Text;
    QByteArray body; ///< for plain messages the payload, which may be any bytes
    QByteArray re; ///< uid that a reply, edit, deletion or reaction is about
    /// Since 1970, UTC: of the log id, or of arrival for plain ones.
    std::chrono::milliseconds at {0};
    bool plain = false; ///< a bare PUBLISH of some program: live only, no history
    QByteArray channel; ///< for pattern rooms: the channel it came on; otherwise empty

    friend bool operator==(const ChatMessage &, const ChatMessage &) = default;
};

} // namespace chat
