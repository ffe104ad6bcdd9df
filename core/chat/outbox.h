#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/chat/message.h"
#include "core/chat/roomid.h"

#include <QList>

#include <optional>

namespace chat {

/// An own message on its way to the server.
struct OutboxEntry {
    enum class State : quint8 {
        Waiting,
        InFlight, ///< sent; the answer has not come
        Refused,
        Stored, ///< the message has its log id; kept for a while, since a failover may lose it
        Writing, ///< not on disk yet: it may not be sent
    };

    RoomId room;
    ChatMessage message; ///< its uid stays the same however often it is sent
    State state = State::Waiting;
    /// Why it waits after a try, or why it was refused.
    std::optional<base::Error> reason;
    /// An earlier run of the program may have sent it.
    bool isOld = false;
    /// Of a stored one: its own envelope came back, so that the node that is read has it.
    bool isEchoed = false;
    base::SteadyTime storedAt {};
};

/// Own messages until they are stored: in the order they were written, one in flight a room.
///
/// An answer that does not tell whether the message was stored (connection lost, no answer in time)
/// keeps it waiting; it is sent again with its uid, which makes that harmless. The last stored ones are
/// remembered: one that the server's log lost goes back in its place.
class Outbox final {
public:
    /// How many stored messages are remembered.
    static constexpr qsizetype maxStored = 500;

    /// Errors: Input: UIDKNOWN.
    base::Result<> add(const RoomId &room, const ChatMessage &message,
        OutboxEntry::State state = OutboxEntry::State::Waiting);
    /// What an earlier run left comes before what was written since.
    void restore(const QList<OutboxEntry> &entries);
    /// The entry is on disk: it may be sent.
    void written(const QByteArray &uid);
    /// What may be sent now, the oldest waiting one of each room that has none in flight; they are in
    /// flight from here on.
    QList<OutboxEntry> takeReady();

    /// What an answer made of an entry.
    enum class Fate : quint8 {
        Stored,
        Waiting,
        Refused,
        Unknown, ///< no such entry: discarded meanwhile
    };
    Fate answered(const QByteArray &uid, const base::Result<LogId> &answer,
        base::SteadyTime now = {});
    /// The own envelope came back. False when it was not waited for.
    bool echoed(const QByteArray &uid);
    /// Stored ones that did not come back though they were stored before that moment.
    QList<OutboxEntry> unconfirmed(base::SteadyTime before) const;
    /// Sends a refused one again, after those that wait already.
    bool retry(const QByteArray &uid);
    /// The server's log lost it: it waits again, before what was written after it. False when it is none
    /// of the remembered ones.
    bool lost(const QByteArray &uid);
    /// False when there was none.
    bool discard(const QByteArray &uid);

    /// Null when there is none. Lifetime: until the next change.
    const OutboxEntry *find(const QByteArray &uid) const;
    /// A stored one that is remembered; null when there is none. Lifetime: until the next change.
    const OutboxEntry *findStored(const QByteArray &uid) const;
    /// In the order they are sent; refused ones stand where they stood.
    const QList<OutboxEntry> &entries() const { return m_entries; }
    QList<OutboxEntry> refused() const;
    bool hasWaiting() const;
    /// Stored entries that had to make room since this was asked last.
    QList<QByteArray> takeForgotten();

private:
    void remember(OutboxEntry entry, const LogId &id, base::SteadyTime now);

    QList<OutboxEntry> m_entries;
    QList<OutboxEntry> m_stored;
    QList<QByteArray> m_forgotten;
};

/// Whether an error refuses the message itself, so that sending it again is of no use.
bool refusesMessage(const base::Error &error);

} // namespace chat
