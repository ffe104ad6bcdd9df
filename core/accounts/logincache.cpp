#include "core/accounts/logincache.h"

#include "core/accounts/loginscripts.h"
#include "core/resp/respread.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

/// Longer than any entry lives and any sign-in takes.
constexpr std::chrono::milliseconds versionLifetime = std::chrono::hours(24);

QByteArray toText(std::chrono::milliseconds time)
{
    return QByteArray::number(qint64(time.count()));
}

/// A version that nobody has counted up yet is 0, as the scripts take it.
base::Result<QByteArray> parseVersion(const base::Result<resp::RespValue> &reply)
{
    if (!reply)
        return base::failure(reply.error());
    const auto text = resp::parseOptionalText(*reply);
    if (!text)
        return base::failure(text.error());
    return text->value_or("0").left(64);
}

base::Result<TryGrant> parseGrant(const base::Result<resp::RespValue> &reply, QByteArray version)
{
    if (!reply)
        return base::failure(reply.error());
    const auto wait = resp::parseInteger(*reply);
    if (!wait)
        return base::failure(wait.error());
    return TryGrant {std::chrono::milliseconds(*wait), std::move(version)};
}

base::Result<CacheFields> parseFields(const base::Result<resp::RespValue> &reply)
{
    if (!reply)
        return base::failure(reply.error());
    return resp::parsePairs(*reply);
}

} // namespace

LoginCache::LoginCache(redis::RedisClient &client, const base::Clock &clock, ThrottlePolicy policy,
    base::Secret secretKey, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_policy(policy)
    , m_secretKey(std::move(secretKey))
    , m_gate(client)
    , m_reserve(loadScript(u"login_reserve"_s))
    , m_refund(loadScript(u"login_refund"_s))
    , m_write(loadScript(u"login_write"_s))
    , m_invalidate(loadScript(u"login_invalidate"_s))
{
}

void LoginCache::reserve(const UserName &name, QObject *context,
    std::function<void(const base::Result<TryGrant> &)> handler)
{
    m_gate.pass(redis::Target::Master, context,
        [this, keys = RedisKeys(name), context, handler = std::move(handler)] {
            reserveNow(keys, context, handler);
        });
}

void LoginCache::reserveNow(const RedisKeys &keys, QObject *context,
    std::function<void(const base::Result<TryGrant> &)> handler)
{
    // The version first: a change between the two only makes an entry stale that might be good.
    m_client.send(redis::Target::Master, {"GET", keys.version}, context,
        [this, keys, context, handler = std::move(handler)](
            const base::Result<resp::RespValue> &reply) {
            const auto version = parseVersion(reply);
            if (!version) {
                handler(base::failure(version.error()));
                return;
            }
            const QList<QByteArray> policy {QByteArray::number(m_policy.freeTries),
                toText(m_policy.window), toText(m_policy.firstWait), toText(m_policy.longestWait)};
            m_client.evaluate(m_reserve, {keys.failures}, policy, context,
                [handler, version = *version](const base::Result<resp::RespValue> &counted) {
                    handler(parseGrant(counted, version));
                });
        });
}

void LoginCache::refund(const UserName &name, QObject *context, redis::ReplyHandler handler)
{
    m_client.evaluate(m_refund, {RedisKeys(name).failures}, {toText(m_policy.window)}, context,
        std::move(handler));
}

void LoginCache::forgetTries(const UserName &name, QObject *context, redis::ReplyHandler handler)
{
    m_client.send(redis::Target::Master, {"DEL", RedisKeys(name).failures}, context,
        std::move(handler));
}

void LoginCache::read(const UserName &name, QObject *context,
    std::function<void(const base::Result<std::optional<CacheEntry>> &)> handler)
{
    const QByteArray key = RedisKeys(name).entry;
    auto parse
        = [this, key, handler = std::move(handler)](const base::Result<resp::RespValue> &reply) {
              const auto fields = parseFields(reply);
              if (fields)
                  handler(parseCacheEntry(*fields, key, m_secretKey, m_clock.wallTime()));
              else
                  handler(base::failure(fields.error()));
          };
    m_gate.pass(redis::Target::Replica, context, [this, key, context, parse = std::move(parse)] {
        m_client.send(redis::Target::Replica, {"HGETALL", key}, context, parse);
    });
}

void LoginCache::write(const UserName &name, CacheEntry entry, QObject *context,
    redis::ReplyHandler handler)
{
    const RedisKeys keys(name);
    entry.madeAt = m_clock.wallTime();
    QList<QByteArray> arguments {entry.version, toText(cacheLifetime)};
    for (const auto &[field, value] : encodeCacheEntry(entry, keys.entry, m_secretKey))
        arguments << field << value;
    m_client.evaluate(m_write, {keys.entry, keys.version}, arguments, context, std::move(handler));
}

void LoginCache::invalidate(const UserName &name, QObject *context, redis::ReplyHandler handler)
{
    m_gate.pass(redis::Target::Master, context,
        [this, keys = RedisKeys(name), context, handler = std::move(handler)] {
            m_client.evaluate(m_invalidate, {keys.entry, keys.version}, {toText(versionLifetime)},
                context, handler);
        });
}

void LoginCache::readVersion(const UserName &name, QObject *context,
    std::function<void(const base::Result<QByteArray> &)> handler)
{
    m_client.send(redis::Target::Replica, {"GET", RedisKeys(name).version}, context,
        [handler = std::move(handler)](
            const base::Result<resp::RespValue> &reply) { handler(parseVersion(reply)); });
}

} // namespace accounts
