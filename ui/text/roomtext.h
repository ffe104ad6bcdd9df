#pragma once

#include "core/chat/room.h"

#include <QString>

namespace ui {

/// A room's name for people: plain text on one line, in which nothing can turn the direction of what
/// stands beside it or hide itself.
QString toPlainName(const chat::RoomId &id);
/// The same for any short text that others wrote, e.g. a topic; cut after `longest` characters.
QString toPlainLine(const QString &text, qsizetype longest = 1000);

/// "12", or "≥12" when a node did not answer.
QString toCountText(const redis::SubscriberCount &count);
/// What a screen reader says after the name: unread, mentions, subscribers, state.
QString toRoomDescription(const chat::Room &room, bool muted);
/// Name, topic, subscribers a node, and why a join was refused.
QString toRoomToolTip(const chat::Room &room);

} // namespace ui
