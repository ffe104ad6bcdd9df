#include "core/chat/presence.h"

#include "core/chat/roomname.h"
#include "core/redis/redisclient.h"

#include <algorithm>

namespace chat {

using namespace std::chrono_literals;

namespace {

constexpr auto beatEvery = 30s;
constexpr auto presentFor = 75s;
constexpr int maxMembers = 1000;

void ignore(const base::Result<resp::RespValue> &)
{
    // Who may not say that they are there is simply not seen.
}

} // namespace

Presence::Presence(redis::RedisClient &client, const base::Clock &clock, QByteArray userName,
    QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_userName(std::move(userName))
    , m_keys(client.config().prefix)
{
    m_beat.setInterval(beatEvery);
    m_typingTimer.setInterval(1s);
    connect(&m_beat, &QTimer::timeout, this, &Presence::beat);
    connect(&m_typingTimer, &QTimer::timeout, this, &Presence::expireTyping);
    connect(&client, &redis::RedisClient::liveMessagesReceived, this, &Presence::takeNotes);
    connect(&client, &redis::RedisClient::viewChanged, this, [this](const redis::ClientView &view) {
        // After each reconnect, the other servers may not know us.
        if (view.writing.state == redis::LinkState::Ready && !m_places.isEmpty())
            beat();
    });
}

void Presence::enter(const RoomId &room)
{
    if (room.kind() == RoomId::Kind::Pattern || m_places.contains(room))
        return;
    m_places.insert(room, {});
    m_client.subscribeLive(m_keys.live(room));
    if (!m_beat.isActive())
        m_beat.start();
    if (m_knowsTime)
        sayPresent({room});
    else
        readTime();
    publish(room, LiveNote::Kind::Present);
}

void Presence::leave(const RoomId &room)
{
    if (!m_places.remove(room))
        return;
    m_client.unsubscribeLive(m_keys.live(room));
    m_client.send(redis::Target::Master, {"ZREM", m_keys.present(room), m_userName}, this, ignore);
    publish(room, LiveNote::Kind::Gone);
    if (m_places.isEmpty())
        m_beat.stop();
}

void Presence::publish(const RoomId &room, LiveNote::Kind kind)
{
    if (m_client.view().writing.state != redis::LinkState::Ready)
        return;
    const QByteArray payload = encodeLiveNote({kind, m_userName, {}, {}});
    m_client.send(redis::Target::Master, {"PUBLISH", m_keys.live(room), payload}, this, ignore);
}

void Presence::noteTyping(const RoomId &room)
{
    const auto place = m_places.find(room);
    const base::SteadyTime now = m_clock.steadyTime();
    if (place == m_places.end() || now - place->saidAt < Typing::saidEvery)
        return;
    place->saidAt = now;
    publish(room, LiveNote::Kind::Typing);
}

void Presence::noteSaid(const RoomId &room, const QByteArray &name)
{
    const auto place = m_places.find(room);
    if (place == m_places.end())
        return;
    if (name == m_userName)
        place->saidAt = {};
    if (place->typing.forget(name))
        emit typingChanged(room);
}

QList<QByteArray> Presence::members(const RoomId &room) const
{
    return m_places.value(room).members;
}

QList<QByteArray> Presence::typing(const RoomId &room) const
{
    return m_places.value(room).typing.names();
}

void Presence::takeNotes(const redis::MessageBatch &batch)
{
    const QList<RoomId> rooms = m_places.keys();
    for (const redis::PubSubMessage &message : batch.messages) {
        const auto note = parseLiveNote(message.payload.toByteArray());
        const auto room = std::find_if(rooms.begin(), rooms.end(),
            [&](const RoomId &candidate) { return m_keys.live(candidate) == message.channel; });
        if (note && room != rooms.end())
            takeNote(*room, *note);
    }
}

void Presence::takeNote(const RoomId &room, const LiveNote &note)
{
    const auto place = m_places.find(room);
    if (place == m_places.end() || note.from == m_userName)
        return;
    if (note.kind == LiveNote::Kind::Typing) {
        if (place->typing.note(note.from, m_clock.steadyTime()))
            emit typingChanged(room);
        m_typingTimer.start();
        return;
    }
    QList<QByteArray> members = place->members;
    members.removeOne(note.from);
    if (note.kind == LiveNote::Kind::Present && members.size() < maxMembers)
        members.append(note.from);
    setMembers(room, members);
    if (note.kind == LiveNote::Kind::Gone)
        noteSaid(room, note.from);
}

void Presence::expireTyping()
{
    const base::SteadyTime now = m_clock.steadyTime();
    QList<RoomId> changed;
    bool isAnybody = false;
    for (auto place = m_places.begin(); place != m_places.end(); ++place) {
        if (place->typing.expire(now))
            changed.append(place.key());
        isAnybody = isAnybody || !place->typing.isEmpty();
    }
    if (!isAnybody)
        m_typingTimer.stop();
    for (const RoomId &room : std::as_const(changed))
        emit typingChanged(room);
}

void Presence::beat()
{
    readTime();
}

/// Expiry is told in the server's time: this computer's clock may be off.
void Presence::readTime()
{
    m_client.send(redis::Target::Master, {"TIME"}, this,
        [this](const base::Result<resp::RespValue> &reply) {
            if (!reply || reply->elements.size() != 2)
                return;
            const qint64 seconds = reply->elements.at(0).text.toLongLong();
            m_serverAhead = std::chrono::seconds(seconds) - m_clock.wallTime();
            m_knowsTime = true;
            sayPresent(m_places.keys());
        });
}

void Presence::sayPresent(const QList<RoomId> &rooms)
{
    if (rooms.isEmpty())
        return;
    const std::chrono::milliseconds now = m_clock.wallTime() + m_serverAhead;
    const std::chrono::milliseconds end = now + presentFor;
    QList<resp::RespCommand> commands;
    for (const RoomId &room : rooms) {
        const QByteArray key = m_keys.present(room);
        commands << resp::RespCommand {"ZADD", key, QByteArray::number(qint64(end.count())),
            m_userName}
                 << resp::RespCommand {"ZREMRANGEBYSCORE", key, "-inf",
                        QByteArray::number(qint64(now.count()))};
    }
    m_client.sendPipeline(redis::Target::Master, commands, this,
        [this, rooms](const QList<base::Result<resp::RespValue>> &) { readMembers(rooms); });
}

void Presence::readMembers(const QList<RoomId> &rooms)
{
    const std::chrono::milliseconds now = m_clock.wallTime() + m_serverAhead;
    QList<resp::RespCommand> commands;
    for (const RoomId &room : rooms)
        commands << resp::RespCommand {"ZRANGEBYSCORE", m_keys.present(room),
            QByteArray::number(qint64(now.count())), "+inf", "LIMIT", "0",
            QByteArray::number(maxMembers)};
    m_client.sendPipeline(redis::Target::Replica, commands, this,
        [this, rooms](const QList<base::Result<resp::RespValue>> &replies) {
            for (qsizetype i = 0; i < std::min(rooms.size(), replies.size()); ++i) {
                if (!replies.at(i))
                    continue;
                QList<QByteArray> members;
                for (const resp::RespValue &name : replies.at(i)->elements) {
                    if (isUserName(name.text))
                        members.append(name.text);
                }
                setMembers(rooms.at(i), members);
            }
        });
}

void Presence::setMembers(const RoomId &room, QList<QByteArray> members)
{
    const auto place = m_places.find(room);
    if (place == m_places.end())
        return;
    // The replica may not have it yet, but oneself is here.
    if (!members.contains(m_userName))
        members.append(m_userName);
    std::sort(members.begin(), members.end());
    if (place->members == members)
        return;
    place->members = std::move(members);
    emit membersChanged(room);
}

} // namespace chat
