#include "core/chat/chatservice.h"

#include "core/chat/chatparts.h"
#include "core/chat/directroom.h"
#include "core/chat/roomname.h"

#include <algorithm>

namespace chat {

using namespace Qt::Literals::StringLiterals;

ChatService::ChatService(redis::RedisClient &client, const base::Clock &clock,
    base::RandomSource &random, QByteArray userName, LocalStores stores, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<ChatParts>(client, clock, random, std::move(userName), stores))
{
    connect(d.get(), &ChatParts::roomAdded, this, &ChatService::roomAdded);
    connect(d.get(), &ChatParts::roomRemoved, this, &ChatService::roomRemoved);
    connect(d.get(), &ChatParts::timelineChanged, this, &ChatService::timelineChanged);
    connect(d.get(), &ChatParts::subscriptionCountChanged, this,
        &ChatService::subscriptionCountChanged);
    connect(d.get(), &ChatParts::noticeRaised, this, &ChatService::noticeRaised);
    connect(&d->throttle, &ChangeThrottle::changed, this, &ChatService::roomChanged);
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
    return d->join(id);
}

void ChatService::leave(const RoomId &id)
{
    d->leave(id);
}

void ChatService::leaveAll()
{
    d->leaveAll();
}

base::Result<RoomId> ChatService::openDirect(const QByteArray &peer)
{
    return d->openDirect(peer);
}

void ChatService::raiseWarning(const base::Error &error)
{
    d->raiseWarning(error);
}

base::Result<> ChatService::post(const RoomId &id, const QString &text)
{
    const auto action = parseInput(text);
    return action ? d->act(id, *action) : base::Result<>(base::failure(action.error()));
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

void ChatService::browse(QObject *context,
    std::function<void(const base::Result<QList<KnownChannel>> &)> handler)
{
    d->browser.browse(context, std::move(handler));
}

} // namespace chat
