#pragma once

#include "core/chat/message.h"
#include "core/chat/roomkeys.h"
#include "core/redis/redisconfig.h"
#include "core/redis/script.h"
#include "core/resp/respcommand.h"

#include <QList>

namespace chat {

/// Keys and arguments of one call of the script `post`.
struct PostCall {
    QList<QByteArray> keys;
    QList<QByteArray> arguments;
};

/// How the script rings: PUBLISH, or in a cluster SPUBLISH.
enum class Bell : quint8 { Channel, Shard };

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

/// Shard in a cluster, unless the room's name has braces that put its channel into another slot than its
/// log: a script may not leave its slot.
Bell bellFor(const RoomKeys &keys, const RoomId &room, redis::Discovery discovery);

/// The call for a message; one of kind Topic also becomes the room's topic. In a cluster the directory
/// is in a slot of its own, so the call leaves it out and makeDirectoryEntry() is sent after it.
PostCall makePostCall(const RoomKeys &keys, const RoomId &room, const ChatMessage &message,
    qint64 maxLength = logLength, redis::Discovery discovery = redis::Discovery::Nodes);

/// Lists the room in the directory of channels as active when the message `id` was stored.
resp::RespCommand makeDirectoryEntry(const RoomKeys &keys, const RoomId &room, const LogId &id);

} // namespace chat
