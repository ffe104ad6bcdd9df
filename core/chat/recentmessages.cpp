#include "core/chat/recentmessages.h"

namespace chat {

void RecentMessages::add(const LogId &id, const QByteArray &uid)
{
    // A uid belongs to the first message that had it.
    const bool isNew = !uid.isEmpty() && !m_uids.contains(uid);
    if (isNew)
        m_uids.insert(uid);
    m_messages.push_back({id, isNew ? uid : QByteArray()});
    if (m_messages.size() <= maxMessages)
        return;
    m_uids.remove(m_messages.front().uid);
    m_messages.pop_front();
    m_beginning = std::max(m_beginning, m_messages.front().id);
}

bool RecentMessages::mayContain(const LogId &id) const
{
    const auto isBefore
        = [](const ShownMessage &message, const LogId &wanted) { return message.id < wanted; };
    const auto found = std::lower_bound(m_messages.begin(), m_messages.end(), id, isBefore);
    return id < m_beginning || (found != m_messages.end() && found->id == id);
}

QList<ShownMessage> RecentMessages::takeLast(size_t count)
{
    const auto first = m_messages.end() - qsizetype(std::min(count, m_messages.size()));
    const QList<ShownMessage> taken(first, m_messages.end());
    for (const ShownMessage &message : taken)
        m_uids.remove(message.uid);
    m_messages.erase(first, m_messages.end());
    return taken;
}

} // namespace chat
