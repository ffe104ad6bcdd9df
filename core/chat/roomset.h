#pragma once

#include "core/chat/joinedroom.h"
#include "core/chat/roomkeys.h"

#include <memory>
#include <vector>

namespace chat {

/// The joined rooms in the order they were joined.
class RoomSet final {
public:
    /// Null when it is not joined. Lifetime: until the room is taken out.
    JoinedRoom *find(const RoomId &id) const;
    /// The room or pattern with the name; null when none is joined.
    RoomId findByName(const QByteArray &name) const;
    JoinedRoom &add(const RoomId &id);
    /// Null when it is not joined.
    std::unique_ptr<JoinedRoom> take(const RoomId &id);
    std::vector<std::unique_ptr<JoinedRoom>> takeAll();
    QList<Room> rooms() const;

    /// The channels whose subscribers can be counted: NUMSUB knows nothing of patterns.
    QList<QByteArray> channels(const RoomKeys &keys) const;
    /// Gives back the rooms whose count is another one now.
    QList<RoomId> setCounts(const QList<redis::SubscriberCount> &counts, const RoomKeys &keys);

private:
    std::vector<std::unique_ptr<JoinedRoom>> m_rooms;
};

} // namespace chat
