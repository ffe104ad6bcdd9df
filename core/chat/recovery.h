#pragma once

#include "core/chat/doubts.h"
#include "core/chat/heldmessages.h"
#include "core/chat/logreply.h"
#include "core/chat/timeline.h"
#include "core/chat/unverified.h"

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

/// What the log does not have any more (Trimmed), or cannot be read of it (Gap).
struct LogHole {
    EntryKind kind = EntryKind::Trimmed;
    LogId from;
    LogId to;

    friend bool operator==(const LogHole &, const LogHole &) = default;
};

/// What a recovery wants done, in this order.
struct RecoveryStep {
    std::optional<LogHole> hole;
    /// Shown before, and not in the log (any more): a failover lost it, or it was forged.
    QList<ShownMessage> lost;
    /// New messages, each once; in the order of the log but after a fork.
    QList<ChatMessage> show;
    std::optional<LogRead> read;
    /// After so long recheck() is to be called.
    std::optional<std::chrono::milliseconds> recheckAfter;
};

/// Exactly once and in order: makes one stream of a room's log and of its live messages.
///
/// It keeps two positions: up to which everything was shown, and up to which that was read from the log.
/// A live message that names the first as its predecessor follows; one that does not means that something
/// is missing, and the log is read from the second on while live messages are held. A (re)subscription
/// does the same, and so do a few hundred live messages: a live message is only a hint.
///
/// What was shown and is not in the log when that has gone on, or after several looks, is lost: it was
/// in the tail that a failover cut off, or it was forged. One that could not be shown yet becomes the
/// plain payload that it is. A verified position that the log does not have, though it was not trimmed,
/// means that the log is another one now: what was read of it last is compared anew.
///
/// Who may not read the log sees the live messages as they come.
class Recovery final {
public:
    static constexpr int pageEntries = 500;
    /// So many live messages, and the log is read to confirm them.
    static constexpr size_t maxUnverified = 400;

    /// `history`: how many messages to show before the first live one.
    explicit Recovery(int history);

    /// What an earlier run read from the log last, in ascending order: reading goes on after it. To be
    /// called before anything else.
    void resume(const QList<ShownMessage> &messages);
    /// The server confirmed the subscription, for the first time or again.
    RecoveryStep subscribed();
    /// The messages of one socket read, in their order.
    RecoveryStep takeLive(QList<ChatMessage> messages);
    /// The answer to a read. `logFirst`: the log's very first id, for reads of kind From.
    RecoveryStep takePage(quint64 ticket, const LogPage &page, const LogId &logFirst);
    /// The read failed, but may succeed later: the next recheck() tries it again.
    RecoveryStep readFailed(quint64 ticket);
    /// The reply was over a limit: fewer entries are read next, and one that is too long by itself is
    /// skipped, with a hole that tells.
    RecoveryStep readTooLong(quint64 ticket);
    /// The read was refused: no history until the next subscription.
    RecoveryStep readRefused(quint64 ticket);
    /// Looks into the log again: after recheckAfter, or when in doubt.
    RecoveryStep recheck();
    /// What the log's newest id is, asked for in quiet times.
    RecoveryStep checkNewest(const LogId &newest);

    /// Null: the log was empty.
    const LogId &position() const { return m_position; }
    /// Whether messages are being fetched; false while live ones are merely confirmed.
    bool isReading() const { return m_phase == Phase::Reading && !m_onlyConfirms; }

private:
    enum class Phase : quint8 { Idle, Reading, Live, Blind };

    void startRead(RecoveryStep &step);
    LogId readingStart() const;
    int firstEntries() const;
    void requestPage(LogRead::Kind kind, const LogId &from, int count, RecoveryStep &step);
    void takeNewest(const LogPage &page, RecoveryStep &step);
    void takeAfterSkip(const LogPage &page, RecoveryStep &step);
    void takeFirstHeld(const LogPage &page, const LogId &logFirst, RecoveryStep &step);
    void takeNext(const LogPage &page, const LogId &logFirst, RecoveryStep &step);
    void takeEntry(const ChatMessage &entry, RecoveryStep &step);
    bool confirm(const ChatMessage &entry, RecoveryStep &step);
    void confirmTrimmed(const LogId &logFirst);
    void showTrimmed(const LogId &end, RecoveryStep &step);
    void checkTail(size_t count, RecoveryStep &step);
    void fitPage(const LogPage &page);
    void settle(RecoveryStep &step);
    void settleDoubts(RecoveryStep &step);
    void giveUp(const QList<Doubts::Item> &items, RecoveryStep &step);
    void follow(const QList<ChatMessage> &messages, RecoveryStep &step);
    bool followOne(const ChatMessage &message, RecoveryStep &step);
    void hold(const ChatMessage &message, RecoveryStep &step);
    void showLive(const ChatMessage &message, RecoveryStep &step);
    void doubt(const ChatMessage &message, Doubts::Shown shown, RecoveryStep &step);
    bool hasUid(const QByteArray &uid) const;
    bool isKnown(const ChatMessage &message) const;

    const int m_history;
    Phase m_phase = Phase::Idle;
    bool m_hasPosition = false;
    LogId m_position; ///< everything up to here was shown
    LogId m_verified; ///< everything up to here was read from the log
    LogRead m_read;
    int m_pageEntries = pageEntries;
    quint64 m_lastTicket = 0;
    LogId m_firstHeld; ///< of the first live message, when it came before the history was there
    bool m_checksTail = false;
    bool m_skips = false; ///< over an entry that cannot be read
    bool m_onlyConfirms = false;
    bool m_isRecheck = false;
    bool m_again = false; ///< something was dropped while reading: read once more
    bool m_failed = false;
    int m_failures = 0; ///< in a row
    RecentMessages m_recent;
    Unverified m_live;
    HeldMessages m_held;
    Doubts m_doubts;
};

} // namespace chat
