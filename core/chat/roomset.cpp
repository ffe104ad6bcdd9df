#include "core/chat/roomset.h"

#include <algorithm>
#include <utility>

namespace chat {

JoinedRoom *RoomSet::find(const RoomId &id) const
{
    const auto found = std::find_if(m_rooms.begin(), m_rooms.end(),
        [&id](const std::unique_ptr<JoinedRoom> &joined) { return joined->room.id == id; });
    return found == m_rooms.end() ? nullptr : found->get();
}

RoomId RoomSet::findByName(const QByteArray &name) const
{
    const auto found = std::find_if(m_rooms.begin(), m_rooms.end(),
        [&name](
            const std::unique_ptr<JoinedRoom> &joined) { return joined->room.id.name() == name; });
    return found == m_rooms.end() ? RoomId() : (*found)->room.id;
}

JoinedRoom &RoomSet::add(const RoomId &id)
{
    m_rooms.push_back(std::make_unique<JoinedRoom>());
    m_rooms.back()->room.id = id;
    return *m_rooms.back();
}

std::unique_ptr<JoinedRoom> RoomSet::take(const RoomId &id)
{
    const auto found = std::find_if(m_rooms.begin(), m_rooms.end(),
        [&id](const std::unique_ptr<JoinedRoom> &joined) { return joined->room.id == id; });
    if (found == m_rooms.end())
        return nullptr;
    std::unique_ptr<JoinedRoom> taken = std::move(*found);
    m_rooms.erase(found);
    return taken;
}

std::vector<std::unique_ptr<JoinedRoom>> RoomSet::takeAll()
{
    return std::exchange(m_rooms, {});
}

QList<Room> RoomSet::rooms() const
{
    QList<Room> list;
    for (const std::unique_ptr<JoinedRoom> &joined : m_rooms)
        list.append(joined->room);
    return list;
}

QList<QByteArray> RoomSet::channels(const RoomKeys &keys) const
{
    QList<QByteArray> channels;
    for (const std::unique_ptr<JoinedRoom> &joined : m_rooms) {
        const Room &room = joined->room;
        if (room.id.kind() != RoomId::Kind::Pattern && room.state != JoinState::Refused)
            channels << keys.channel(room.id);
    }
    return channels;
}

QList<RoomId> RoomSet::setCounts(const QList<redis::SubscriberCount> &counts, const RoomKeys &keys)
{
    QList<RoomId> changed;
    for (const redis::SubscriberCount &count : counts) {
        for (const std::unique_ptr<JoinedRoom> &joined : m_rooms) {
            Room &room = joined->room;
            const bool isOther
                = room.id.kind() == RoomId::Kind::Pattern || keys.channel(room.id) != count.channel;
            if (isOther || room.subscribers == count)
                continue;
            room.subscribers = count;
            changed << room.id;
        }
    }
    return changed;
}

} // namespace chat
