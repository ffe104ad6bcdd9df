#pragma once

#include "core/chat/messagearchive.h"
#include "core/chat/roomkeys.h"

#include <QObject>
#include <QSet>

namespace redis {
class RedisClient;
}

namespace chat {

/// Reads what stands before a room's first shown message: from this computer, and where that has no more,
/// from the server's log.
/// Thread: GUI. Lifetime: client and archive must outlive it.
class OlderMessages final : public QObject {
    Q_OBJECT

public:
    static constexpr int pageEntries = 200;

    /// `archive` may be null.
    OlderMessages(redis::RedisClient &client, MessageArchive *archive, QObject *parent = nullptr);

    /// One read a room at a time; a second call meanwhile does nothing.
    void readBefore(const RoomId &room, const LogId &id);

signals:
    /// In ascending order.
    void read(const chat::RoomId &room, const QList<chat::ChatMessage> &messages);
    /// Nothing older is left anywhere.
    void beginningReached(const chat::RoomId &room);

private:
    void readLog(const RoomId &room, const LogId &id);
    void finish(const RoomId &room, const QList<ChatMessage> &messages);

    redis::RedisClient &m_client;
    MessageArchive *const m_archive;
    const RoomKeys m_keys;
    QSet<RoomId> m_reading;
};

} // namespace chat
