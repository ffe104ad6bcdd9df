#pragma once

#include "core/chat/recovery.h"
#include "core/chat/roomkeys.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace base {
class Clock;
class RandomSource;
}
namespace redis {
class RedisClient;
struct MessageBatch;
struct SubscriptionChange;
}

namespace chat {

/// What is wrong with a room's log, as far as its readers are concerned.
struct LogDamage {
    std::optional<LogHole> hole; ///< those of the next messagesRead() come after it
    QList<ShownMessage> lost; ///< were read before, and the log does not have them (any more)
};

/// Reads rooms exactly once and in order, history first, across every reconnect: subscribes, feeds each
/// room's Recovery and does what it asks for. The one reading path of window and command line.
///
/// Pattern rooms have no log of their own: their messages come as they arrive, with their channel and
/// without a log id.
/// Thread: GUI. Lifetime: client, clock and random source must outlive it.
class ChannelReader final : public QObject {
    Q_OBJECT

public:
    static constexpr int maxHistory = 10'000;

    ChannelReader(redis::RedisClient &client, const base::Clock &clock, base::RandomSource &random,
        QObject *parent = nullptr);
    ~ChannelReader() override;

    /// `history`: how many messages of the log come first, at most maxHistory; with `known`, what was read
    /// last in an earlier run, all that came since. Opening twice does nothing.
    void open(const RoomId &room, int history, const QList<ShownMessage> &known = {});
    void close(const RoomId &room);
    /// UNSUBSCRIBE without arguments.
    void closeAll();
    bool isOpen(const RoomId &room) const;
    /// How often rooms in which nothing was heard are compared with their logs; 30 s unless told.
    void setQuietCheck(std::chrono::milliseconds interval);

signals:
    /// New messages of one room in their order: one signal a socket read or page of the log.
    void messagesRead(const chat::RoomId &room, const QList<chat::ChatMessage> &messages);
    /// Messages are missing, or were lost by the server.
    void damageFound(const chat::RoomId &room, const chat::LogDamage &damage);
    /// The server confirmed the subscription; also after each reconnect.
    void opened(const chat::RoomId &room);
    /// The server refused the subscription; the room is closed.
    void refused(const chat::RoomId &room, const base::Error &reason);
    /// Whether the room's log is being read.
    void readingChanged(const chat::RoomId &room, bool isReading);
    /// The log may not be read: live messages only.
    void historyRefused(const chat::RoomId &room, const base::Error &reason);

private:
    struct OpenRoom;
    using Replies = QList<base::Result<resp::RespValue>>;

    /// The commands that join a room.
    QList<redis::SubscriptionKind> kindsOf(const OpenRoom &open) const;
    OpenRoom *find(redis::SubscriptionKind heardAs, const QByteArray &channel) const;
    OpenRoom *find(const RoomId &room) const;
    void takeBatch(const redis::MessageBatch &batch);
    void takeMessages(OpenRoom &open);
    void takeConfirmation(const redis::SubscriptionChange &change);
    void takeRefusal(redis::SubscriptionKind kind, const QByteArray &channel,
        const base::Error &reason);
    void act(const RoomId &room, const RecoveryStep &step);
    void read(const OpenRoom &open, const LogRead &wanted);
    void takePage(const RoomId &room, const LogRead &wanted, const Replies &replies);
    void takeReadError(const RoomId &room, quint64 ticket, const base::Error &reason);
    void recheckLater(const RoomId &room, std::chrono::milliseconds wait);
    void checkQuietRooms();
    void takeNewest(const QList<RoomId> &rooms, const Replies &replies);
    void scheduleCheck();

    redis::RedisClient &m_client;
    const base::Clock &m_clock;
    base::RandomSource &m_random;
    const RoomKeys m_keys;
    std::vector<std::unique_ptr<OpenRoom>> m_rooms;
    QSet<RoomId> m_doubtful; ///< will look into their logs again
    QTimer m_quietTimer;
    std::chrono::milliseconds m_quietCheck {30'000};
};

} // namespace chat
