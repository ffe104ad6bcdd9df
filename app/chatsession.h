#pragma once

#include "app/wakewatch.h"
#include "core/base/error.h"
#include "core/chat/chatservice.h"
#include "core/redis/redisclient.h"

#include <QObject>

namespace app {

/// One user on one server: the connection and the chat on it.
/// Thread: GUI. Lifetime: clock and random source must outlive it.
class ChatSession final : public QObject {
    Q_OBJECT

public:
    ChatSession(const redis::RedisConfig &config, const QString &userName, const base::Clock &clock,
        base::RandomSource &random, QObject *parent = nullptr);

    /// Ends in entered() or refused().
    void enter();

    redis::RedisClient &client() { return m_client; }
    chat::ChatService &chat() { return m_chat; }

signals:
    void entered();
    /// Why the server lets nobody in, or cannot be reached.
    void refused(const base::Error &error);

private:
    void judge(const redis::ClientView &view);

    redis::RedisClient m_client;
    chat::ChatService m_chat;
    WakeWatch m_wake;
    bool m_isJudged = false;
};

} // namespace app
