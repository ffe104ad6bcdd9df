#include "core/chat/outbox.h"

#include "core/redis/servererror.h"

#include <QSet>

#include <algorithm>

namespace chat {

using namespace Qt::Literals::StringLiterals;

bool refusesMessage(const base::Error &error)
{
    switch (error.kind) {
    case base::ErrorKind::Input:
        return true;
    case base::ErrorKind::Credentials:
        // A wrong password stops the connection, not this message.
        return error.code == u"NOPERM";
    case base::ErrorKind::Server:
        return redis::meaningOf(error) == redis::ErrorMeaning::Refused
            || redis::meaningOf(error) == redis::ErrorMeaning::Fatal;
    default:
        return false;
    }
}

qsizetype Outbox::indexOf(const QByteArray &uid) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
        [&uid](const OutboxEntry &entry) { return entry.message.uid == uid; });
    return found == m_entries.end() ? -1 : found - m_entries.begin();
}

base::Result<> Outbox::add(const RoomId &room, const ChatMessage &message)
{
    if (message.uid.isEmpty() || indexOf(message.uid) >= 0)
        return base::failure(base::ErrorKind::Input, u"UIDKNOWN"_s,
            u"the message is in the outbox already"_s);
    m_entries.append({room, message, OutboxEntry::State::Waiting, std::nullopt});
    return {};
}

QList<OutboxEntry> Outbox::takeReady()
{
    QSet<RoomId> busy;
    for (const OutboxEntry &entry : std::as_const(m_entries)) {
        if (entry.state == OutboxEntry::State::InFlight)
            busy.insert(entry.room);
    }
    QList<OutboxEntry> ready;
    for (OutboxEntry &entry : m_entries) {
        if (entry.state != OutboxEntry::State::Waiting || busy.contains(entry.room))
            continue;
        entry.state = OutboxEntry::State::InFlight;
        busy.insert(entry.room);
        ready.append(entry);
    }
    return ready;
}

Outbox::Fate Outbox::answered(const QByteArray &uid, const base::Result<LogId> &answer)
{
    const qsizetype index = indexOf(uid);
    if (index < 0)
        return Fate::Unknown;
    if (answer) {
        m_entries.removeAt(index);
        return Fate::Stored;
    }
    OutboxEntry &entry = m_entries[index];
    entry.reason = answer.error();
    if (refusesMessage(answer.error())) {
        entry.state = OutboxEntry::State::Refused;
        return Fate::Refused;
    }
    entry.state = OutboxEntry::State::Waiting;
    return Fate::Waiting;
}

bool Outbox::retry(const QByteArray &uid)
{
    const qsizetype index = indexOf(uid);
    if (index < 0 || m_entries.at(index).state != OutboxEntry::State::Refused)
        return false;
    OutboxEntry entry = m_entries.takeAt(index);
    entry.state = OutboxEntry::State::Waiting;
    entry.reason.reset();
    m_entries.append(entry);
    return true;
}

bool Outbox::discard(const QByteArray &uid)
{
    const qsizetype index = indexOf(uid);
    if (index < 0)
        return false;
    m_entries.removeAt(index);
    return true;
}

const OutboxEntry *Outbox::find(const QByteArray &uid) const
{
    const qsizetype index = indexOf(uid);
    return index < 0 ? nullptr : &m_entries.at(index);
}

bool Outbox::hasWaiting() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
        [](const OutboxEntry &entry) { return entry.state == OutboxEntry::State::Waiting; });
}

} // namespace chat
