#pragma once

#include "core/base/clock.h"
#include "core/chat/livenote.h"
#include "core/chat/roomkeys.h"
#include "core/chat/typing.h"

#include <QObject>
#include <QTimer>

namespace redis {
class RedisClient;
struct MessageBatch;
}

namespace chat {

/// Who is there and who writes, room by room: says it of oneself and hears it of others, over the live
/// channels and the rooms' sorted sets of those present.
///
/// All of it expires by itself: who crashed is gone after a minute or so.
/// Thread: GUI. Lifetime: client and clock must outlive it.
class Presence final : public QObject {
    Q_OBJECT

public:
    Presence(redis::RedisClient &client, const base::Clock &clock, QByteArray userName,
        QObject *parent = nullptr);

    /// Pattern rooms have nobody present and are ignored.
    void enter(const RoomId &room);
    void leave(const RoomId &room);
    /// The user is writing: others are told, but not with every key.
    void noteTyping(const RoomId &room);
    /// A message of theirs came: they are not writing any more.
    void noteSaid(const RoomId &room, const QByteArray &name);

    /// Sorted by name; oneself among them.
    QList<QByteArray> members(const RoomId &room) const;
    /// Others who are writing, sorted by name.
    QList<QByteArray> typing(const RoomId &room) const;

signals:
    void membersChanged(const chat::RoomId &room);
    void typingChanged(const chat::RoomId &room);

private:
    struct Place {
        QList<QByteArray> members;
        Typing typing;
        base::SteadyTime saidAt {};
    };

    void takeNotes(const redis::MessageBatch &batch);
    void takeNote(const RoomId &room, const LiveNote &note);
    void beat();
    void readTime();
    void sayPresent(const QList<RoomId> &rooms);
    void readMembers(const QList<RoomId> &rooms);
    void setMembers(const RoomId &room, QList<QByteArray> members);
    void expireTyping();
    void publish(const RoomId &room, LiveNote::Kind kind);

    redis::RedisClient &m_client;
    const base::Clock &m_clock;
    const QByteArray m_userName;
    const RoomKeys m_keys;
    QHash<RoomId, Place> m_places;
    std::chrono::milliseconds m_serverAhead {0}; ///< of this computer's clock
    bool m_knowsTime = false;
    QTimer m_beat;
    QTimer m_typingTimer;
};

} // namespace chat
