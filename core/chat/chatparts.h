#pragma once

#include "core/chat/changethrottle.h"
#include "core/chat/channelbrowser.h"
#include "core/chat/channelreader.h"
#include "core/chat/inputline.h"
#include "core/chat/localstores.h"
#include "core/chat/oldermessages.h"
#include "core/chat/ownlive.h"
#include "core/chat/poster.h"
#include "core/chat/presence.h"
#include "core/chat/roomcounter.h"
#include "core/chat/roomset.h"
#include "core/redis/redisclient.h"

#include <QObject>
#include <QSet>

#include <utility>

namespace chat {

/// The parts of a ChatService and what happens between them; it tells what the service tells on.
/// Thread: GUI. Lifetime: as the service's.
class ChatParts final : public QObject {
    Q_OBJECT

public:
    ChatParts(redis::RedisClient &redisClient, const base::Clock &clock, base::RandomSource &random,
        QByteArray name, LocalStores localStores)
        : client(redisClient)
        , userName(std::move(name))
        , mentions(userName)
        , keys(client.config().prefix)
        , reader(client, clock, random)
        , stores(localStores)
        , poster(client, clock, random, userName, stores.outbox)
        , older(client, stores.archive)
        , presence(client, clock, userName)
        , own(client, userName)
        , counter(client)
        , browser(client)
    {
        connectParts();
        connectReader();
        connectPoster();
        connectOwn();
    }

    base::Result<> join(const RoomId &id);
    void leave(const RoomId &id);
    void leaveAll();
    base::Result<RoomId> openDirect(const QByteArray &peer);
    void raiseWarning(const base::Error &error);

    void connectParts();
    void connectReader();
    void connectPoster();
    void tell(const RoomId &id, const TimelineChanges &changes);
    void takeMessages(const RoomId &id, const QList<ChatMessage> &messages);
    void takeDamage(const RoomId &id, const LogDamage &damage);
    void openRoomLog(const RoomId &id);
    void takeArchived(const RoomId &id, const QList<ChatMessage> &messages);
    void showOutbox(JoinedRoom &joined);
    void takeRefusal(const RoomId &id, const base::Error &reason);
    void readTopic(const RoomId &id);
    void setReading(const RoomId &id, bool isReading);
    void tellSubscriptions(int count);
    void tellDelay(const RoomId &id, const base::Error &reason);
    void connectOwn();
    void takeMarker(const RoomId &id, const LogId &marker);
    void takeDirect(const QByteArray &peer);
    void noteRead(const JoinedRoom &joined);
    void recount(JoinedRoom &joined);
    base::Result<> say(const RoomId &id, const Draft &draft);
    base::Result<> act(const RoomId &id, const InputAction &action);

    redis::RedisClient &client;
    const QByteArray userName;
    const MentionFinder mentions;
    const RoomKeys keys;
    ChannelReader reader;
    const LocalStores stores;
    Poster poster;
    OlderMessages older;
    Presence presence;
    OwnLive own;
    RoomCounter counter;
    ChannelBrowser browser;
    ChangeThrottle throttle;
    RoomSet rooms;
    RoomId openRoom;
    QSet<RoomId> leftDirects; ///< not to be joined again by themselves
    int subscriptions = 0;
    QString toldWarning; ///< code of what was told last
    QString toldDelay; ///< code of the reason that was told last

signals:
    void roomAdded(const chat::RoomId &id);
    void roomRemoved(const chat::RoomId &id);
    void timelineChanged(const chat::RoomId &id, const chat::TimelineChanges &changes);
    void subscriptionCountChanged(int count);
    void noticeRaised(const chat::Notice &notice);
};

} // namespace chat
