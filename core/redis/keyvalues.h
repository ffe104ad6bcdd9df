#pragma once

#include "core/redis/redisclient.h"

#include <QByteArray>

#include <chrono>
#include <functional>

namespace redis {

/// Strings by key, read on the replica and written on the master: the tutorial's RedisHelper.
///
/// A replica is a little behind its master: what was just set may not be read at once.
/// Thread: that of the client. Lifetime: the client must outlive it.
class KeyValues final {
public:
    using TextHandler = std::function<void(const base::Result<QByteArray> &)>;
    using DoneHandler = std::function<void(const base::Result<> &)>;

    explicit KeyValues(RedisClient &client);

    /// A key that is not there gives an empty text, not an error.
    /// Source: https://redis.io/docs/latest/commands/get/
    void get(const QByteArray &key, QObject *context, TextHandler handler);
    /// Source: https://redis.io/docs/latest/commands/set/
    void set(const QByteArray &key, const QByteArray &value, QObject *context, DoneHandler handler);
    /// The key goes by itself after `expiry`.
    void set(const QByteArray &key, const QByteArray &value, std::chrono::milliseconds expiry,
        QObject *context, DoneHandler handler);
    /// A key that is not there is no error.
    void remove(const QByteArray &key, QObject *context, DoneHandler handler);

private:
    void write(const resp::RespCommand &command, QObject *context, DoneHandler handler);

    RedisClient &m_client;
};

} // namespace redis
