#pragma once

#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/chat/chatservice.h"
#include "core/redis/redisclient.h"

#include <QString>

namespace support {

/// A user on real servers, with everything below the window.
class Person final {
public:
    /// `url` as the program takes it.
    Person(const QString &url, const QByteArray &name);

    /// Connects and spins the event loop until both links stand; false after 20 s.
    bool connect();
    /// Joins and spins the event loop until the server has confirmed it.
    bool join(const chat::RoomId &id);
    /// Posts and spins the event loop until the message is stored and has come back.
    bool say(const chat::RoomId &id, const QString &text);

    redis::RedisClient &client() { return m_client; }
    chat::ChatService &chat() { return m_chat; }

private:
    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    redis::RedisClient m_client;
    chat::ChatService m_chat;
};

} // namespace support
