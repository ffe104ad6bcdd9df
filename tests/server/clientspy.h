#pragma once

#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/redis/redisclient.h"

#include <QByteArrayList>
#include <QObject>

#include <memory>

namespace support {

/// A client with what it told so far, as lines that compare and print.
class ClientSpy final : public QObject {
    Q_OBJECT

public:
    explicit ClientSpy(redis::RedisConfig config);
    /// The URL must be right. Times are shortened so that faults are noticed quickly.
    explicit ClientSpy(const QString &url);

    redis::RedisClient &client() { return m_client; }
    const redis::ClientView &view() const { return m_client.view(); }

    /// `channel=payload`, `+channel count`, `-channel count`, `!channel CODE`.
    QByteArrayList log;

    /// Spins the event loop until the reply is there; its text, number or list in one line, or the error's code.
    QByteArray ask(redis::Target target, const resp::RespCommand &command);
    redis::SubscriberCount count(const QByteArray &channel);

private:
    void listen();

    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    redis::RedisClient m_client;
};

/// The config of a URL with shorter times.
redis::RedisConfig quickConfig(const QString &url);

} // namespace support
