#pragma once

#include "core/chat/livenote.h"
#include "core/chat/roomkeys.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace redis {
class RedisClient;
struct MessageBatch;
}

namespace chat {

/// What follows a user from computer to computer: up to where each room was read, and who wrote to them
/// directly. Kept on the server, and told at once over the user's own live channel.
/// Thread: GUI. Lifetime: the client must outlive it.
class OwnLive final : public QObject {
    Q_OBJECT

public:
    OwnLive(redis::RedisClient &client, QByteArray userName, QObject *parent = nullptr);

    /// The user has seen the room up to here; written a moment later, and never back.
    void setRead(const RoomId &room, const LogId &id);
    /// Null: unknown.
    LogId marker(const RoomId &room) const { return m_markers.value(room); }
    /// Asks for a room's marker; the answer comes by markerMoved().
    void readMarker(const RoomId &room);
    /// The user has written to somebody: they are told that the room of both exists.
    void announceDirect(const QByteArray &peer);

signals:
    void markerMoved(const chat::RoomId &room, const chat::LogId &id);
    /// Somebody has written to the user, or the user to them from another computer.
    void directFound(const QByteArray &peer);

private:
    void take(const redis::MessageBatch &batch);
    void moveMarker(const RoomId &room, const LogId &id);
    void write();
    void readDirects();

    redis::RedisClient &m_client;
    const QByteArray m_userName;
    const RoomKeys m_keys;
    QHash<RoomId, LogId> m_markers;
    QSet<RoomId> m_unwritten;
    QSet<QByteArray> m_announced;
    QTimer m_writeTimer;
    bool m_isReady = false;
};

} // namespace chat
