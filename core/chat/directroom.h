#pragma once

#include "core/chat/roomid.h"

#include <optional>

namespace chat {

/// The room of two users: the same one whoever opens it. `dm:` and both names in the order of their bytes.
RoomId directRoom(const QByteArray &one, const QByteArray &other);
/// The other one in a direct room of `name`; nothing when it is no direct room, or one of others.
std::optional<QByteArray> directPeer(const RoomId &room, QByteArrayView name);

} // namespace chat
