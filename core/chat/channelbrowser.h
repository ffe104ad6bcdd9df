#pragma once

#include "core/base/result.h"
#include "core/chat/room.h"

#include <QObject>

#include <functional>

namespace redis {
class RedisClient;
}

namespace chat {

/// Asks the server which channels there are, and counts who hears them.
/// Thread: GUI. Lifetime: the client must outlive it.
class ChannelBrowser final : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<void(const base::Result<QList<KnownChannel>> &)>;

    explicit ChannelBrowser(redis::RedisClient &client, QObject *parent = nullptr);

    /// One of the two lists is enough: rights for one of them may be missing.
    /// Errors: those of the first list, when neither could be read.
    /// Source: https://redis.io/docs/latest/commands/pubsub-channels/
    void browse(QObject *context, Handler handler);

private:
    redis::RedisClient &m_client;
};

} // namespace chat
