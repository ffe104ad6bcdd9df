#pragma once

#include "core/chat/roomid.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace chat {
class ChatService;
}

namespace ui {

class RoomListModel;

/// Keeps the list of rooms as the chat has it. Rooms come and go at once; what changes in them is
/// taken over at most ten times a second, however many messages come.
/// Thread: GUI. Lifetime: chat and model must outlive it.
class RoomListFeed final : public QObject {
    Q_OBJECT

public:
    RoomListFeed(chat::ChatService &chat, RoomListModel &rooms, QObject *parent = nullptr);

    /// Takes over at once what is known of a room, e.g. since it was opened and read.
    void refresh(const chat::RoomId &id);

signals:
    /// Something that the list shows has changed.
    void updated();

private:
    void add(const chat::RoomId &id);
    void remove(const chat::RoomId &id);
    void mark(const chat::RoomId &id);
    void takeOver();

    chat::ChatService &m_chat;
    RoomListModel &m_rooms;
    QSet<chat::RoomId> m_changed;
    QTimer m_pause;
};

} // namespace ui
