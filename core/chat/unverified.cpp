#include "core/chat/unverified.h"

#include <algorithm>

namespace chat {

namespace {

bool isBefore(const Unverified::Item &item, const LogId &id)
{
    return item.message.id < id;
}

} // namespace

void Unverified::add(const ShownMessage &message, bool wasShown)
{
    // The usual case is the end; what a fork brings back goes in front.
    const bool isLast = m_items.empty() || m_items.back().message.id <= message.id;
    const auto place = isLast
        ? m_items.end()
        : std::lower_bound(m_items.begin(), m_items.end(), message.id, isBefore);
    m_items.insert(place, {message, wasShown});
    if (!message.uid.isEmpty())
        ++m_uids[message.uid];
}

bool Unverified::contains(const ShownMessage &message) const
{
    auto found = std::lower_bound(m_items.begin(), m_items.end(), message.id, isBefore);
    while (found != m_items.end() && found->message.id == message.id) {
        if (found->message.uid == message.uid)
            return true;
        ++found;
    }
    return false;
}

Unverified::Item Unverified::takeFirst()
{
    const Item item = m_items.front();
    m_items.pop_front();
    const auto count = m_uids.find(item.message.uid);
    if (count != m_uids.end() && --*count == 0)
        m_uids.erase(count);
    return item;
}

} // namespace chat
