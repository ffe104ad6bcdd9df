#include "core/chat/waitingtail.h"

#include <algorithm>

namespace chat {

TimelineEntry toEntry(const ChatMessage &message, EntryPackers &packers)
{
    TimelineEntry entry;
    entry.messageKind = message.kind;
    entry.plain = message.plain;
    entry.validUtf8 = QByteArrayView(message.body).isValidUtf8();
    entry.id = message.id;
    entry.at = message.id.isNull() ? message.at : timeOf(message.id);
    entry.uid = packers.uid.pack(message.uid);
    entry.from = message.from;
    entry.body = message.body;
    entry.re = packers.re.pack(message.re);
    entry.channel = message.channel;
    return entry;
}

TimelineEntry WaitingTail::at(qsizetype position) const
{
    const Item &item = m_items[size_t(position)];
    EntryPackers packers;
    TimelineEntry entry = toEntry(item.message, packers);
    // The packed forms would end with this function; the texts stay with the item.
    entry.uid = UidView(item.message.uid);
    entry.re = UidView(item.message.re);
    entry.entry = item.entry;
    entry.state = item.state;
    entry.own = true;
    return entry;
}

std::optional<qsizetype> WaitingTail::positionOf(EntryId entry) const
{
    const auto found = std::lower_bound(m_items.begin(), m_items.end(), entry,
        [](const Item &item, EntryId wanted) { return item.entry < wanted; });
    if (found == m_items.end() || found->entry != entry)
        return std::nullopt;
    return found - m_items.begin();
}

std::optional<qsizetype> WaitingTail::positionOfUid(const QByteArray &uid) const
{
    const auto found = m_entries.constFind(uid);
    return found == m_entries.constEnd() ? std::nullopt : positionOf(*found);
}

void WaitingTail::append(EntryId entry, const ChatMessage &message)
{
    m_entries.insert(message.uid, entry);
    m_items.push_back({entry, message, SendState::Waiting, std::nullopt});
}

WaitingTail::Item WaitingTail::take(qsizetype position)
{
    Item item = std::move(m_items[size_t(position)]);
    m_items.erase(m_items.begin() + position);
    m_entries.remove(item.message.uid);
    return item;
}

qsizetype WaitingTail::memoryBytes() const
{
    qsizetype bytes = size() * qsizetype(sizeof(Item));
    for (const Item &item : m_items)
        bytes += item.message.uid.capacity() + item.message.from.capacity()
            + item.message.body.capacity();
    return bytes;
}

} // namespace chat
