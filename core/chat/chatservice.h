#pragma once

#include "core/base/result.h"
#include "core/chat/room.h"
#include "core/chat/timeline.h"
#include "core/redis/clientview.h"
#include "core/redis/pubsubpush.h"
#include "core/redis/subscribercount.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace base {
class Clock;
class RandomSource;
}
namespace redis {
class RedisClient;
}

namespace chat {

/// Joins, leaves, posts and marks read: binds RedisClient to the pure parts of the chat.
/// Thread: GUI. Lifetime: client, clock and random source must outlive it.
class ChatService final : public QObject {
    Q_OBJECT

public:
    ChatService(redis::RedisClient &client, const base::Clock &clock, base::RandomSource &random,
        QByteArray userName, QObject *parent = nullptr);
    ~ChatService() override;

    const QByteArray &userName() const;

    /// Rooms in the order they were joined.
    QList<Room> rooms() const;
    std::optional<Room> room(const RoomId &id) const;
    /// Null when the room is not joined. Lifetime: until roomRemoved(id).
    const Timeline *timeline(const RoomId &id) const;

    /// Errors: Input with the rule that the name breaks.
    base::Result<> join(const RoomId &id);
    void leave(const RoomId &id);
    void leaveAll();

    /// What the composer submitted: a message, or a slash command. The message is shown at once; its
    /// fate comes by timelineChanged().
    /// Errors: Input: empty, too long (with the limit), unknown command, pattern rooms take no posts.
    base::Result<> post(const RoomId &id, const QString &text);
    void retry(const RoomId &id, const QByteArray &uid);
    void discard(const RoomId &id, const QByteArray &uid);

    /// The room that the user looks at: its unread count stays 0.
    void setOpenRoom(const RoomId &id);
    const RoomId &openRoom() const;

    /// Known channels with their last activity, newest first, and PUBSUB CHANNELS that are live now.
    void browse(QObject *context,
        std::function<void(const base::Result<QList<KnownChannel>> &)> handler);

signals:
    void roomAdded(const chat::RoomId &id);
    void roomRemoved(const chat::RoomId &id);
    /// Unread, subscribers, state, topic of a room.
    void roomChanged(const chat::RoomId &id);
    void timelineChanged(const chat::RoomId &id, const chat::TimelineChanges &changes);
    /// The third part of the server's last subscribe or unsubscribe message.
    void subscriptionCountChanged(int count);
    /// Something the user should read that belongs to no message.
    void noticeRaised(const chat::Notice &notice);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chat
