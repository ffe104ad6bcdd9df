#pragma once

#include "core/chat/room.h"

#include <QList>
#include <QString>

namespace ui {

/// The rooms that the quick switcher offers, best first: those with a mention, then those with unread
/// messages, then those that were open last, then the rest as they come. A name that starts with the
/// text goes before one that only holds it.
/// `recent` is newest first.
QList<chat::Room> rankRooms(const QList<chat::Room> &rooms, const QList<chat::RoomId> &recent,
    const QString &text);

} // namespace ui
