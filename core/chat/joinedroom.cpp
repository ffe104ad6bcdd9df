#include "core/chat/joinedroom.h"

namespace chat {

namespace {

/// Longest topic that is kept, in letters; anybody may write any into the log.
constexpr qsizetype maxTopic = 1000;
constexpr int messagesUntilShrinking = 256;
constexpr qsizetype maxRecounted = 1000;

} // namespace

TimelineChanges JoinedRoom::add(const QList<ChatMessage> &messages, QByteArrayView ownName,
    const MentionFinder &finder, bool isLookedAt)
{
    TimelineChanges changes = place(messages, ownName);
    for (const ChatMessage &message : messages) {
        // The echo of an own message that is shown as stored already.
        if (message.from == ownName && !message.plain)
            changes.append(timeline.setReplicated(message.uid));
    }
    untilShrinking -= int(messages.size());
    if (untilShrinking <= 0) {
        untilShrinking = messagesUntilShrinking;
        if (timeline.memoryBytes() > maxTimelineBytes)
            changes.append(timeline.shrinkTo(maxTimelineBytes / 4 * 3));
    }
    if (!isLookedAt && hasHistory)
        unread.add(messages, ownName, finder);
    room.unread = unread.unread();
    room.mentions = unread.mentions();
    return changes;
}

TimelineChanges JoinedRoom::addOlder(const QList<ChatMessage> &messages, QByteArrayView ownName)
{
    return place(messages, ownName);
}

/// Edits, deletions and reactions have no rows: they change those of the messages they are about, once
/// those are here.
TimelineChanges JoinedRoom::place(const QList<ChatMessage> &messages, QByteArrayView ownName)
{
    QList<ChatMessage> rows;
    QList<QByteArray> touched;
    rows.reserve(messages.size());
    for (const ChatMessage &message : messages) {
        if (RoomEvents::isEvent(message.kind)) {
            events.take(message);
            touched.append(message.re);
            continue;
        }
        rows.append(message);
        if (events.isAbout(message.uid))
            touched.append(message.uid);
    }
    TimelineChanges changes = timeline.add(rows, ownName);
    for (const QByteArray &uid : std::as_const(touched))
        amend(uid, changes);
    return changes;
}

void JoinedRoom::amend(const QByteArray &uid, TimelineChanges &changes)
{
    const auto row = timeline.rowOfUid(uid);
    if (!row)
        return;
    const TimelineEntry entry = timeline.at(*row);
    const QByteArray sender = entry.from.toByteArray();
    const Amendment amendment = events.amendment(uid, sender);
    if (amendment.isDeleted || amendment.body)
        changes.append(timeline.amend(uid, amendment));
    // A reaction changes what the row shows, too.
    changes.append({TimelineChange::Type::Updated, *row, 1});
}

void JoinedRoom::recount(QByteArrayView ownName, const MentionFinder &finder)
{
    QList<ChatMessage> later;
    for (qsizetype row = timeline.size() - 1; row >= 0 && later.size() < maxRecounted; --row) {
        const TimelineEntry entry = timeline.at(row);
        if (!entry.id.isNull() && entry.id <= room.readUpTo)
            break;
        if (entry.kind != EntryKind::Message || entry.id.isNull())
            continue;
        ChatMessage message;
        message.kind = entry.messageKind;
        message.from = entry.from.toByteArray();
        message.body = entry.body.toByteArray();
        message.id = entry.id;
        later.append(message);
    }
    unread.clear();
    unread.add(later, ownName, finder);
    room.unread = unread.unread();
    room.mentions = unread.mentions();
}

TimelineChanges JoinedRoom::showWaitingAgain(const ChatMessage &message)
{
    if (RoomEvents::isEvent(message.kind))
        return {};
    TimelineChanges changes = timeline.remove(message.uid);
    changes.append(timeline.addWaiting(message));
    return changes;
}

bool JoinedRoom::markRead()
{
    const bool changed = unread.clear();
    room.unread = 0;
    room.mentions = 0;
    return changed;
}

bool JoinedRoom::takeTopic(const QList<ChatMessage> &messages)
{
    for (qsizetype i = messages.size() - 1; i >= 0; --i) {
        if (messages.at(i).kind == MessageKind::Topic)
            return setTopic(messages.at(i).body);
    }
    return false;
}

bool JoinedRoom::setTopic(const QByteArray &topic)
{
    const QString text = QString::fromUtf8(topic).simplified().left(maxTopic);
    if (text == room.topic)
        return false;
    room.topic = text;
    return true;
}

} // namespace chat
