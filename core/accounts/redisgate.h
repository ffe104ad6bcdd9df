#pragma once

#include "core/base/result.h"
#include "core/redis/redisclient.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <list>
#include <optional>

namespace accounts {

/// Whether a link can be used, nothing while that is still open: a program that has just started
/// connects before it says that Redis is away.
std::optional<bool> isUsable(redis::LinkState state);

/// Lets what needs Redis wait for the first connection, but not for one that is known to be gone.
/// Thread: that of the client. Lifetime: the client must outlive it.
class RedisGate final : public QObject {
    Q_OBJECT

public:
    explicit RedisGate(redis::RedisClient &client, QObject *parent = nullptr);

    /// Calls `go` when the target's link is there or will not come, at once or later. The command
    /// that is sent then fails by itself when it must.
    void pass(redis::Target target, QObject *context, std::function<void()> go);

private:
    struct Waiting {
        redis::Target target = redis::Target::Master;
        QPointer<QObject> context;
        std::function<void()> go;
    };
    std::optional<bool> isDecided(redis::Target target) const;
    void letPass();

    redis::RedisClient &m_client;
    std::list<Waiting> m_waiting;
    QTimer m_limit;
    /// False after waiting in vain, until the link's fate is known again.
    bool m_canWait = true;
};

} // namespace accounts
