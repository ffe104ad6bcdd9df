#pragma once

#include "core/base/result.h"
#include "core/chat/draft.h"
#include "core/chat/localstores.h"
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

class ChatParts;
class Presence;

/// Joins, leaves, posts and marks read: binds RedisClient to the pure parts of the chat.
/// Thread: GUI. Lifetime: client, clock, random source and stores must outlive it.
class ChatService final : public QObject {
    Q_OBJECT

public:
    ChatService(redis::RedisClient &client, const base::Clock &clock, base::RandomSource &random,
        QByteArray userName, LocalStores stores = {}, QObject *parent = nullptr);
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
    /// Opens the room of the user and somebody else, and joins it.
    /// Errors: Input: of checkUserName().
    base::Result<RoomId> openDirect(const QByteArray &peer);
    /// A message, an edit, a deletion or a reaction about another one (Draft::re); edits and deletions of
    /// what others sent have no effect anywhere. A reaction's body is its sign, with a `-` in front to
    /// take it back.
    /// Errors: as post(); NOUID when the message it is about has no uid.
    base::Result<> postAbout(const RoomId &id, const Draft &draft);
    /// Who set which sign on a message; timelineChanged() tells that it is another answer now.
    QList<Reaction> reactions(const RoomId &id, const QByteArray &uid) const;
    /// Who is there and who writes; the composer tells it that the user does.
    Presence &presence();

    void retry(const RoomId &id, const QByteArray &uid);
    void discard(const RoomId &id, const QByteArray &uid);
    /// Takes a refused or waiting message back for editing: discards it and gives back its text.
    QString takeBack(const RoomId &id, const QByteArray &uid);
    /// Own messages on their way, in the order they are sent, with why they wait or were refused.
    const Outbox &outbox() const;
    /// Sends all refused ones again.
    void retryAll();

    /// Reads what stands before the first shown message, from this computer or from the server's log;
    /// it comes by timelineChanged(). Room::hasOlder says whether it is of use.
    void loadOlder(const RoomId &id);
    /// Searches what was seen. Errors: Storage NOARCHIVE when nothing is kept on this computer.
    void search(const SearchQuery &query, QObject *context, MessageArchive::SearchHandler handler);

    /// The room that the user looks at: its unread count stays 0.
    void setOpenRoom(const RoomId &id);
    const RoomId &openRoom() const;

    /// Tells the user what somebody else found out, once in a row.
    void raiseWarning(const base::Error &error);

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
    std::unique_ptr<ChatParts> d;
};

} // namespace chat
