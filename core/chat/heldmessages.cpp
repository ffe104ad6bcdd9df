#include "core/chat/heldmessages.h"

#include <utility>

namespace chat {

void HeldMessages::add(const ChatMessage &message, quint64 ticket)
{
    m_bytes += message.body.size() + qsizetype(sizeof(Item));
    m_items.append({message, ticket});
}

QList<HeldMessages::Item> HeldMessages::take()
{
    m_bytes = 0;
    return std::exchange(m_items, {});
}

} // namespace chat
