#pragma once

#include "core/base/backoff.h"
#include "core/base/ulid.h"
#include "core/chat/draft.h"
#include "core/chat/outbox.h"
#include "core/chat/roomkeys.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace base {
class Clock;
class RandomSource;
}
namespace redis {
class RedisClient;
}

namespace chat {

/// Posts messages by the script on the master, in order, until each is stored or refused: the one path
/// that window and command line share.
/// Thread: GUI. Lifetime: client, clock and random source must outlive it.
class Poster final : public QObject {
    Q_OBJECT

public:
    Poster(redis::RedisClient &client, const base::Clock &clock, base::RandomSource &random,
        QByteArray userName, QObject *parent = nullptr);

    /// Queues it; the signals tell its fate by its uid, which the message that comes back has.
    /// Errors: Input: of checkDraft(); also when the room is a pattern (PATTERNROOM).
    base::Result<ChatMessage> post(const RoomId &room, const Draft &draft);

    /// Queues it and answers once: with its log id, with the reason why it was refused, or after
    /// `limit` with the reason why it still waits; then it is not sent again, but an earlier try may
    /// have reached the server.
    void postAndWait(const RoomId &room, const Draft &draft, std::chrono::milliseconds limit,
        QObject *context, std::function<void(const base::Result<LogId> &)> handler);

    void retry(const QByteArray &uid);
    void discard(const QByteArray &uid);
    /// An own envelope came back: it is stored, even if the answer was lost.
    void takeEcho(const ChatMessage &echo);

    const Outbox &outbox() const { return m_outbox; }

signals:
    void stored(const chat::RoomId &room, const QByteArray &uid, const chat::LogId &id);
    /// It will be sent again by itself.
    void delayed(const chat::RoomId &room, const QByteArray &uid, const base::Error &reason);
    void refused(const chat::RoomId &room, const QByteArray &uid, const base::Error &reason);

private:
    void sendReady();
    void list(const RoomId &room, const LogId &id);
    base::Error waitingReason(const QByteArray &uid) const;
    void takeAnswer(const OutboxEntry &entry, const base::Result<LogId> &answer);

    redis::RedisClient &m_client;
    const base::Clock &m_clock;
    const QByteArray m_userName;
    const RoomKeys m_keys;
    base::UlidSource m_uids;
    base::Backoff m_backoff;
    QTimer m_again;
    Outbox m_outbox;
};

} // namespace chat
