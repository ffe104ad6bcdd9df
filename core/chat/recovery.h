#pragma once

#include "core/chat/heldmessages.h"
#include "core/chat/logreply.h"
#include "core/chat/recentmessages.h"
#include "core/chat/timeline.h"

#include <optional>

namespace chat {

/// What to read from a room's log, on the node that the subscription is on.
struct LogRead {
    enum class Kind : quint8 {
        Newest, ///< the last `count` entries
        From, ///< `count` entries from `from` on, that one included, and besides the log's very first
    };
    Kind kind = Kind::Newest;
    LogId from;
    int count = 0;
    /// Tells the answers apart: only the one to the last read counts.
    quint64 ticket = 0;

    friend bool operator==(const LogRead &, const LogRead &) = default;
};

/// What the log does not have any more.
struct LogHole {
    EntryKind kind = EntryKind::Trimmed;
    LogId from;
    LogId to;

    friend bool operator==(const LogHole &, const LogHole &) = default;
};

/// What a recovery wants done, in this order.
struct RecoveryStep {
    std::optional<LogHole> hole;
    /// New messages, each once; in the order of the log but after a fork.
    QList<ChatMessage> show;
    std::optional<LogRead> read;
    /// After a while recheck() is to be called.
    bool wantsRecheck = false;
};

/// Exactly once and in order: makes one stream of a room's log and of its live messages.
///
/// It keeps a position, the last log id up to which everything was shown. A live message that names the
/// position as its predecessor follows; one that does not means that something is missing, and the log is
/// read from the position on while live messages are held. A (re)subscription does the same.
///
/// A live message is only a hint: one whose id the log does not have, though it was read after the message
/// came, is read for a few times more (two nodes may answer for a moment) and then shown as the plain
/// payload that it is. A position that the log does not have, though it was not trimmed, means that the
/// log is another one now (a failover lost its tail, or the position was forged): its end is read anew.
///
/// Who may not read the log sees the live messages as they come.
class Recovery final {
public:
    static constexpr int pageEntries = 500;

    /// `history`: how many messages to show before the first live one.
    explicit Recovery(int history);

    /// The server confirmed the subscription, for the first time or again.
    RecoveryStep subscribed();
    /// The messages of one socket read, in their order.
    RecoveryStep takeLive(QList<ChatMessage> messages);
    /// The answer to a read. `logFirst`: the log's very first id, for reads of kind From.
    RecoveryStep takePage(quint64 ticket, const LogPage &page, const LogId &logFirst);
    /// The read failed, but may succeed later: the next recheck() tries it again.
    RecoveryStep readFailed(quint64 ticket);
    /// The read was refused: no history until the next subscription.
    RecoveryStep readRefused(quint64 ticket);
    /// Looks into the log again: after wantsRecheck, or when in doubt.
    RecoveryStep recheck();
    /// What the log's newest id is, asked for in quiet times.
    RecoveryStep checkNewest(const LogId &newest);

    /// Null: the log was empty.
    const LogId &position() const { return m_position; }
    bool isReading() const { return m_phase == Phase::Reading; }

private:
    enum class Phase : quint8 { Idle, Reading, Live, Blind };

    void startRead(RecoveryStep &step);
    void requestPage(LogRead read, RecoveryStep &step);
    void takeNewest(const LogPage &page, RecoveryStep &step);
    void takeFirstHeld(const LogPage &page, const LogId &logFirst, RecoveryStep &step);
    void takeNext(const LogPage &page, const LogId &logFirst, RecoveryStep &step);
    void showTrimmed(const LogId &end, RecoveryStep &step);
    void checkTail(RecoveryStep &step);
    void settle(RecoveryStep &step);
    void settleDoubts(RecoveryStep &step);
    void follow(QList<ChatMessage> messages, RecoveryStep &step);
    bool followOne(const ChatMessage &message, RecoveryStep &step);
    void hold(const ChatMessage &message, RecoveryStep &step);
    void show(const ChatMessage &message, RecoveryStep &step);
    void doubt(const ChatMessage &message, RecoveryStep &step);
    bool isKnown(const ChatMessage &message) const;

    const int m_history;
    Phase m_phase = Phase::Idle;
    bool m_hasPosition = false;
    LogId m_position;
    LogRead m_read;
    quint64 m_lastTicket = 0;
    LogId m_firstHeld; ///< of the first live message, when it came before the history was there
    bool m_checksTail = false;
    QList<LogId> m_tail; ///< shown before, and now looked for in the log again
    bool m_again = false; ///< something was dropped while reading: read once more
    bool m_failed = false;
    RecentMessages m_recent;
    HeldMessages m_held;
    QList<DoubtfulMessage> m_doubts;
};

} // namespace chat
