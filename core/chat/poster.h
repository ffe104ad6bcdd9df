#pragma once

#include "core/base/backoff.h"
#include "core/base/ulid.h"
#include "core/chat/draft.h"
#include "core/chat/outbox.h"
#include "core/chat/outboxkeeper.h"
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
///
/// With a keeper each is written to disk before it is sent, and what an earlier run left is sent first.
/// Thread: GUI. Lifetime: client, clock, random source and keeper must outlive it.
class Poster final : public QObject {
    Q_OBJECT

public:
    Poster(redis::RedisClient &client, const base::Clock &clock, base::RandomSource &random,
        QByteArray userName, OutboxKeeper *keeper = nullptr, QObject *parent = nullptr);

    /// Queues it; the signals tell its fate by its uid, which the message that comes back has.
    /// Errors: Input: of checkDraft(); also when the room is a pattern (PATTERNROOM).
    base::Result<ChatMessage> post(const RoomId &room, const Draft &draft);

    /// Queues it and answers once: with its log id, with the reason why it was refused, or after
    /// `limit` with the reason why it still waits; then it is not sent again, but an earlier try may
    /// have reached the server.
    void postAndWait(const RoomId &room, const Draft &draft, std::chrono::milliseconds limit,
        QObject *context, std::function<void(const base::Result<LogId> &)> handler);

    /// From here on a stored message whose envelope does not come back within a while counts as lost (see
    /// unconfirmed()): for those who read the rooms that they post to.
    void expectEchoes();
    void retry(const QByteArray &uid);
    void discard(const QByteArray &uid);
    /// An own envelope came back: it is stored, even if the answer was lost.
    void takeEcho(const ChatMessage &echo);
    /// The server's log does not have it any more. The message, which waits again; nothing when this
    /// program did not send it: it may have been forged.
    std::optional<ChatMessage> takeLost(const QByteArray &uid);

    const Outbox &outbox() const { return m_outbox; }

signals:
    /// Stored, but the node that is read does not show it: a failover may have lost it. It waits again;
    /// when it was not lost, sending it again is harmless.
    void unconfirmed(const chat::RoomId &room, const chat::ChatMessage &message);
    /// What an earlier run left is here: outbox() has it.
    void restored();
    /// The outbox cannot be kept on disk: what waits will be gone with the program.
    void keepingFailed(const base::Error &reason);
    void stored(const chat::RoomId &room, const QByteArray &uid, const chat::LogId &id);
    /// It will be sent again by itself.
    void delayed(const chat::RoomId &room, const QByteArray &uid, const base::Error &reason);
    void refused(const chat::RoomId &room, const QByteArray &uid, const base::Error &reason);

private:
    void load();
    void checkEchoes();
    void keep(const OutboxEntry &entry);
    void sendReady();
    void list(const RoomId &room, const LogId &id);
    void send(const OutboxEntry &entry);
    void findStored(const OutboxEntry &entry, const LogId &from);
    bool isMarkGone(const OutboxEntry &entry) const;
    void noteFate(const QByteArray &uid, Outbox::Fate fate);
    base::Error waitingReason(const QByteArray &uid) const;
    void takeAnswer(const OutboxEntry &entry, const base::Result<LogId> &answer);

    redis::RedisClient &m_client;
    const base::Clock &m_clock;
    const QByteArray m_userName;
    OutboxKeeper *const m_keeper;
    const RoomKeys m_keys;
    base::UlidSource m_uids;
    base::Backoff m_backoff;
    QTimer m_again;
    QTimer m_echoTimer;
    Outbox m_outbox;
    bool m_isLoaded = true;
};

} // namespace chat
