#pragma once

#include "core/accounts/redisgate.h"
#include "core/accounts/sessiontoken.h"
#include "core/accounts/username.h"
#include "core/redis/script.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace accounts {

/// Remembered sign-ins in Redis, all at the master, since a revoked one must be gone at once. Redis
/// knows each by its token's hash only.
/// Errors: those of RedisClient; SESSION_RECORD.
/// Thread: that of the client. Lifetime: the client must outlive it.
class SessionStore final : public QObject {
    Q_OBJECT

public:
    explicit SessionStore(redis::RedisClient &client, QObject *parent = nullptr);

    void add(const UserName &name, const SessionToken &token, const QByteArray &seal,
        QObject *context, redis::ReplyHandler handler);
    /// Nothing when it was revoked, has expired or never was.
    void find(const UserName &name, const SessionToken &token, QObject *context,
        std::function<void(const base::Result<std::optional<SessionRecord>> &)> handler);
    void revoke(const UserName &name, const SessionToken &token, QObject *context,
        redis::ReplyHandler handler);
    void revokeAll(const UserName &name, QObject *context, redis::ReplyHandler handler);

private:
    redis::RedisClient &m_client;
    RedisGate m_gate;
    redis::Script m_add;
    redis::Script m_find;
};

} // namespace accounts
