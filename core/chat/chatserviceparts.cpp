#include "core/chat/chatserviceparts.h"

#include "core/chat/directroom.h"

namespace chat {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int historyOnJoin = 50;

} // namespace

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
            if (const auto peer = directPeer(id, userName))
                own.announceDirect(*peer);
            if (JoinedRoom *joined = rooms.find(id))
                tell(id, joined->timeline.setStored(uid, logId));
        });
    connect(&poster, &Poster::refused, q,
        [this](const RoomId &id, const QByteArray &uid, const base::Error &reason) {
            JoinedRoom *joined = rooms.find(id);
            if (joined && joined->timeline.rowOfUid(uid))
                tell(id, joined->timeline.setRefused(uid, reason));
            else // an edit or a reaction has no row that could show it
                emit q->noticeRaised({Notice::Severity::Warning, id, reason, {}});
        });
    poster.expectEchoes();
    connect(&poster, &Poster::unconfirmed, q, [this](const RoomId &id, const ChatMessage &message) {
        if (JoinedRoom *joined = rooms.find(id))
            tell(id, joined->showWaitingAgain(message));
    });
    connect(&poster, &Poster::restored, q, [this] {
        for (const Room &room : rooms.rooms())
            showOutbox(*rooms.find(room.id));
    });
    connect(&poster, &Poster::keepingFailed, q,
        [this](const base::Error &reason) { q->raiseWarning(reason); });
    connect(&older, &OlderMessages::read, q,
        [this](const RoomId &id, const QList<ChatMessage> &messages) {
            if (JoinedRoom *joined = rooms.find(id))
                tell(id, joined->addOlder(messages, userName));
        });
    connect(&older, &OlderMessages::beginningReached, q, [this](const RoomId &id) {
        if (JoinedRoom *joined = rooms.find(id)) {
            joined->room.hasOlder = false;
            throttle.note(id);
        }
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
    if (stores.archive && id.kind() != RoomId::Kind::Pattern)
        stores.archive->add(id, messages);
    const int unread = joined->room.unread;
    const TimelineChanges changes = joined->add(messages, userName, mentions, id == openRoom);
    const bool hasNewTopic = joined->takeTopic(messages);
    if (joined->room.unread != unread || hasNewTopic)
        throttle.note(id);
    if (id == openRoom)
        noteRead(*joined);
    for (const ChatMessage &message : messages) {
        presence.noteSaid(id, message.from);
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
    for (const ShownMessage &lost : damage.lost) {
        if (const auto message = poster.takeLost(lost.uid))
            changes.append(joined->showWaitingAgain(*message));
    }
    if (stores.archive)
        stores.archive->remove(id, damage.lost);
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
    if (!isReading && !joined->room.readUpTo.isNull())
        recount(*joined);
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

/// What was seen before is there at once; the log is read from there on.
void ChatService::Private::openRoomLog(const RoomId &id)
{
    if (!stores.archive || id.kind() == RoomId::Kind::Pattern) {
        reader.open(id, historyOnJoin);
        return;
    }
    stores.archive->newest(id, historyOnJoin, q,
        [this, id](const base::Result<QList<ChatMessage>> &messages) {
            if (!messages)
                q->raiseWarning(messages.error());
            takeArchived(id, messages ? *messages : QList<ChatMessage>());
        });
}

void ChatService::Private::takeArchived(const RoomId &id, const QList<ChatMessage> &messages)
{
    JoinedRoom *joined = rooms.find(id);
    if (!joined || reader.isOpen(id))
        return;
    QList<ShownMessage> known;
    for (const ChatMessage &message : messages)
        known.append({message.id, message.uid});
    reader.open(id, historyOnJoin, known);
    if (messages.isEmpty())
        return;
    // What comes now is news.
    joined->hasHistory = true;
    tell(id, joined->addOlder(messages, userName));
}

void ChatService::Private::showOutbox(JoinedRoom &joined)
{
    TimelineChanges changes;
    for (const OutboxEntry &entry : poster.outbox().entries()) {
        if (entry.room != joined.room.id)
            continue;
        changes.append(joined.timeline.addWaiting(entry.message));
        if (entry.state == OutboxEntry::State::Refused && entry.reason)
            changes.append(joined.timeline.setRefused(entry.message.uid, *entry.reason));
    }
    tell(joined.room.id, changes);
}

base::Result<> ChatService::Private::act(const RoomId &id, const InputAction &action)
{
    if (const auto *join = std::get_if<JoinCommand>(&action))
        return q->join(join->room);
    if (const auto *direct = std::get_if<DirectCommand>(&action)) {
        const auto room = q->openDirect(direct->peer);
        if (!room)
            return base::failure(room.error());
        return direct->text.isEmpty() ? base::Result<>()
                                      : say(*room, {MessageKind::Text, direct->text, {}});
    }
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
    return say(id, std::get<Draft>(action));
}

base::Result<> ChatService::Private::say(const RoomId &id, const Draft &draft)
{
    const auto message = poster.post(id, draft);
    if (!message)
        return base::failure(message.error());
    JoinedRoom *joined = rooms.find(id);
    if (joined && !RoomEvents::isEvent(draft.kind))
        tell(id, joined->timeline.addWaiting(*message));
    return {};
}

void ChatService::Private::connectOwn()
{
    connect(&own, &OwnLive::markerMoved, q,
        [this](const RoomId &id, const LogId &marker) { takeMarker(id, marker); });
    connect(&own, &OwnLive::directFound, q, [this](const QByteArray &peer) { takeDirect(peer); });
}

/// Read on another computer, or on this one in an earlier run.
void ChatService::Private::takeMarker(const RoomId &id, const LogId &marker)
{
    JoinedRoom *joined = rooms.find(id);
    if (!joined || marker <= joined->room.readUpTo)
        return;
    joined->room.readUpTo = marker;
    if (id != openRoom && joined->hasHistory)
        recount(*joined);
}

void ChatService::Private::recount(JoinedRoom &joined)
{
    if (joined.room.id == openRoom)
        return;
    joined.recount(userName, mentions);
    throttle.note(joined.room.id);
}

void ChatService::Private::takeDirect(const QByteArray &peer)
{
    const RoomId room = directRoom(userName, peer);
    if (rooms.find(room) || leftDirects.contains(room))
        return;
    if (q->join(room)) {
        // Whoever wrote has written something that nobody here has seen, unless the marker says so.
        if (JoinedRoom *joined = rooms.find(room))
            joined->hasHistory = true;
    }
}

void ChatService::Private::noteRead(const JoinedRoom &joined)
{
    const LogId last = joined.timeline.lastId();
    if (!last.isNull())
        own.setRead(joined.room.id, last);
}

} // namespace chat
