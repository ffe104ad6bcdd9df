#pragma once

#include "core/base/result.h"
#include "core/chat/message.h"
#include "core/chat/roomid.h"

#include <QHash>
#include <QList>

#include <optional>

namespace chat {

/// An own message on its way to the server.
struct OutboxEntry {
    enum class State : quint8 {
        Waiting,
        InFlight, ///< sent; the answer has not come
        Refused,
    };

    RoomId room;
    ChatMessage message; ///< its uid stays the same however often it is sent
    State state = State::Waiting;
    /// Why it waits after a try, or why it was refused.
    std::optional<base::Error> reason;
};

/// Own messages until they are stored: in the order they were written, one in flight a room.
///
/// An answer that does not tell whether the message was stored (connection lost, no answer in time)
/// keeps it waiting; it is sent again with its uid, which makes that harmless.
class Outbox final {
public:
    /// Errors: Input: UIDKNOWN.
    base::Result<> add(const RoomId &room, const ChatMessage &message);
    /// What may be sent now, the oldest waiting one of each room that has none in flight; they are in
    /// flight from here on.
    QList<OutboxEntry> takeReady();

    /// What an answer made of an entry.
    enum class Fate : quint8 {
        Stored, ///< and gone from the outbox
        Waiting,
        Refused,
        Unknown, ///< no such entry: discarded meanwhile
    };
    Fate answered(const QByteArray &uid, const base::Result<LogId> &answer);
    /// Sends a refused one again, after those that wait already.
    bool retry(const QByteArray &uid);
    /// False when there was none. Also for one whose own envelope was read: it is stored then.
    bool discard(const QByteArray &uid);

    /// Null when there is none. Lifetime: until the next change.
    const OutboxEntry *find(const QByteArray &uid) const;
    /// In the order they are sent; refused ones stand where they stood.
    const QList<OutboxEntry> &entries() const { return m_entries; }
    bool hasWaiting() const;

private:
    qsizetype indexOf(const QByteArray &uid) const;

    QList<OutboxEntry> m_entries;
};

/// Whether an error refuses the message itself, so that sending it again is of no use.
bool refusesMessage(const base::Error &error);

} // namespace chat
