#include "core/chat/ownlive.h"

#include "core/chat/directroom.h"
#include "core/chat/roomname.h"
#include "core/redis/redisclient.h"

#include <utility>

namespace chat {

using namespace std::chrono_literals;

namespace {

constexpr auto writeAfter = 1s;
/// Who has more direct rooms finds the others by writing to them.
constexpr int maxDirects = 500;

} // namespace

OwnLive::OwnLive(redis::RedisClient &client, QByteArray userName, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_userName(std::move(userName))
    , m_keys(client.config().prefix)
{
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(writeAfter);
    connect(&m_writeTimer, &QTimer::timeout, this, &OwnLive::write);
    connect(&client, &redis::RedisClient::liveMessagesReceived, this, &OwnLive::take);
    connect(&client, &redis::RedisClient::viewChanged, this, [this](const redis::ClientView &view) {
        const bool isReady = view.reading.state == redis::LinkState::Ready;
        // What was said meanwhile on the live channel is on the server, too.
        if (isReady && !std::exchange(m_isReady, isReady)) {
            readDirects();
            for (const RoomId &room : m_markers.keys())
                readMarker(room);
        }
        m_isReady = isReady;
    });
    m_client.subscribeLive(m_keys.ownLive(m_userName));
}

void OwnLive::take(const redis::MessageBatch &batch)
{
    const QByteArray own = m_keys.ownLive(m_userName);
    for (const redis::PubSubMessage &message : batch.messages) {
        if (message.channel != own)
            continue;
        const auto note = parseLiveNote(message.payload.toByteArray());
        if (note && note->kind == LiveNote::Kind::Direct)
            emit directFound(note->from);
        // Anybody may publish here; what somebody else says about our reading is nothing.
        if (note && note->kind == LiveNote::Kind::Read && note->from == m_userName) {
            const RoomId room(note->channel);
            const bool isDirect = directPeer(room, m_userName).has_value();
            moveMarker(isDirect ? RoomId(room.name(), RoomId::Kind::Direct) : room, note->id);
        }
    }
}

void OwnLive::moveMarker(const RoomId &room, const LogId &id)
{
    if (id <= m_markers.value(room))
        return;
    m_markers.insert(room, id);
    emit markerMoved(room, id);
}

void OwnLive::setRead(const RoomId &room, const LogId &id)
{
    if (room.kind() == RoomId::Kind::Pattern || id <= m_markers.value(room))
        return;
    m_markers.insert(room, id);
    m_unwritten.insert(room);
    if (!m_writeTimer.isActive())
        m_writeTimer.start();
}

void OwnLive::write()
{
    if (m_client.view().writing.state != redis::LinkState::Ready) {
        m_writeTimer.start();
        return;
    }
    QList<resp::RespCommand> commands;
    for (const RoomId &room : std::exchange(m_unwritten, {})) {
        const LogId id = m_markers.value(room);
        const QByteArray note = encodeLiveNote({LiveNote::Kind::Read, m_userName, room.name(), id});
        commands << resp::RespCommand {"HSET", RoomKeys::readMarkers(m_userName),
            m_keys.channel(room), toText(id)}
                 << resp::RespCommand {"PUBLISH", m_keys.ownLive(m_userName), note};
    }
    m_client.sendPipeline(redis::Target::Master, commands, this,
        [](const QList<base::Result<resp::RespValue>> &) {});
}

void OwnLive::readMarker(const RoomId &room)
{
    if (room.kind() == RoomId::Kind::Pattern)
        return;
    m_client.send(redis::Target::Replica,
        {"HGET", RoomKeys::readMarkers(m_userName), m_keys.channel(room)}, this,
        [this, room](const base::Result<resp::RespValue> &reply) {
            const auto id = reply ? parseLogId(reply->text) : std::nullopt;
            if (id)
                moveMarker(room, *id);
        });
}

void OwnLive::announceDirect(const QByteArray &peer)
{
    if (m_announced.contains(peer))
        return;
    m_announced.insert(peer);
    const QByteArray note = encodeLiveNote({LiveNote::Kind::Direct, m_userName, {}, {}});
    const QList<resp::RespCommand> commands {{"SADD", RoomKeys::directs(peer), m_userName},
        {"SADD", RoomKeys::directs(m_userName), peer}, {"PUBLISH", m_keys.ownLive(peer), note}};
    m_client.sendPipeline(redis::Target::Master, commands, this,
        [this, peer](const QList<base::Result<resp::RespValue>> &replies) {
            if (!replies.at(0))
                m_announced.remove(peer);
        });
}

void OwnLive::readDirects()
{
    m_client.send(redis::Target::Replica,
        {"SRANDMEMBER", RoomKeys::directs(m_userName), QByteArray::number(maxDirects)}, this,
        [this](const base::Result<resp::RespValue> &reply) {
            if (!reply)
                return;
            for (const resp::RespValue &name : reply->elements) {
                if (isUserName(name.text))
                    emit directFound(name.text);
            }
        });
}

} // namespace chat
