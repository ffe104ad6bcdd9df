#include "ui/windows/roomlistfeed.h"

#include "core/chat/chatservice.h"
#include "ui/models/roomlistmodel.h"

namespace ui {

using namespace std::chrono_literals;

RoomListFeed::RoomListFeed(chat::ChatService &chat, RoomListModel &rooms, QObject *parent)
    : QObject(parent)
    , m_chat(chat)
    , m_rooms(rooms)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(100ms);
    connect(&m_pause, &QTimer::timeout, this, &RoomListFeed::takeOver);
    connect(&chat, &chat::ChatService::roomAdded, this, &RoomListFeed::add);
    connect(&chat, &chat::ChatService::roomRemoved, this, &RoomListFeed::remove);
    connect(&chat, &chat::ChatService::roomChanged, this, &RoomListFeed::mark);
    for (const chat::Room &room : chat.rooms())
        rooms.add(room);
}

void RoomListFeed::refresh(const chat::RoomId &id)
{
    m_changed.remove(id);
    if (const auto room = m_chat.room(id)) {
        m_rooms.update({*room});
        emit updated();
    }
}

void RoomListFeed::add(const chat::RoomId &id)
{
    if (const auto room = m_chat.room(id)) {
        m_rooms.add(*room);
        emit updated();
    }
}

void RoomListFeed::remove(const chat::RoomId &id)
{
    m_changed.remove(id);
    m_rooms.remove(id);
    emit updated();
}

// The first change after a quiet time shows at once; those that follow wait for the pause to end.
void RoomListFeed::mark(const chat::RoomId &id)
{
    m_changed.insert(id);
    if (!m_pause.isActive())
        takeOver();
}

void RoomListFeed::takeOver()
{
    if (m_changed.isEmpty())
        return;
    QList<chat::Room> rooms;
    for (const chat::RoomId &id : std::as_const(m_changed)) {
        if (const auto room = m_chat.room(id))
            rooms.append(*room);
    }
    m_changed.clear();
    m_pause.start();
    m_rooms.update(rooms);
    emit updated();
}

} // namespace ui
