#include "core/chat/chatparts.h"

#include "core/chat/directroom.h"
#include "core/chat/roomname.h"

namespace chat {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int historyOnJoin = 50;

} // namespace

void ChatParts::connectParts()
{
    connect(&client, &redis::RedisClient::subscriptionChanged, this,
        [this](const redis::SubscriptionChange &change) {
            // Shard channels are counted apart, and are no further rooms.
            if (change.kind != redis::SubscriptionKind::Shard)
                tellSubscriptions(change.count);
        });
    connect(&client, &redis::RedisClient::viewChanged, this,
        [this] { tellSubscriptions(client.subscriptionCount()); });
    connect(&counter, &RoomCounter::counted, this,
        [this](const QList<redis::SubscriberCount> &counts) {
            for (const RoomId &id : rooms.setCounts(counts, keys))
                throttle.note(id);
        });
}

void ChatParts::connectReader()
{
    connect(&reader, &ChannelReader::messagesRead, this,
        [this](const RoomId &id, const QList<ChatMessage> &messages) {
            takeMessages(id, messages);
        });
    connect(&reader, &ChannelReader::damageFound, this,
        [this](const RoomId &id, const LogDamage &damage) { takeDamage(id, damage); });
    connect(&reader, &ChannelReader::opened, this, [this](const RoomId &id) {
        if (JoinedRoom *joined = rooms.find(id)) {
            joined->room.state = JoinState::Joined;
            joined->room.error.reset();
            throttle.note(id);
            readTopic(id);
            counter.countSoon();
        }
    });
    connect(&reader, &ChannelReader::refused, this,
        [this](const RoomId &id, const base::Error &reason) { takeRefusal(id, reason); });
    connect(&reader, &ChannelReader::readingChanged, this,
        [this](const RoomId &id, bool isReading) { setReading(id, isReading); });
    connect(&reader, &ChannelReader::historyRefused, this,
        [this](const RoomId &id, const base::Error &reason) {
            emit noticeRaised({Notice::Severity::Warning, id, reason, {}});
        });
}

void ChatParts::connectPoster()
{
    connect(&poster, &Poster::stored, this,
        [this](const RoomId &id, const QByteArray &uid, const LogId &logId) {
            toldDelay.clear();
            if (const auto peer = directPeer(id, userName))
                own.announceDirect(*peer);
            if (JoinedRoom *joined = rooms.find(id))
                tell(id, joined->timeline.setStored(uid, logId));
        });
    connect(&poster, &Poster::refused, this,
        [this](const RoomId &id, const QByteArray &uid, const base::Error &reason) {
            JoinedRoom *joined = rooms.find(id);
            if (joined && joined->timeline.rowOfUid(uid))
                tell(id, joined->timeline.setRefused(uid, reason));
            else // an edit or a reaction has no row that could show it
                emit noticeRaised({Notice::Severity::Warning, id, reason, {}});
        });
    poster.expectEchoes();
    connect(&poster, &Poster::unconfirmed, this,
        [this](const RoomId &id, const ChatMessage &message) {
            if (JoinedRoom *joined = rooms.find(id))
                tell(id, joined->showWaitingAgain(message));
        });
    connect(&poster, &Poster::restored, this, [this] {
        for (const Room &room : rooms.rooms())
            showOutbox(*rooms.find(room.id));
    });
    connect(&poster, &Poster::keepingFailed, this,
        [this](const base::Error &reason) { raiseWarning(reason); });
    connect(&older, &OlderMessages::read, this,
        [this](const RoomId &id, const QList<ChatMessage> &messages) {
            if (JoinedRoom *joined = rooms.find(id))
                tell(id, joined->addOlder(messages, userName));
        });
    connect(&older, &OlderMessages::beginningReached, this, [this](const RoomId &id) {
        if (JoinedRoom *joined = rooms.find(id)) {
            joined->room.hasOlder = false;
            throttle.note(id);
        }
    });
    connect(&poster, &Poster::delayed, this,
        [this](const RoomId &id, const QByteArray &, const base::Error &reason) {
            tellDelay(id, reason);
        });
}

void ChatParts::tell(const RoomId &id, const TimelineChanges &changes)
{
    if (!changes.isEmpty())
        emit timelineChanged(id, changes);
}

void ChatParts::takeMessages(const RoomId &id, const QList<ChatMessage> &messages)
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

void ChatParts::takeDamage(const RoomId &id, const LogDamage &damage)
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

void ChatParts::takeRefusal(const RoomId &id, const base::Error &reason)
{
    if (JoinedRoom *joined = rooms.find(id)) {
        joined->room.state = JoinState::Refused;
        joined->room.error = reason;
        counter.setChannels(rooms.channels(keys));
        throttle.note(id);
        emit noticeRaised({Notice::Severity::Warning, id, reason, {}});
    }
}

void ChatParts::setReading(const RoomId &id, bool isReading)
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

void ChatParts::readTopic(const RoomId &id)
{
    if (id.kind() == RoomId::Kind::Pattern)
        return;
    client.send(redis::Target::Replica, {"HGET", keys.meta(id), "topic"}, this,
        [this, id](const base::Result<resp::RespValue> &reply) {
            JoinedRoom *joined = rooms.find(id);
            // Who may not read it sees no topic, which is no reason to complain.
            if (joined && reply && reply->isText() && joined->setTopic(reply->text))
                throttle.note(id);
        });
}

void ChatParts::tellSubscriptions(int count)
{
    if (std::exchange(subscriptions, count) != count)
        emit subscriptionCountChanged(count);
}

void ChatParts::tellDelay(const RoomId &id, const base::Error &reason)
{
    // A lost connection is told by the state of the connections; and nothing is told twice in a row.
    const bool isConnection
        = reason.kind == base::ErrorKind::Network || reason.kind == base::ErrorKind::Cancelled;
    if (isConnection || std::exchange(toldDelay, reason.code) == reason.code)
        return;
    emit noticeRaised({Notice::Severity::Warning, id, reason, {}});
}

/// What was seen before is there at once; the log is read from there on.
void ChatParts::openRoomLog(const RoomId &id)
{
    if (!stores.archive || id.kind() == RoomId::Kind::Pattern) {
        reader.open(id, historyOnJoin);
        return;
    }
    stores.archive->newest(id, historyOnJoin, this,
        [this, id](const base::Result<QList<ChatMessage>> &messages) {
            if (!messages)
                raiseWarning(messages.error());
            takeArchived(id, messages ? *messages : QList<ChatMessage>());
        });
}

void ChatParts::takeArchived(const RoomId &id, const QList<ChatMessage> &messages)
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

void ChatParts::showOutbox(JoinedRoom &joined)
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

base::Result<> ChatParts::act(const RoomId &id, const InputAction &action)
{
    if (const auto *join = std::get_if<JoinCommand>(&action))
        return this->join(join->room);
    if (const auto *direct = std::get_if<DirectCommand>(&action)) {
        const auto room = openDirect(direct->peer);
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
        this->leave(room);
        return {};
    }
    if (std::holds_alternative<HelpCommand>(action)) {
        emit noticeRaised({Notice::Severity::Info, id, {}, inputHelp()});
        return {};
    }
    JoinedRoom *joined = rooms.find(id);
    if (!joined)
        return base::failure(base::ErrorKind::Input, u"NOTJOINED"_s,
            u"that channel is not joined"_s);
    return say(id, std::get<Draft>(action));
}

base::Result<> ChatParts::say(const RoomId &id, const Draft &draft)
{
    const auto message = poster.post(id, draft);
    if (!message)
        return base::failure(message.error());
    JoinedRoom *joined = rooms.find(id);
    if (joined && !RoomEvents::isEvent(draft.kind))
        tell(id, joined->timeline.addWaiting(*message));
    return {};
}

void ChatParts::connectOwn()
{
    connect(&own, &OwnLive::markerMoved, this,
        [this](const RoomId &id, const LogId &marker) { takeMarker(id, marker); });
    connect(&own, &OwnLive::directFound, this,
        [this](const QByteArray &peer) { takeDirect(peer); });
}

/// Read on another computer, or on this one in an earlier run.
void ChatParts::takeMarker(const RoomId &id, const LogId &marker)
{
    JoinedRoom *joined = rooms.find(id);
    if (!joined || marker <= joined->room.readUpTo)
        return;
    joined->room.readUpTo = marker;
    if (id != openRoom && joined->hasHistory)
        recount(*joined);
}

void ChatParts::recount(JoinedRoom &joined)
{
    if (joined.room.id == openRoom)
        return;
    joined.recount(userName, mentions);
    throttle.note(joined.room.id);
}

void ChatParts::takeDirect(const QByteArray &peer)
{
    const RoomId room = directRoom(userName, peer);
    if (rooms.find(room) || leftDirects.contains(room))
        return;
    if (join(room)) {
        // Whoever wrote has written something that nobody here has seen, unless the marker says so.
        if (JoinedRoom *joined = rooms.find(room))
            joined->hasHistory = true;
    }
}

void ChatParts::noteRead(const JoinedRoom &joined)
{
    const LogId last = joined.timeline.lastId();
    if (!last.isNull())
        own.setRead(joined.room.id, last);
}

base::Result<> ChatParts::join(const RoomId &id)
{
    if (const auto checked = checkRoomName(id.name()); !checked)
        return base::failure(checked.error());
    JoinedRoom *joined = rooms.find(id);
    const bool isNew = joined == nullptr;
    if (isNew) {
        joined = &rooms.add(id);
        joined->room.peer = directPeer(id, userName).value_or(QByteArray());
        joined->room.readUpTo = own.marker(id);
        presence.enter(id);
        own.readMarker(id);
        leftDirects.remove(id);
        joined->hasHistory = id.kind() == RoomId::Kind::Pattern;
    } else if (joined->room.state == JoinState::Refused) {
        joined->room.state = JoinState::Joining;
        joined->room.error.reset();
        throttle.note(id);
    }
    openRoomLog(id);
    counter.setChannels(rooms.channels(keys));
    if (isNew) {
        emit roomAdded(id);
        if (JoinedRoom *added = rooms.find(id))
            showOutbox(*added);
    }
    return {};
}

void ChatParts::leave(const RoomId &id)
{
    // Who hears of it may still look into the timeline.
    const std::unique_ptr<JoinedRoom> left = rooms.take(id);
    if (!left)
        return;
    const RoomId room = left->room.id;
    reader.close(room);
    presence.leave(room);
    if (room.kind() == RoomId::Kind::Direct)
        leftDirects.insert(room);
    throttle.forget(room);
    if (openRoom == room)
        openRoom = {};
    counter.setChannels(rooms.channels(keys));
    emit roomRemoved(room);
}

void ChatParts::leaveAll()
{
    const auto left = rooms.takeAll();
    reader.closeAll();
    for (const std::unique_ptr<JoinedRoom> &joined : left)
        presence.leave(joined->room.id);
    openRoom = {};
    counter.setChannels(rooms.channels(keys));
    for (const std::unique_ptr<JoinedRoom> &joined : left) {
        throttle.forget(joined->room.id);
        emit roomRemoved(joined->room.id);
    }
}

base::Result<RoomId> ChatParts::openDirect(const QByteArray &peer)
{
    if (const auto checked = checkUserName(peer); !checked)
        return base::failure(checked.error());
    const RoomId room = directRoom(userName, peer);
    if (const auto joined = join(room); !joined)
        return base::failure(joined.error());
    return room;
}

void ChatParts::raiseWarning(const base::Error &error)
{
    if (std::exchange(toldWarning, error.code) != error.code)
        emit noticeRaised({Notice::Severity::Warning, {}, error, {}});
}

} // namespace chat
