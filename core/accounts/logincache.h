#pragma once

#include "core/accounts/cacheentry.h"
#include "core/accounts/loginflow.h"
#include "core/accounts/loginthrottle.h"
#include "core/accounts/redisgate.h"
#include "core/accounts/rediskeys.h"
#include "core/base/clock.h"
#include "core/redis/script.h"

#include <QObject>

#include <functional>

namespace accounts {

/// The login cache and the throttle in Redis: read on the replica, written on the master by scripts.
/// It obeys: what an entry is worth, LoginFlow decides.
///
/// Errors: those of RedisClient; CACHE_ENTRY for what cannot be used.
/// Thread: that of the client. Lifetime: client and clock must outlive it.
class LoginCache final : public QObject {
    Q_OBJECT

public:
    /// `secretKey` signs the entries; empty: they are not signed.
    LoginCache(redis::RedisClient &client, const base::Clock &clock, ThrottlePolicy policy,
        base::Secret secretKey, QObject *parent = nullptr);

    /// Counts a try at the master, and reads the name's version there.
    void reserve(const UserName &name, QObject *context,
        std::function<void(const base::Result<TryGrant> &)> handler);
    void refund(const UserName &name, QObject *context, redis::ReplyHandler handler);
    void forgetTries(const UserName &name, QObject *context, redis::ReplyHandler handler);

    void read(const UserName &name, QObject *context,
        std::function<void(const base::Result<std::optional<CacheEntry>> &)> handler);
    /// Writes unless the version has changed; `entry.madeAt` is set here.
    void write(const UserName &name, CacheEntry entry, QObject *context,
        redis::ReplyHandler handler);
    /// After a change in the directory: the entry goes and the version counts up.
    void invalidate(const UserName &name, QObject *context, redis::ReplyHandler handler);
    /// The version as the replica knows it: cheap to ask again and again.
    void readVersion(const UserName &name, QObject *context,
        std::function<void(const base::Result<QByteArray> &)> handler);

private:
    void reserveNow(const RedisKeys &keys, QObject *context,
        std::function<void(const base::Result<TryGrant> &)> handler);

    redis::RedisClient &m_client;
    const base::Clock &m_clock;
    ThrottlePolicy m_policy;
    base::Secret m_secretKey;
    RedisGate m_gate;
    redis::Script m_reserve;
    redis::Script m_refund;
    redis::Script m_write;
    redis::Script m_invalidate;
};

} // namespace accounts
