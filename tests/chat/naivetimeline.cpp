#include "naivetimeline.h"

using chat::EntryKind;
using chat::LogId;
using chat::SendState;

qsizetype NaiveTimeline::find(const QByteArray &uid) const
{
    // What waits comes before what has its place.
    const qsizetype waiting = find(uid, tailBegin(), m_rows.size());
    return waiting >= 0 ? waiting : find(uid, 0, tailBegin());
}

qsizetype NaiveTimeline::find(const QByteArray &uid, qsizetype first, qsizetype last) const
{
    for (qsizetype i = first; i < last; ++i) {
        if (!uid.isEmpty() && m_rows.at(i).message.uid == uid)
            return i;
    }
    return -1;
}

qsizetype NaiveTimeline::find(const LogId &id) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (!id.isNull() && m_rows.at(i).message.id == id)
            return i;
    }
    return -1;
}

qsizetype NaiveTimeline::tailBegin() const
{
    qsizetype i = m_rows.size();
    while (i > 0
        && (m_rows.at(i - 1).state == SendState::Waiting
            || m_rows.at(i - 1).state == SendState::Refused))
        --i;
    return i;
}

void NaiveTimeline::place(const Row &row)
{
    const LogId id = row.message.id;
    qsizetype behind = -1;
    qsizetype next = tailBegin();
    for (qsizetype i = tailBegin() - 1; i >= 0; --i) {
        const LogId other = m_rows.at(i).message.id;
        if (other > id && !other.isNull())
            next = i;
        if (!other.isNull() && other < id && behind < 0)
            behind = i;
    }
    // Before the next one of the log; what has no id goes by gap, then by time unless the new one is the last.
    qsizetype at = behind + 1;
    while (at < next && m_rows.at(at).kind != EntryKind::Message && m_rows.at(at).gapFrom < id)
        ++at;
    const bool beforeGap = at < next && m_rows.at(at).kind != EntryKind::Message;
    if (next == tailBegin() && !beforeGap)
        at = next;
    while (at < next && m_rows.at(at).kind == EntryKind::Message
        && m_rows.at(at).message.at <= timeOf(id))
        ++at;
    m_rows.insert(id.isNull() ? tailBegin() : at, row);
}

void NaiveTimeline::add(const chat::ChatMessage &message, const QByteArray &ownName)
{
    const bool own = !message.plain && message.from == ownName;
    if (find(message.uid) >= tailBegin() && own && !message.id.isNull()) {
        settle(message.uid, message.id, SendState::Replicated);
        return;
    }
    if (find(message.id) >= 0)
        return;
    if (find(message.uid, 0, tailBegin()) >= 0)
        return;
    place({EntryKind::Message, message, own ? SendState::Replicated : SendState::None, {}, {}});
}

void NaiveTimeline::addWaiting(const chat::ChatMessage &message)
{
    if (find(message.uid) < 0)
        m_rows.append({EntryKind::Message, message, SendState::Waiting, {}, {}});
}

void NaiveTimeline::setStored(const QByteArray &uid, const LogId &id)
{
    if (find(uid) >= tailBegin())
        settle(uid, id, SendState::Stored);
}

void NaiveTimeline::settle(const QByteArray &uid, const LogId &id, SendState state)
{
    Row row = m_rows.takeAt(find(uid));
    row.message.id = id;
    row.state = state;
    const qsizetype tail = tailBegin();
    for (qsizetype i = tail - 1; i >= 0; --i) {
        if (m_rows.at(i).message.id == id || m_rows.at(i).message.uid == uid)
            removeRow(i);
    }
    place(row);
}

void NaiveTimeline::setReplicated(const QByteArray &uid)
{
    const qsizetype i = find(uid);
    if (i >= 0 && m_rows.at(i).state == SendState::Stored)
        m_rows[i].state = SendState::Replicated;
}

void NaiveTimeline::setRefused(const QByteArray &uid)
{
    const qsizetype i = find(uid);
    if (i >= tailBegin())
        m_rows[i].state = SendState::Refused;
}

void NaiveTimeline::remove(const QByteArray &uid)
{
    if (find(uid) >= 0)
        removeRow(find(uid));
}

void NaiveTimeline::removeRow(qsizetype row)
{
    m_rows.removeAt(row);
    QList<Row> gaps;
    while (row < m_rows.size() && m_rows.at(row).kind != EntryKind::Message)
        gaps.append(m_rows.takeAt(row));
    for (const Row &gap : std::as_const(gaps))
        addGap(gap.gapFrom, gap.gapTo);
}

void NaiveTimeline::addGap(const LogId &from, const LogId &to)
{
    removeGap(from);
    qsizetype at = 0;
    for (qsizetype i = 0; i < tailBegin(); ++i) {
        if (!m_rows.at(i).message.id.isNull() && m_rows.at(i).message.id <= from)
            at = i + 1;
    }
    while (at < tailBegin() && m_rows.at(at).kind != EntryKind::Message
        && m_rows.at(at).gapFrom < from)
        ++at;
    m_rows.insert(at, {EntryKind::Gap, {}, SendState::None, from, to});
}

void NaiveTimeline::removeGap(const LogId &from)
{
    m_rows.removeIf(
        [&](const Row &row) { return row.kind == EntryKind::Gap && row.gapFrom == from; });
}
