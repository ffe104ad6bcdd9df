#pragma once

#include "core/chat/message.h"
#include "core/chat/roomkeys.h"
#include "core/redis/script.h"

#include <QList>

namespace chat {

/// Keys and arguments of one call of the script `post`.
struct PostCall {
    QList<QByteArray> keys;
    QList<QByteArray> arguments;
};

/// Log and bell in one step on the master: appends to the room's log and publishes the envelope, or
/// answers with the id that the uid got before.
///
/// It checks the caller's rights for every write before the first one, since Redis takes nothing back
/// when a script fails midway. It answers with the log id.
/// Source: https://redis.io/docs/latest/develop/programmability/lua-api/#redis.acl_check_cmd
const redis::Script &postScript();

/// How many messages a log keeps at least, and how long a uid is remembered.
constexpr qint64 logLength = 100'000;
constexpr qint64 sentMarkSeconds = 3600;

/// The call for a message; one of kind Topic also becomes the room's topic.
PostCall makePostCall(const RoomKeys &keys, const RoomId &room, const ChatMessage &message,
    qint64 maxLength = logLength);

} // namespace chat
