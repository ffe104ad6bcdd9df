#include "core/chat/directroom.h"

#include "core/chat/roomname.h"

#include <QList>

#include <algorithm>

namespace chat {

RoomId directRoom(const QByteArray &one, const QByteArray &other)
{
    const auto [first, second] = std::minmax(one, other);
    const QByteArray name = "dm:" + first + ':' + second;
    return RoomId(name, RoomId::Kind::Direct);
}

std::optional<QByteArray> directPeer(const RoomId &room, QByteArrayView name)
{
    const QByteArrayList parts = room.name().split(':');
    // A user name has no colon, so there is one way only to read it.
    const bool isDirect = parts.size() == 3 && parts.at(0) == "dm" && isUserName(parts.at(1))
        && isUserName(parts.at(2)) && parts.at(1) <= parts.at(2);
    if (!isDirect)
        return std::nullopt;
    if (parts.at(1) == name)
        return parts.at(2);
    return parts.at(2) == name ? std::optional(parts.at(1)) : std::nullopt;
}

} // namespace chat
