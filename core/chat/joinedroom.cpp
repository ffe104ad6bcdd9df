#include "core/chat/joinedroom.h"

namespace chat {

namespace {

/// Longest topic that is kept, in letters; anybody may write any into the log.
constexpr qsizetype maxTopic = 1000;
constexpr int messagesUntilShrinking = 256;

} // namespace

TimelineChanges JoinedRoom::add(const QList<ChatMessage> &messages, QByteArrayView ownName,
    const MentionFinder &finder, bool isLookedAt)
{
    TimelineChanges changes = timeline.add(messages, ownName);
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
