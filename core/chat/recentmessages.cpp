#include "core/chat/recentmessages.h"

#include <algorithm>

namespace chat {

void RecentMessages::add(const LogId &id, const QByteArray &uid)
{
    if (!id.isNull()) {
        m_ids.push_back(id);
        if (m_ids.size() > maxMessages) {
            m_ids.pop_front();
            m_beginning = m_ids.front();
        }
    }
    if (uid.isEmpty() || m_uids.contains(uid))
        return;
    m_uids.insert(uid);
    m_order.push_back(uid);
    if (m_order.size() > maxMessages) {
        m_uids.remove(m_order.front());
        m_order.pop_front();
    }
}

bool RecentMessages::mayContain(const LogId &id) const
{
    return id < m_beginning || std::binary_search(m_ids.begin(), m_ids.end(), id);
}

LogId RecentMessages::back(size_t count) const
{
    if (m_ids.empty())
        return {};
    return m_ids.size() <= count ? m_ids.front() : m_ids[m_ids.size() - 1 - count];
}

QList<LogId> RecentMessages::cutFrom(const LogId &id)
{
    const auto first = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    const QList<LogId> cut(first, m_ids.end());
    m_ids.erase(first, m_ids.end());
    return cut;
}

} // namespace chat
