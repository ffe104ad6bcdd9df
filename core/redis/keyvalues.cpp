#include "core/redis/keyvalues.h"

#include "core/resp/respread.h"

namespace redis {

using namespace Qt::Literals::StringLiterals;

KeyValues::KeyValues(RedisClient &client)
    : m_client(client)
{
}

void KeyValues::get(const QByteArray &key, QObject *context, TextHandler handler)
{
    m_client.send(Target::Replica, {"GET", key}, context,
        [handler = std::move(handler)](const base::Result<resp::RespValue> &reply) {
            if (!reply) {
                handler(base::failure(reply.error()));
                return;
            }
            const auto text = resp::parseOptionalText(*reply);
            if (text)
                handler(text->value_or(QByteArray()));
            else
                handler(base::failure(text.error()));
        });
}

void KeyValues::set(const QByteArray &key, const QByteArray &value, QObject *context,
    DoneHandler handler)
{
    write({"SET", key, value}, context, std::move(handler));
}

void KeyValues::set(const QByteArray &key, const QByteArray &value,
    std::chrono::milliseconds expiry, QObject *context, DoneHandler handler)
{
    resp::RespCommand command {"SET", key, value, "PX"};
    command.add(qint64(expiry.count()));
    write(command, context, std::move(handler));
}

void KeyValues::remove(const QByteArray &key, QObject *context, DoneHandler handler)
{
    write({"DEL", key}, context, std::move(handler));
}

void KeyValues::write(const resp::RespCommand &command, QObject *context, DoneHandler handler)
{
    m_client.send(Target::Master, command, context,
        [handler = std::move(handler)](const base::Result<resp::RespValue> &reply) {
            if (reply)
                handler(resp::parseDone(*reply));
            else
                handler(base::failure(reply.error()));
        });
}

} // namespace redis
