#include "core/chat/oldermessages.h"

#include "core/chat/logreply.h"
#include "core/redis/redisclient.h"

namespace chat {

OlderMessages::OlderMessages(redis::RedisClient &client, MessageArchive *archive, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_archive(archive)
    , m_keys(client.config().prefix)
{
}

void OlderMessages::readBefore(const RoomId &room, const LogId &id)
{
    if (id.isNull() || m_reading.contains(room))
        return;
    m_reading.insert(room);
    if (!m_archive) {
        readLog(room, id);
        return;
    }
    m_archive->before(room, id, pageEntries, this,
        [this, room, id](const base::Result<QList<ChatMessage>> &messages) {
            if (messages && !messages->isEmpty())
                finish(room, *messages);
            else
                readLog(room, id);
        });
}

void OlderMessages::readLog(const RoomId &room, const LogId &id)
{
    const QByteArray end = '(' + toText(id);
    const resp::RespCommand command {"XREVRANGE", m_keys.log(room), end, "-", "COUNT",
        QByteArray::number(pageEntries)};
    m_client.send(redis::Target::Replica, command, this,
        [this, room](const base::Result<resp::RespValue> &reply) {
            const auto page = reply ? parseLogReverseRange(*reply) : base::failure(reply.error());
            if (!page) {
                m_reading.remove(room);
                return;
            }
            if (m_archive)
                m_archive->add(room, page->messages);
            finish(room, page->messages);
            if (page->entries < pageEntries)
                emit beginningReached(room);
        });
}

void OlderMessages::finish(const RoomId &room, const QList<ChatMessage> &messages)
{
    m_reading.remove(room);
    if (!messages.isEmpty())
        emit read(room, messages);
}

} // namespace chat
