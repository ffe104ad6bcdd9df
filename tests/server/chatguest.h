#pragma once

#include "clientspy.h"
#include "core/chat/chatservice.h"

namespace support {

/// Somebody in the chat: a client of their own, its service, and what the service told.
class ChatGuest final : public QObject {
    Q_OBJECT

public:
    ChatGuest(const QString &url, const QByteArray &name);

    chat::ChatService &chat() { return m_chat; }
    redis::RedisClient &client() { return m_spy.client(); }
    /// Joins and spins the event loop until the server confirmed it and the history is there.
    bool join(const chat::RoomId &room);

    /// The room's rows: bodies with a mark behind own ones (`?` waiting, `+` stored, `*` replicated,
    /// `!` refused), `[gap]` and `[trimmed]`.
    QByteArray rows(const chat::RoomId &room) const;
    /// `unread/mentions`
    QByteArray unread(const chat::RoomId &room) const;
    qint64 subscribers(const chat::RoomId &room) const;

    QStringList notices; ///< codes of errors, texts of the others
    QList<int> counts; ///< of subscriptions, as they were told

private:
    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    ClientSpy m_spy;
    chat::ChatService m_chat;
};

} // namespace support
