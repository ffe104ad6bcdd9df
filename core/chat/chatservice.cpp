#include "core/chat/chatservice.h"

#include "core/chat/changethrottle.h"
#include "core/chat/channelbrowser.h"
#include "core/chat/channelreader.h"
#include "core/chat/inputline.h"
#include "core/chat/poster.h"
#include "core/chat/roomcounter.h"
#include "core/chat/roomname.h"
#include "core/chat/roomset.h"
#include "core/redis/redisclient.h"

#include <utility>

namespace chat {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int historyOnJoin = 50;

} // namespace

class ChatService::Private {
public:
    Private(ChatService *service, redis::RedisClient &redisClient, const base::Clock &clock,
        base::RandomSource &random, QByteArray name)
        : q(service)
        , client(redisClient)
        , userName(std::move(name))
        , mentions(userName)
        , keys(client.config().prefix)
        , reader(client, clock, random)
        , poster(client, clock, random, userName)
        , counter(client)
        , browser(client)
    {
    }

    void connectParts();
    void connectReader();
    void connectPoster();
    void tell(const RoomId &id, const TimelineChanges &changes);
    void takeMessages(const RoomId &id, const QList<ChatMessage> &messages);
    void takeDamage(const RoomId &id, const LogDamage &damage);
    void takeRefusal(const RoomId &id, const base::Error &reason);
    void readTopic(const RoomId &id);
    void setReading(const RoomId &id, bool isReading);
    void tellSubscriptions(int count);
    void tellDelay(const RoomId &id, const base::Error &reason);
    base::Result<> act(const RoomId &id, const InputAction &action);

    ChatService *const q;
    redis::RedisClient &client;
    const QByteArray userName;
    const MentionFinder mentions;
    const RoomKeys keys;
    ChannelReader reader;
    Poster poster;
    RoomCounter counter;
    ChannelBrowser browser;
    ChangeThrottle throttle;
    RoomSet rooms;
    RoomId openRoom;
    int subscriptions = 0;
    QString toldDelay; ///< code of the reason that was told last
};

ChatService::ChatService(redis::RedisClient &client, const base::Clock &clock,
    base::RandomSource &random, QByteArray userName, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, client, clock, random, std::move(userName)))
{
    d->connectParts();
    d->connectReader();
    d->connectPoster();
}

ChatService::~ChatService() = default;

void ChatService::Private::connectParts()
{
    connect(&client, &redis::RedisClient::subscriptionChanged, q,
        [this](const redis::SubscriptionChange &change) {
            // Shard channels are counted apart, and are no further rooms.
            if (change.kind != redis::SubscriptionKind::Shard)
                tellSubscriptions(change.count);
        });
    connect(&client, &redis::RedisClient::viewChanged, q,
        [this] { tellSubscriptions(client.subscriptionCount()); });
    connect(&counter, &RoomCounter::counted, q,
        [this](const QList<redis::SubscriberCount> &counts) {
            for (const RoomId &id : rooms.setCounts(counts, keys))
                throttle.note(id);
        });
    connect(&throttle, &ChangeThrottle::changed, q, &ChatService::roomChanged);
}

void ChatService::Private::connectReader()
{
    connect(&reader, &ChannelReader::messagesRead, q,
        [this](const RoomId &id, const QList<ChatMessage> &messages) {
            takeMessages(id, messages);
        });
    connect(&reader, &ChannelReader::damageFound, q,
        [this](const RoomId &id, const LogDamage &damage) { takeDamage(id, damage); });
    connect(&reader, &ChannelReader::opened, q, [this](const RoomId &id) {
        if (JoinedRoom *joined = rooms.find(id)) {
            joined->room.state = JoinState::Joined;
            joined->room.error.reset();
            throttle.note(id);
            readTopic(id);
            counter.countSoon();
        }
    });
    connect(&reader, &ChannelReader::refused, q,
        [this](const RoomId &id, const base::Error &reason) { takeRefusal(id, reason); });
    connect(&reader, &ChannelReader::readingChanged, q,
        [this](const RoomId &id, bool isReading) { setReading(id, isReading); });
    connect(&reader, &ChannelReader::historyRefused, q,
        [this](const RoomId &id, const base::Error &reason) {
            emit q->noticeRaised({Notice::Severity::Warning, id, reason, {}});
        });
}

void ChatService::Private::connectPoster()
{
    connect(&poster, &Poster::stored, q,
        [this](const RoomId &id, const QByteArray &uid, const LogId &logId) {
            toldDelay.clear();
            if (JoinedRoom *joined = rooms.find(id))
                tell(id, joined->timeline.setStored(uid, logId));
        });
    connect(&poster, &Poster::refused, q,
        [this](const RoomId &id, const QByteArray &uid, const base::Error &reason) {
            if (JoinedRoom *joined = rooms.find(id))
                tell(id, joined->timeline.setRefused(uid, reason));
        });
    connect(&poster, &Poster::delayed, q,
        [this](const RoomId &id, const QByteArray &, const base::Error &reason) {
            tellDelay(id, reason);
        });
}

void ChatService::Private::tell(const RoomId &id, const TimelineChanges &changes)
{
    if (!changes.isEmpty())
        emit q->timelineChanged(id, changes);
}

void ChatService::Private::takeMessages(const RoomId &id, const QList<ChatMessage> &messages)
{
    JoinedRoom *joined = rooms.find(id);
    if (!joined)
        return;
    const int unread = joined->room.unread;
    const TimelineChanges changes = joined->add(messages, userName, mentions, id == openRoom);
    const bool hasNewTopic = joined->takeTopic(messages);
    if (joined->room.unread != unread || hasNewTopic)
        throttle.note(id);
    for (const ChatMessage &message : messages) {
        if (message.from == userName)
            poster.takeEcho(message);
    }
    tell(id, changes);
}

void ChatService::Private::takeDamage(const RoomId &id, const LogDamage &damage)
{
    JoinedRoom *joined = rooms.find(id);
    if (!joined)
        return;
    TimelineChanges changes;
    if (damage.hole)
        changes = joined->timeline.addGap(damage.hole->kind, damage.hole->from, damage.hole->to);
    changes.append(joined->timeline.setLost(damage.lost));
    tell(id, changes);
}

void ChatService::Private::takeRefusal(const RoomId &id, const base::Error &reason)
{
    if (JoinedRoom *joined = rooms.find(id)) {
        joined->room.state = JoinState::Refused;
        joined->room.error = reason;
        counter.setChannels(rooms.channels(keys));
        throttle.note(id);
        emit q->noticeRaised({Notice::Severity::Warning, id, reason, {}});
    }
}

void ChatService::Private::setReading(const RoomId &id, bool isReading)
{
    JoinedRoom *joined = rooms.find(id);
    if (!joined)
        return;
    joined->room.readingHistory = isReading;
    joined->hasHistory = joined->hasHistory || !isReading;
    throttle.note(id);
}

void ChatService::Private::readTopic(const RoomId &id)
{
    if (id.kind() == RoomId::Kind::Pattern)
        return;
    client.send(redis::Target::Replica, {"HGET", keys.meta(id), "topic"}, q,
        [this, id](const base::Result<resp::RespValue> &reply) {
            JoinedRoom *joined = rooms.find(id);
            // Who may not read it sees no topic, which is no reason to complain.
            if (joined && reply && reply->isText() && joined->setTopic(reply->text))
                throttle.note(id);
        });
}

void ChatService::Private::tellSubscriptions(int count)
{
    if (std::exchange(subscriptions, count) != count)
        emit q->subscriptionCountChanged(count);
}

void ChatService::Private::tellDelay(const RoomId &id, const base::Error &reason)
{
    // A lost connection is told by the state of the connections; and nothing is told twice in a row.
    const bool isConnection
        = reason.kind == base::ErrorKind::Network || reason.kind == base::ErrorKind::Cancelled;
    if (isConnection || std::exchange(toldDelay, reason.code) == reason.code)
        return;
    emit q->noticeRaised({Notice::Severity::Warning, id, reason, {}});
}

const QByteArray &ChatService::userName() const
{
    return d->userName;
}

QList<Room> ChatService::rooms() const
{
    return d->rooms.rooms();
}

std::optional<Room> ChatService::room(const RoomId &id) const
{
    const JoinedRoom *joined = d->rooms.find(id);
    return joined ? std::optional(joined->room) : std::nullopt;
}

const Timeline *ChatService::timeline(const RoomId &id) const
{
    const JoinedRoom *joined = d->rooms.find(id);
    return joined ? &joined->timeline : nullptr;
}

base::Result<> ChatService::join(const RoomId &id)
{
    if (const auto checked = checkRoomName(id.name()); !checked)
        return base::failure(checked.error());
    JoinedRoom *joined = d->rooms.find(id);
    const bool isNew = joined == nullptr;
    if (isNew) {
        joined = &d->rooms.add(id);
        joined->hasHistory = id.kind() == RoomId::Kind::Pattern;
    } else if (joined->room.state == JoinState::Refused) {
        joined->room.state = JoinState::Joining;
        joined->room.error.reset();
        d->throttle.note(id);
    }
    d->reader.open(id, historyOnJoin);
    d->counter.setChannels(d->rooms.channels(d->keys));
    if (isNew)
        emit roomAdded(id);
    return {};
}

void ChatService::leave(const RoomId &id)
{
    // Who hears of it may still look into the timeline.
    const std::unique_ptr<JoinedRoom> left = d->rooms.take(id);
    if (!left)
        return;
    const RoomId room = left->room.id;
    d->reader.close(room);
    d->throttle.forget(room);
    if (d->openRoom == room)
        d->openRoom = {};
    d->counter.setChannels(d->rooms.channels(d->keys));
    emit roomRemoved(room);
}

void ChatService::leaveAll()
{
    const auto left = d->rooms.takeAll();
    d->reader.closeAll();
    d->openRoom = {};
    d->counter.setChannels(d->rooms.channels(d->keys));
    for (const std::unique_ptr<JoinedRoom> &joined : left) {
        d->throttle.forget(joined->room.id);
        emit roomRemoved(joined->room.id);
    }
}

base::Result<> ChatService::post(const RoomId &id, const QString &text)
{
    const auto action = parseInput(text);
    return action ? d->act(id, *action) : base::Result<>(base::failure(action.error()));
}

base::Result<> ChatService::Private::act(const RoomId &id, const InputAction &action)
{
    if (const auto *join = std::get_if<JoinCommand>(&action))
        return q->join(join->room);
    if (const auto *leave = std::get_if<LeaveCommand>(&action)) {
        const RoomId room = leave->room.isNull() ? id : rooms.findByName(leave->room.name());
        if (!rooms.find(room))
            return base::failure(base::ErrorKind::Input, u"NOTJOINED"_s,
                u"that channel is not joined"_s);
        q->leave(room);
        return {};
    }
    if (std::holds_alternative<HelpCommand>(action)) {
        emit q->noticeRaised({Notice::Severity::Info, id, {}, inputHelp()});
        return {};
    }
    JoinedRoom *joined = rooms.find(id);
    if (!joined)
        return base::failure(base::ErrorKind::Input, u"NOTJOINED"_s,
            u"that channel is not joined"_s);
    const auto message = poster.post(id, std::get<Draft>(action));
    if (!message)
        return base::failure(message.error());
    tell(id, joined->timeline.addWaiting(*message));
    return {};
}

void ChatService::retry(const RoomId &id, const QByteArray &uid)
{
    d->poster.retry(uid);
    if (JoinedRoom *joined = d->rooms.find(id))
        d->tell(id, joined->timeline.setWaiting(uid));
}

void ChatService::discard(const RoomId &id, const QByteArray &uid)
{
    d->poster.discard(uid);
    JoinedRoom *joined = d->rooms.find(id);
    const auto row = joined ? joined->timeline.rowOfUid(uid) : std::nullopt;
    if (!row)
        return;
    // What is stored already stays: only the server's log could take it back.
    const SendState state = joined->timeline.at(*row).state;
    if (state == SendState::Waiting || state == SendState::Refused)
        d->tell(id, joined->timeline.remove(uid));
}

void ChatService::setOpenRoom(const RoomId &id)
{
    d->openRoom = id;
    JoinedRoom *joined = d->rooms.find(id);
    if (joined && joined->markRead())
        d->throttle.note(id);
}

const RoomId &ChatService::openRoom() const
{
    return d->openRoom;
}

void ChatService::browse(QObject *context,
    std::function<void(const base::Result<QList<KnownChannel>> &)> handler)
{
    d->browser.browse(context, std::move(handler));
}

} // namespace chat
