#include "core/chat/recovery.h"

#include "core/chat/messagecodec.h"

#include <algorithm>
#include <utility>

namespace chat {

namespace {

constexpr int readsUntilPlain = 4;
constexpr qsizetype maxDoubts = 64;
/// How much of what was shown is compared with a log that turned out to be another one.
constexpr size_t tailEntries = 500;

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

RecoveryStep Recovery::subscribed()
{
    RecoveryStep step;
    startRead(step);
    return step;
}

RecoveryStep Recovery::recheck()
{
    RecoveryStep step;
    if (m_phase == Phase::Live || m_failed)
        startRead(step);
    return step;
}

RecoveryStep Recovery::checkNewest(const LogId &newest)
{
    RecoveryStep step;
    if (m_phase == Phase::Live && newest != m_position)
        startRead(step);
    return step;
}

void Recovery::startRead(RecoveryStep &step)
{
    m_phase = Phase::Reading;
    m_checksTail = false;
    if (m_hasPosition)
        requestPage({LogRead::Kind::From, m_position, pageEntries, 0}, step);
    else
        requestPage({LogRead::Kind::Newest, {}, std::max(1, m_history), 0}, step);
}

void Recovery::requestPage(LogRead read, RecoveryStep &step)
{
    m_failed = false;
    read.ticket = ++m_lastTicket;
    m_read = read;
    step.read = read;
}

RecoveryStep Recovery::takeLive(QList<ChatMessage> messages)
{
    RecoveryStep step;
    follow(std::move(messages), step);
    return step;
}

void Recovery::follow(QList<ChatMessage> messages, RecoveryStep &step)
{
    step.show.reserve(step.show.size() + messages.size());
    for (ChatMessage &message : messages) {
        if (m_phase == Phase::Live && followOne(message, step))
            continue;
        if (m_phase == Phase::Blind) {
            if (!isKnown(message))
                show(message, step);
            continue;
        }
        hold(message, step);
        if (m_phase == Phase::Live)
            startRead(step);
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
        return m_recent.mayContain(message.id);
    if (message.previous != m_position)
        return false;
    show(message, step);
    return true;
}

bool Recovery::isKnown(const ChatMessage &message) const
{
    return m_recent.containsUid(message.uid)
        || (!message.id.isNull() && m_recent.mayContain(message.id));
}

void Recovery::show(const ChatMessage &message, RecoveryStep &step)
{
    // A resend after its mark was gone stands in the log twice: the first one counts.
    const bool isTwice = m_recent.containsUid(message.uid);
    m_position = std::max(m_position, message.id);
    m_recent.add(message.id, message.uid);
    if (!isTwice)
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
    if (m_read.kind == LogRead::Kind::From && !m_hasPosition)
        takeFirstHeld(page, logFirst, step);
    else if (m_read.kind == LogRead::Kind::From)
        takeNext(page, logFirst, step);
    else
        takeNewest(page, step);
    return step;
}

void Recovery::takeNewest(const LogPage &page, RecoveryStep &step)
{
    const bool hasMore = page.entries >= m_read.count;
    if (hasMore && !m_firstHeld.isNull() && m_firstHeld < page.first) {
        // More came live until now than the page has: none of that may be missing.
        requestPage({LogRead::Kind::From, m_firstHeld, pageEntries, 0}, step);
        return;
    }
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
            show(page.messages.at(i), step);
    }
    m_hasPosition = true;
    m_position = page.last;
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
    m_position = m_firstHeld;
    show(page.messages.constFirst(), step);
    takeNext(page, logFirst, step);
}

void Recovery::takeNext(const LogPage &page, const LogId &logFirst, RecoveryStep &step)
{
    const bool follows = m_position.isNull() || m_checksTail || page.first == m_position;
    if (!follows && !logFirst.isNull() && logFirst <= m_position) {
        checkTail(step);
        return;
    }
    if (!follows && !page.first.isNull()) {
        step.hole = LogHole {EntryKind::Trimmed, m_position, page.first};
        showTrimmed(page.first, step);
    }
    for (const ChatMessage &message : page.messages) {
        // Most are known by their uid; only foreign entries have none.
        const bool wasShown
            = message.uid.isEmpty() && std::binary_search(m_tail.begin(), m_tail.end(), message.id);
        if (wasShown)
            m_recent.add(message.id, message.uid);
        else if (message.id > m_position || m_checksTail)
            show(message, step);
    }
    m_position = std::max(m_position, page.last);
    m_checksTail = false;
    if (page.entries >= m_read.count)
        requestPage({LogRead::Kind::From, m_position, pageEntries, 0}, step);
    else
        settle(step);
}

/// What came live and was trimmed before the log was read is all there is of it.
void Recovery::showTrimmed(const LogId &end, RecoveryStep &step)
{
    for (const ChatMessage &message : m_held.takeBefore(end)) {
        if (message.id > m_position && !isKnown(message))
            show(message, step);
    }
}

/// The position is neither in the log nor was it trimmed: what was shown last is compared with the log.
void Recovery::checkTail(RecoveryStep &step)
{
    m_checksTail = true;
    m_position = m_recent.back(tailEntries);
    m_tail = m_recent.cutFrom(m_position);
    requestPage({LogRead::Kind::From, m_position, pageEntries, 0}, step);
}

/// The log was read to its end: what was held meanwhile follows, or takes its turn again.
void Recovery::settle(RecoveryStep &step)
{
    m_phase = Phase::Live;
    m_tail.clear();
    settleDoubts(step);
    QList<ChatMessage> later;
    for (const HeldMessages::Item &item : m_held.take()) {
        // What came before the last read was sent is in what it gave: log first, then bell.
        if (item.message.id.isNull() || item.ticket == m_lastTicket)
            later.append(item.message);
        else if (!isKnown(item.message))
            doubt(item.message, step);
    }
    if (std::exchange(m_again, false))
        startRead(step);
    follow(std::move(later), step);
    step.wantsRecheck = !m_doubts.isEmpty();
}

void Recovery::settleDoubts(RecoveryStep &step)
{
    for (DoubtfulMessage &doubtful : m_doubts) {
        if (!isKnown(doubtful.message) && ++doubtful.reads >= readsUntilPlain)
            step.show.append(toPlain(doubtful.message));
    }
    m_doubts.removeIf([this](const DoubtfulMessage &doubtful) {
        return doubtful.reads >= readsUntilPlain || isKnown(doubtful.message);
    });
}

void Recovery::doubt(const ChatMessage &message, RecoveryStep &step)
{
    if (m_doubts.size() < maxDoubts)
        m_doubts.append({message, 1});
    else
        step.show.append(toPlain(message));
}

RecoveryStep Recovery::readFailed(quint64 ticket)
{
    RecoveryStep step;
    if (ticket != m_lastTicket || m_phase != Phase::Reading)
        return step;
    m_failed = true;
    step.wantsRecheck = true;
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
    follow(std::move(held), step);
    return step;
}

} // namespace chat
