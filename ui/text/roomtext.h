#pragma once

#include "core/chat/room.h"

#include <QString>

namespace ui {

/// A room's name for people: plain text on one line. Unlike in a message, nothing in it may be
/// invisible, or `general` could pass for another `general`.
QString toPlainName(const chat::RoomId &id);

/// "12", or "≥12" when a node did not answer.
QString toCountText(const redis::SubscriberCount &count);
/// What a screen reader says after the name: unread, mentions, subscribers, state.
QString toRoomDescription(const chat::Room &room, bool muted);
/// Name, topic, subscribers a node, and why a join was refused. Escaped HTML, as tool tips want it.
QString toRoomToolTip(const chat::Room &room);

} // namespace ui
