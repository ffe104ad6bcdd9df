#include "core/accounts/sessionstore.h"

#include "core/accounts/loginscripts.h"
#include "core/accounts/rediskeys.h"
#include "core/resp/respread.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

constexpr std::chrono::milliseconds sessionLifetime = std::chrono::hours(30 * 24);
constexpr int mostSessions = 20;

base::Result<std::optional<SessionRecord>> parseFound(const base::Result<resp::RespValue> &reply)
{
    if (!reply)
        return base::failure(reply.error());
    const auto text = resp::parseOptionalText(*reply);
    if (!text)
        return base::failure(text.error());
    if (!*text)
        return std::optional<SessionRecord>();
    const auto record = parseSessionRecord(**text);
    if (!record)
        return base::failure(record.error());
    return std::optional(*record);
}

} // namespace

SessionStore::SessionStore(redis::RedisClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_gate(client)
    , m_add(loadScript(u"session_add"_s))
    , m_find(loadScript(u"session_find"_s))
{
}

void SessionStore::add(const UserName &name, const SessionToken &token, const QByteArray &seal,
    QObject *context, redis::ReplyHandler handler)
{
    const QList<QByteArray> arguments {token.hash(),
        QByteArray::number(qint64(sessionLifetime.count())), seal,
        QByteArray::number(mostSessions)};
    m_client.evaluate(m_add, {RedisKeys(name).sessions}, arguments, context, std::move(handler));
}

void SessionStore::find(const UserName &name, const SessionToken &token, QObject *context,
    std::function<void(const base::Result<std::optional<SessionRecord>> &)> handler)
{
    m_gate.pass(redis::Target::Master, context,
        [this, key = RedisKeys(name).sessions, hash = token.hash(), context,
            handler = std::move(handler)] {
            m_client.evaluate(m_find, {key}, {hash}, context,
                [handler](
                    const base::Result<resp::RespValue> &reply) { handler(parseFound(reply)); });
        });
}

void SessionStore::revoke(const UserName &name, const SessionToken &token, QObject *context,
    redis::ReplyHandler handler)
{
    m_client.send(redis::Target::Master, {"HDEL", RedisKeys(name).sessions, token.hash()}, context,
        std::move(handler));
}

void SessionStore::revokeAll(const UserName &name, QObject *context, redis::ReplyHandler handler)
{
    m_gate.pass(redis::Target::Master, context,
        [this, key = RedisKeys(name).sessions, context, handler = std::move(handler)] {
            m_client.send(redis::Target::Master, {"DEL", key}, context, handler);
        });
}

} // namespace accounts
