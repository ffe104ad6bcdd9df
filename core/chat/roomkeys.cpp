#include "core/chat/roomkeys.h"

#include "core/chat/roomname.h"

namespace chat {

QByteArray RoomKeys::channel(const RoomId &room) const
{
    if (room.kind() != RoomId::Kind::Pattern)
        return m_prefix + room.name();
    // The prefix is meant as it stands, even if it has a star in it.
    return escapedPrefix() + room.name();
}

redis::SubscriptionKind RoomKeys::subscriptionKind(const RoomId &room) const
{
    return room.kind() == RoomId::Kind::Pattern ? redis::SubscriptionKind::Pattern
                                                : redis::SubscriptionKind::Channel;
}

QByteArray RoomKeys::key(const RoomId &room, const char *suffix) const
{
    return "taproom:{" + m_prefix + room.name() + '}' + suffix;
}

QByteArray RoomKeys::sentMark(const RoomId &room, const QByteArray &uid) const
{
    return key(room, ":sent:") + uid;
}

QByteArray RoomKeys::escapedPrefix() const
{
    QByteArray escaped;
    for (const char letter : m_prefix) {
        if (QByteArrayView("*?[]\\^").contains(letter))
            escaped += '\\';
        escaped += letter;
    }
    return escaped;
}

QByteArray RoomKeys::everyChannel() const
{
    return escapedPrefix() + '*';
}

std::optional<QByteArray> RoomKeys::visibleName(QByteArrayView channel) const
{
    if (!channel.startsWith(m_prefix) || isReservedChannel(channel))
        return std::nullopt;
    const QByteArrayView name = channel.sliced(m_prefix.size());
    return isReservedChannel(name) ? std::nullopt : std::optional(name.toByteArray());
}

} // namespace chat
