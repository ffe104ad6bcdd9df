#include "core/chat/outbox.h"

#include "core/redis/servererror.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

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

namespace {

qsizetype indexOf(const QList<OutboxEntry> &entries, const QByteArray &uid)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
        [&uid](const OutboxEntry &entry) { return entry.message.uid == uid; });
    return found == entries.end() ? -1 : found - entries.begin();
}

} // namespace

base::Result<> Outbox::add(const RoomId &room, const ChatMessage &message, OutboxEntry::State state)
{
    if (message.uid.isEmpty() || indexOf(m_entries, message.uid) >= 0)
        return base::failure(base::ErrorKind::Input, u"UIDKNOWN"_s,
            u"the message is in the outbox already"_s);
    m_entries.append({room, message, state, std::nullopt, false, false, {}});
    return {};
}

void Outbox::restore(const QList<OutboxEntry> &entries)
{
    QList<OutboxEntry> restored;
    for (OutboxEntry entry : entries) {
        const QByteArray &uid = entry.message.uid;
        if (uid.isEmpty() || indexOf(m_entries, uid) >= 0 || indexOf(m_stored, uid) >= 0)
            continue;
        if (entry.state == OutboxEntry::State::Stored) {
            m_stored.append(entry);
            continue;
        }
        if (entry.state != OutboxEntry::State::Refused)
            entry.state = OutboxEntry::State::Waiting;
        entry.isOld = true;
        restored.append(entry);
    }
    m_entries = restored + m_entries;
}

void Outbox::written(const QByteArray &uid)
{
    const qsizetype index = indexOf(m_entries, uid);
    if (index >= 0 && m_entries.at(index).state == OutboxEntry::State::Writing)
        m_entries[index].state = OutboxEntry::State::Waiting;
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
        // What is not on disk yet holds up what was written after it.
        if (entry.state == OutboxEntry::State::Writing)
            busy.insert(entry.room);
        if (entry.state != OutboxEntry::State::Waiting || busy.contains(entry.room))
            continue;
        entry.state = OutboxEntry::State::InFlight;
        busy.insert(entry.room);
        ready.append(entry);
    }
    return ready;
}

void Outbox::remember(OutboxEntry entry, const LogId &id, base::SteadyTime now)
{
    entry.storedAt = now;
    entry.isEchoed = false;
    entry.state = OutboxEntry::State::Stored;
    entry.message.id = id;
    entry.reason.reset();
    m_stored.append(entry);
    while (m_stored.size() > maxStored)
        m_forgotten.append(m_stored.takeFirst().message.uid);
}

Outbox::Fate Outbox::answered(const QByteArray &uid, const base::Result<LogId> &answer,
    base::SteadyTime now)
{
    const qsizetype index = indexOf(m_entries, uid);
    if (index < 0)
        return Fate::Unknown;
    if (answer) {
        remember(m_entries.takeAt(index), *answer, now);
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

bool Outbox::echoed(const QByteArray &uid)
{
    const qsizetype index = indexOf(m_stored, uid);
    if (index < 0 || m_stored.at(index).isEchoed)
        return false;
    m_stored[index].isEchoed = true;
    return true;
}

QList<OutboxEntry> Outbox::unconfirmed(base::SteadyTime before) const
{
    QList<OutboxEntry> entries;
    std::copy_if(m_stored.begin(), m_stored.end(), std::back_inserter(entries),
        [before](const OutboxEntry &entry) { return !entry.isEchoed && entry.storedAt < before; });
    return entries;
}

bool Outbox::retry(const QByteArray &uid)
{
    const qsizetype index = indexOf(m_entries, uid);
    if (index < 0 || m_entries.at(index).state != OutboxEntry::State::Refused)
        return false;
    OutboxEntry entry = m_entries.takeAt(index);
    entry.state = OutboxEntry::State::Waiting;
    entry.reason.reset();
    m_entries.append(entry);
    return true;
}

bool Outbox::lost(const QByteArray &uid)
{
    const qsizetype index = indexOf(m_stored, uid);
    if (index < 0)
        return false;
    OutboxEntry entry = m_stored.takeAt(index);
    entry.state = OutboxEntry::State::Waiting;
    entry.message.id = {};
    // ULIDs sort by the time they were made.
    const auto isLater = [&](const OutboxEntry &other) {
        return other.room == entry.room && other.state != OutboxEntry::State::InFlight
            && other.message.uid > uid;
    };
    m_entries.insert(std::find_if(m_entries.begin(), m_entries.end(), isLater), entry);
    return true;
}

bool Outbox::discard(const QByteArray &uid)
{
    const qsizetype index = indexOf(m_entries, uid);
    if (index < 0)
        return false;
    m_entries.removeAt(index);
    return true;
}

const OutboxEntry *Outbox::find(const QByteArray &uid) const
{
    const qsizetype index = indexOf(m_entries, uid);
    return index < 0 ? nullptr : &m_entries.at(index);
}

const OutboxEntry *Outbox::findStored(const QByteArray &uid) const
{
    const qsizetype index = indexOf(m_stored, uid);
    return index < 0 ? nullptr : &m_stored.at(index);
}

QList<OutboxEntry> Outbox::refused() const
{
    QList<OutboxEntry> refused;
    std::copy_if(m_entries.begin(), m_entries.end(), std::back_inserter(refused),
        [](const OutboxEntry &entry) { return entry.state == OutboxEntry::State::Refused; });
    return refused;
}

bool Outbox::hasWaiting() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
        [](const OutboxEntry &entry) { return entry.state == OutboxEntry::State::Waiting; });
}

QList<QByteArray> Outbox::takeForgotten()
{
    return std::exchange(m_forgotten, {});
}

} // namespace chat
