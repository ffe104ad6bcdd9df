#include "core/chat/heldmessages.h"

#include <algorithm>
#include <utility>

namespace chat {

namespace {

qsizetype costOf(const ChatMessage &message)
{
    return message.body.size() + qsizetype(sizeof(HeldMessages::Item));
}

} // namespace

void HeldMessages::add(const ChatMessage &message, quint64 ticket)
{
    m_bytes += costOf(message);
    m_items.append({message, ticket});
}

QList<ChatMessage> HeldMessages::takeBefore(const LogId &id)
{
    QList<ChatMessage> taken;
    m_items.removeIf([&](const Item &item) {
        const bool isBefore = !item.message.id.isNull() && item.message.id < id;
        if (isBefore) {
            m_bytes -= costOf(item.message);
            taken.append(item.message);
        }
        return isBefore;
    });
    std::stable_sort(taken.begin(), taken.end(),
        [](const ChatMessage &left, const ChatMessage &right) { return left.id < right.id; });
    return taken;
}

QList<HeldMessages::Item> HeldMessages::take()
{
    m_bytes = 0;
    return std::exchange(m_items, {});
}

} // namespace chat
