#include "core/redis/subscriptions.h"

namespace redis {

bool WantedSubscriptions::add(SubscriptionKind kind, const QByteArray &channel)
{
    if (contains(kind, channel))
        return false;
    m_items.append({kind, channel});
    return true;
}

bool WantedSubscriptions::remove(SubscriptionKind kind, const QByteArray &channel)
{
    return m_items.removeOne(Item {kind, channel});
}

bool WantedSubscriptions::contains(SubscriptionKind kind, const QByteArray &channel) const
{
    return m_items.contains(Item {kind, channel});
}

void ConfirmedSubscriptions::apply(const SubscriptionChange &change)
{
    if (change.kind == SubscriptionKind::Shard)
        m_shardCount = change.count;
    else
        m_count = change.count;
    QSet<QByteArray> &channels = m_channels[std::size_t(change.kind)];
    if (change.type == SubscriptionChange::Type::Subscribed)
        channels.insert(change.channel);
    else
        channels.remove(change.channel);
}

void ConfirmedSubscriptions::clear()
{
    for (QSet<QByteArray> &channels : m_channels)
        channels.clear();
    m_count = 0;
    m_shardCount = 0;
}

bool ConfirmedSubscriptions::contains(SubscriptionKind kind, const QByteArray &channel) const
{
    return m_channels[std::size_t(kind)].contains(channel);
}

bool ConfirmedSubscriptions::hasAny(SubscriptionKind kind) const
{
    return !m_channels[std::size_t(kind)].isEmpty();
}

} // namespace redis
