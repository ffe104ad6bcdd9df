#pragma once

#include "core/chat/roomid.h"
#include "core/redis/pubsubpush.h"

#include <optional>

namespace chat {

/// Where a room's things are on the server; the only place that knows the names of keys.
///
/// The braces are a literal hash tag: in a cluster a room's keys and its channel share a slot, unless
/// its name has braces of its own.
class RoomKeys final {
public:
    /// `prefix` stands before every channel name.
    explicit RoomKeys(QByteArray prefix)
        : m_prefix(std::move(prefix))
    {
    }

    /// What SUBSCRIBE, PSUBSCRIBE and PUBLISH take.
    QByteArray channel(const RoomId &room) const;
    redis::SubscriptionKind subscriptionKind(const RoomId &room) const;
    /// The stream with the room's messages.
    QByteArray log(const RoomId &room) const { return key(room, ":log"); }
    /// Holds the log id that a uid got.
    QByteArray sentMark(const RoomId &room, const QByteArray &uid) const;
    /// The hash with topic and creator.
    QByteArray meta(const RoomId &room) const { return key(room, ":meta"); }
    /// The sorted set of those present: their names, by when that expires in the server's milliseconds.
    QByteArray present(const RoomId &room) const { return key(room, ":present"); }
    /// The channel for what is not kept: who writes, who comes and goes.
    QByteArray live(const RoomId &room) const { return "taproom:live:" + m_prefix + room.name(); }
    /// The same for a user: who wrote to them, what they read elsewhere.
    QByteArray ownLive(const QByteArray &userName) const
    {
        return "taproom:live:" + m_prefix + '@' + userName;
    }
    /// The hash with the log id up to which a user has read each channel (with prefix).
    static QByteArray readMarkers(const QByteArray &userName) { return "taproom:read:" + userName; }
    /// The set of those with whom a user has a direct room.
    static QByteArray directs(const QByteArray &userName) { return "taproom:direct:" + userName; }
    /// The sorted set of known channels, members with prefix, by last activity in milliseconds.
    static QByteArray directory() { return QByteArrayLiteral("taproom:channels"); }

    /// The pattern that matches every channel with the prefix.
    QByteArray everyChannel() const;
    /// The channel as the user sees it; nothing when it lies outside of the prefix or is reserved.
    std::optional<QByteArray> visibleName(QByteArrayView channel) const;

private:
    QByteArray key(const RoomId &room, const char *suffix) const;
    QByteArray escapedPrefix() const;

    QByteArray m_prefix;
};

} // namespace chat
