#include "core/chat/chatservice.h"

#include "core/chat/chatserviceparts.h"
#include "core/chat/directroom.h"
#include "core/chat/roomname.h"

#include <algorithm>

namespace chat {

using namespace Qt::Literals::StringLiterals;

ChatService::ChatService(redis::RedisClient &client, const base::Clock &clock,
    base::RandomSource &random, QByteArray userName, LocalStores stores, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, client, clock, random, std::move(userName), stores))
{
    d->connectParts();
    d->connectReader();
    d->connectPoster();
    d->connectOwn();
}

ChatService::~ChatService() = default;

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
        joined->room.peer = directPeer(id, d->userName).value_or(QByteArray());
        joined->room.readUpTo = d->own.marker(id);
        d->presence.enter(id);
        d->own.readMarker(id);
        d->leftDirects.remove(id);
        joined->hasHistory = id.kind() == RoomId::Kind::Pattern;
    } else if (joined->room.state == JoinState::Refused) {
        joined->room.state = JoinState::Joining;
        joined->room.error.reset();
        d->throttle.note(id);
    }
    d->openRoomLog(id);
    d->counter.setChannels(d->rooms.channels(d->keys));
    if (isNew) {
        emit roomAdded(id);
        if (JoinedRoom *added = d->rooms.find(id))
            d->showOutbox(*added);
    }
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
    d->presence.leave(room);
    if (room.kind() == RoomId::Kind::Direct)
        d->leftDirects.insert(room);
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
    for (const std::unique_ptr<JoinedRoom> &joined : left)
        d->presence.leave(joined->room.id);
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

base::Result<RoomId> ChatService::openDirect(const QByteArray &peer)
{
    if (const auto checked = checkUserName(peer); !checked)
        return base::failure(checked.error());
    const RoomId room = directRoom(d->userName, peer);
    if (const auto joined = join(room); !joined)
        return base::failure(joined.error());
    return room;
}

base::Result<> ChatService::postAbout(const RoomId &id, const Draft &draft)
{
    if (draft.re.isEmpty() || !d->rooms.find(id)) {
        const bool isJoined = d->rooms.find(id) != nullptr;
        return base::failure(base::ErrorKind::Input, isJoined ? u"NOUID"_s : u"NOTJOINED"_s,
            isJoined ? u"that message has no uid: nothing can be said about it"_s
                     : u"that channel is not joined"_s);
    }
    return d->say(id, draft);
}

QList<Reaction> ChatService::reactions(const RoomId &id, const QByteArray &uid) const
{
    const JoinedRoom *joined = d->rooms.find(id);
    return joined ? joined->events.reactions(uid) : QList<Reaction>();
}

Presence &ChatService::presence()
{
    return d->presence;
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

QString ChatService::takeBack(const RoomId &id, const QByteArray &uid)
{
    const OutboxEntry *entry = d->poster.outbox().find(uid);
    if (!entry || entry->room != id)
        return {};
    const QString text = QString::fromUtf8(entry->message.body);
    discard(id, uid);
    return text;
}

const Outbox &ChatService::outbox() const
{
    return d->poster.outbox();
}

void ChatService::retryAll()
{
    for (const OutboxEntry &entry : d->poster.outbox().refused())
        retry(entry.room, entry.message.uid);
}

void ChatService::loadOlder(const RoomId &id)
{
    const JoinedRoom *joined = d->rooms.find(id);
    if (joined && id.kind() != RoomId::Kind::Pattern)
        d->older.readBefore(id, joined->timeline.firstId());
}

void ChatService::search(const SearchQuery &query, QObject *context,
    MessageArchive::SearchHandler handler)
{
    if (d->stores.archive) {
        d->stores.archive->search(query, context, std::move(handler));
        return;
    }
    QMetaObject::invokeMethod(
        context,
        [handler = std::move(handler)] {
            handler(base::failure(base::ErrorKind::Storage, u"NOARCHIVE"_s,
                u"nothing is kept on this computer, so there is nothing to search"_s));
        },
        Qt::QueuedConnection);
}

void ChatService::setOpenRoom(const RoomId &id)
{
    d->openRoom = id;
    JoinedRoom *joined = d->rooms.find(id);
    if (!joined)
        return;
    joined->room.unreadAfter = std::max(joined->room.readUpTo, d->own.marker(id));
    if (joined->markRead())
        d->throttle.note(id);
    d->noteRead(*joined);
}

const RoomId &ChatService::openRoom() const
{
    return d->openRoom;
}

void ChatService::raiseWarning(const base::Error &error)
{
    if (std::exchange(d->toldWarning, error.code) != error.code)
        emit noticeRaised({Notice::Severity::Warning, {}, error, {}});
}

void ChatService::browse(QObject *context,
    std::function<void(const base::Result<QList<KnownChannel>> &)> handler)
{
    d->browser.browse(context, std::move(handler));
}

} // namespace chat
