#include "core/chat/recovery.h"

#include "core/chat/messagecodec.h"

#include <algorithm>
#include <utility>

namespace chat {

using namespace std::chrono_literals;

namespace {

/// How much of what was shown is compared with a log that turned out to be another one, at first.
constexpr size_t tailEntries = 500;
constexpr auto retryAfter = 300ms;
/// Who may not read the log remembers so many live messages.
constexpr size_t maxBlind = RecentMessages::maxMessages;
/// A page of about this many bytes does not hold the window.
constexpr qsizetype pageBytes = 1024 * 1024;

/// A message that claims to be in the log and is not, as the payload that it came with.
ChatMessage toPlain(const ChatMessage &message)
{
    ChatMessage plain;
    plain.plain = true;
    plain.body = encodeEnvelope(message);
    plain.at = message.at;
    return plain;
}

} // namespace

Recovery::Recovery(int history)
    : m_history(history)
{
}

void Recovery::resume(const QList<ShownMessage> &messages)
{
    if (messages.isEmpty())
        return;
    m_recent.setBeginning(messages.constFirst().id);
    for (const ShownMessage &message : messages)
        m_recent.add(message.id, message.uid);
    m_hasPosition = true;
    m_position = m_verified = messages.constLast().id;
}

RecoveryStep Recovery::subscribed()
{
    RecoveryStep step;
    startRead(step);
    return step;
}

RecoveryStep Recovery::recheck()
{
    RecoveryStep step;
    if (m_phase == Phase::Live || m_failed) {
        startRead(step);
        m_isRecheck = true;
    }
    return step;
}

RecoveryStep Recovery::checkNewest(const LogId &newest)
{
    RecoveryStep step;
    if (m_phase == Phase::Live && newest != m_verified) {
        startRead(step);
        m_onlyConfirms = newest == m_position;
    }
    return step;
}

void Recovery::startRead(RecoveryStep &step)
{
    m_phase = Phase::Reading;
    m_isRecheck = false;
    m_onlyConfirms = false;
    if (m_skips)
        requestPage(LogRead::Kind::Newest, {}, std::max(1, m_read.count), step);
    else if (m_hasPosition)
        requestPage(LogRead::Kind::From, readingStart(), m_pageEntries, step);
    else
        requestPage(LogRead::Kind::Newest, {}, std::max(1, firstEntries()), step);
}

/// A tail that is compared anew is read from its first message on.
LogId Recovery::readingStart() const
{
    return m_checksTail && !m_live.isEmpty() ? m_live.firstId() : m_verified;
}

/// How much history to ask for: all at once unless that was too long for one reply.
int Recovery::firstEntries() const
{
    return m_pageEntries < pageEntries ? std::min(m_history, m_pageEntries) : m_history;
}

void Recovery::requestPage(LogRead::Kind kind, const LogId &from, int count, RecoveryStep &step)
{
    m_failed = false;
    m_read = {kind, from, count, ++m_lastTicket};
    step.read = m_read;
}

RecoveryStep Recovery::takeLive(QList<ChatMessage> messages)
{
    RecoveryStep step;
    follow(messages, step);
    return step;
}

void Recovery::follow(const QList<ChatMessage> &messages, RecoveryStep &step)
{
    step.show.reserve(step.show.size() + messages.size());
    for (const ChatMessage &message : messages) {
        if (m_phase == Phase::Blind && message.id.isNull()) {
            step.show.append(message);
        } else if (m_phase == Phase::Blind) {
            if (!isKnown(message))
                showLive(message, step);
            if (m_live.size() > maxBlind)
                m_live.takeFirst();
        } else if (m_phase != Phase::Live) {
            hold(message, step);
        } else if (!followOne(message, step)) {
            hold(message, step);
            startRead(step);
        } else if (m_live.size() >= maxUnverified) {
            startRead(step);
            m_onlyConfirms = true;
        }
    }
}

/// False when the log has to be read before anything more can be said.
bool Recovery::followOne(const ChatMessage &message, RecoveryStep &step)
{
    if (message.id.isNull()) {
        step.show.append(message);
        return true;
    }
    if (message.id <= m_position)
        return m_recent.mayContain(message.id) || m_live.contains({message.id, message.uid});
    if (message.previous != m_position)
        return false;
    showLive(message, step);
    return true;
}

bool Recovery::hasUid(const QByteArray &uid) const
{
    return m_recent.containsUid(uid) || m_live.containsUid(uid)
        || (!uid.isEmpty() && !m_doubts.isEmpty() && m_doubts.hasShown(uid));
}

bool Recovery::isKnown(const ChatMessage &message) const
{
    return hasUid(message.uid)
        || (!message.id.isNull()
            && (m_recent.mayContain(message.id) || m_live.contains({message.id, message.uid})));
}

void Recovery::showLive(const ChatMessage &message, RecoveryStep &step)
{
    // A resend after its mark was gone stands in the log twice: the first one counts.
    const auto doubtful = m_doubts.isEmpty() ? std::nullopt : m_doubts.take(message);
    const bool wasShown = doubtful && doubtful->shown == Doubts::Shown::Yes;
    const bool isNew = !wasShown && !hasUid(message.uid);
    m_position = std::max(m_position, message.id);
    m_live.add({message.id, message.uid}, isNew || wasShown);
    if (isNew)
        step.show.append(message);
}

void Recovery::hold(const ChatMessage &message, RecoveryStep &step)
{
    m_held.add(message, m_lastTicket);
    if (!m_hasPosition && m_firstHeld.isNull())
        m_firstHeld = message.id;
    if (!m_held.isFull())
        return;
    // What is in the log will be read from there; for what is not, nobody has to wait.
    m_again = true;
    for (const HeldMessages::Item &item : m_held.take()) {
        if (item.message.id.isNull())
            step.show.append(item.message);
    }
}

RecoveryStep Recovery::takePage(quint64 ticket, const LogPage &page, const LogId &logFirst)
{
    RecoveryStep step;
    if (ticket != m_lastTicket || m_phase != Phase::Reading)
        return step;
    fitPage(page);
    m_failures = 0;
    if (m_read.kind == LogRead::Kind::From && !m_hasPosition)
        takeFirstHeld(page, logFirst, step);
    else if (m_read.kind == LogRead::Kind::From)
        takeNext(page, logFirst, step);
    else if (m_skips)
        takeAfterSkip(page, step);
    else
        takeNewest(page, step);
    return step;
}

void Recovery::takeNewest(const LogPage &page, RecoveryStep &step)
{
    const bool hasMore = page.entries >= m_read.count;
    if (hasMore && !m_firstHeld.isNull() && m_firstHeld < page.first) {
        // More came live until now than the page has: none of that may be missing.
        requestPage(LogRead::Kind::From, m_firstHeld, m_pageEntries, step);
        return;
    }
    confirmTrimmed(page.first);
    if (hasMore)
        m_recent.setBeginning(page.first);
    else
        showTrimmed(page.first, step);
    const auto isBefore
        = [](const ChatMessage &message, const LogId &id) { return message.id < id; };
    const auto live = m_firstHeld.isNull()
        ? page.messages.end()
        : std::lower_bound(page.messages.begin(), page.messages.end(), m_firstHeld, isBefore);
    const qsizetype first = std::max<qsizetype>(0, live - page.messages.begin() - m_history);
    for (qsizetype i = 0; i < page.messages.size(); ++i) {
        if (i < first)
            m_recent.add(page.messages.at(i).id, page.messages.at(i).uid);
        else
            takeEntry(page.messages.at(i), step);
    }
    m_hasPosition = true;
    m_verified = page.last;
    settle(step);
}

/// The first message that came live, looked for in the log: reading begins there, if it is there.
void Recovery::takeFirstHeld(const LogPage &page, const LogId &logFirst, RecoveryStep &step)
{
    if (page.first != m_firstHeld) {
        m_firstHeld = {};
        startRead(step);
        return;
    }
    m_hasPosition = true;
    m_recent.setBeginning(page.first);
    m_checksTail = true;
    takeNext(page, logFirst, step);
}

/// An entry that cannot be read was left out: what stands at the log's end is there again.
void Recovery::takeAfterSkip(const LogPage &page, RecoveryStep &step)
{
    m_skips = false;
    m_checksTail = false;
    if (page.first > m_verified) {
        step.hole = LogHole {EntryKind::Gap, m_verified, page.first};
        confirmTrimmed(page.first);
    }
    for (const ChatMessage &entry : page.messages) {
        if (entry.id > m_verified)
            takeEntry(entry, step);
    }
    m_verified = std::max(m_verified, page.last);
    settle(step);
}

void Recovery::takeNext(const LogPage &page, const LogId &logFirst, RecoveryStep &step)
{
    const LogId before = m_verified;
    if (!logFirst.isNull())
        confirmTrimmed(logFirst);
    const bool isNextLive
        = m_verified != before && !m_live.isEmpty() && m_live.firstId() == page.first;
    const bool hasStart = m_checksTail ? logFirst <= m_read.from : m_verified.isNull();
    const bool follows = hasStart || page.first == before || isNextLive;
    const bool reachesBack = !logFirst.isNull() && logFirst <= m_verified;
    if (!follows && reachesBack) {
        checkTail(tailEntries, step);
        return;
    }
    if (m_checksTail && reachesBack && page.first != m_read.from && !m_recent.lastId().isNull()) {
        // Even the beginning of that tail is gone.
        checkTail(RecentMessages::maxMessages, step);
        return;
    }
    if (!follows && !page.first.isNull()) {
        step.hole = LogHole {EntryKind::Trimmed, m_verified, page.first};
        showTrimmed(page.first, step);
    }
    for (const ChatMessage &entry : page.messages) {
        if (entry.id > m_verified || m_checksTail)
            takeEntry(entry, step);
    }
    m_verified = std::max(m_verified, page.last);
    m_checksTail = false;
    if (page.entries >= m_read.count)
        requestPage(LogRead::Kind::From, m_verified, m_pageEntries, step);
    else
        settle(step);
}

/// An entry of the log comes next: shows it unless it was shown.
void Recovery::takeEntry(const ChatMessage &entry, RecoveryStep &step)
{
    const bool isConfirmed = confirm(entry, step);
    if (!isConfirmed && !hasUid(entry.uid))
        step.show.append(entry);
    m_recent.add(entry.id, entry.uid);
}

/// Whether the entry was shown before. A log only grows at its end: what was shown with a lower id and
/// did not come up to now is not in it.
bool Recovery::confirm(const ChatMessage &entry, RecoveryStep &step)
{
    bool wasShown = false;
    while (!m_live.isEmpty() && m_live.firstId() <= entry.id) {
        const Unverified::Item item = m_live.takeFirst();
        if (item.message == ShownMessage {entry.id, entry.uid})
            wasShown = wasShown || item.wasShown;
        else if (item.wasShown)
            step.lost.append(item.message);
    }
    if (m_doubts.isEmpty())
        return wasShown;
    if (const auto doubtful = m_doubts.take(entry))
        wasShown = wasShown || doubtful->shown == Doubts::Shown::Yes;
    giveUp(m_doubts.takePassed(entry), step);
    return wasShown;
}

/// What was shown and then trimmed, before it was read, cannot be confirmed any more; nor has it to be.
void Recovery::confirmTrimmed(const LogId &logFirst)
{
    while (!m_live.isEmpty() && m_live.firstId() < logFirst) {
        const ShownMessage message = m_live.takeFirst().message;
        if (message.id > m_recent.lastId())
            m_recent.add(message.id, message.uid);
        m_verified = std::max(m_verified, message.id);
    }
}

/// What came live and was trimmed before the log was read is all there is of it.
void Recovery::showTrimmed(const LogId &end, RecoveryStep &step)
{
    for (const ChatMessage &message : m_held.takeBefore(end)) {
        if (message.id <= m_verified || isKnown(message))
            continue;
        step.show.append(message);
        m_recent.add(message.id, message.uid);
        m_verified = message.id;
    }
}

/// The verified position is neither in the log nor was it trimmed: what was read last is to be verified anew.
void Recovery::checkTail(size_t count, RecoveryStep &step)
{
    m_checksTail = true;
    for (const ShownMessage &message : m_recent.takeLast(count))
        m_live.add(message, true);
    if (!m_live.isEmpty())
        m_verified = m_recent.lastId();
    requestPage(LogRead::Kind::From, readingStart(), m_pageEntries, step);
}

/// Few entries a page when they are long.
void Recovery::fitPage(const LogPage &page)
{
    qsizetype bytes = 0;
    for (const ChatMessage &message : page.messages)
        bytes += message.body.size();
    if (bytes > pageBytes)
        m_pageEntries = std::max(16, m_pageEntries / 2);
    else if (bytes < pageBytes / 4)
        m_pageEntries = std::min(pageEntries, m_pageEntries * 2);
}

/// The log was read to its end: what was held meanwhile follows, or takes its turn again.
void Recovery::settle(RecoveryStep &step)
{
    m_phase = Phase::Live;
    m_position = m_verified;
    settleDoubts(step);
    QList<ChatMessage> later;
    for (const HeldMessages::Item &item : m_held.take()) {
        // What came before the last read was sent is in what it gave: log first, then bell.
        if (item.message.id.isNull() || item.ticket == m_lastTicket)
            later.append(item.message);
        else if (!isKnown(item.message))
            doubt(item.message, Doubts::Shown::No, step);
    }
    if (std::exchange(m_again, false))
        startRead(step);
    follow(later, step);
    if (!m_doubts.isEmpty())
        step.recheckAfter = m_doubts.wait();
}

void Recovery::settleDoubts(RecoveryStep &step)
{
    if (std::exchange(m_isRecheck, false))
        giveUp(m_doubts.lookedInVain(), step);
    while (!m_live.isEmpty()) {
        const Unverified::Item item = m_live.takeFirst();
        ChatMessage message;
        message.id = item.message.id;
        message.uid = item.message.uid;
        if (item.wasShown)
            doubt(message, Doubts::Shown::Yes, step);
    }
}

void Recovery::giveUp(const QList<Doubts::Item> &items, RecoveryStep &step)
{
    for (const Doubts::Item &item : items) {
        if (item.shown == Doubts::Shown::Yes)
            step.lost.append({item.message.id, item.message.uid});
        else if (!isKnown(item.message))
            step.show.append(toPlain(item.message));
    }
}

void Recovery::doubt(const ChatMessage &message, Doubts::Shown shown, RecoveryStep &step)
{
    if (const auto superfluous = m_doubts.add(message, shown))
        giveUp({*superfluous}, step);
}

RecoveryStep Recovery::readFailed(quint64 ticket)
{
    RecoveryStep step;
    if (ticket != m_lastTicket || m_phase != Phase::Reading)
        return step;
    m_failed = true;
    step.recheckAfter = retryAfter * (1 << std::min(m_failures++, 6));
    return step;
}

RecoveryStep Recovery::readTooLong(quint64 ticket)
{
    RecoveryStep step = readFailed(ticket);
    if (!step.recheckAfter)
        return step;
    // A read that goes on has the entry before in it: less than two are none.
    const int fewest = m_read.kind == LogRead::Kind::From ? 2 : 1;
    if (m_read.count > fewest) {
        m_pageEntries = std::max(2, m_read.count / 4);
        m_read.count = std::max(fewest, m_read.count / 4);
        return step;
    }
    // Without a position there is nothing to tell a hole from: live messages will have to do.
    if (!m_hasPosition)
        return readRefused(ticket);
    m_read.count = m_skips ? 1 : pageEntries / 10;
    m_skips = true;
    return step;
}

RecoveryStep Recovery::readRefused(quint64 ticket)
{
    RecoveryStep step;
    if (ticket != m_lastTicket || m_phase != Phase::Reading)
        return step;
    m_phase = Phase::Blind;
    QList<ChatMessage> held;
    for (const HeldMessages::Item &item : m_held.take())
        held.append(item.message);
    follow(held, step);
    return step;
}

} // namespace chat
