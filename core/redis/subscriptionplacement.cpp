#include "core/redis/subscriptionplacement.h"

namespace redis {

bool SubscriptionPlacement::add(SubscriptionKind kind, const QByteArray &channel)
{
    return m_wanted.add(kind, channel);
}

std::optional<Endpoint> SubscriptionPlacement::remove(SubscriptionKind kind,
    const QByteArray &channel)
{
    if (!m_wanted.remove(kind, channel))
        return std::nullopt;
    const auto found = m_places.find({kind, channel});
    if (found == m_places.end())
        return Endpoint();
    const Endpoint node = found->second;
    m_places.erase(found);
    return node;
}

void SubscriptionPlacement::clear()
{
    m_wanted.clear();
    m_places.clear();
}

QList<SubscriptionPlacement::Move> SubscriptionPlacement::place(const NodeFinder &nodeFor)
{
    QList<Move> moves;
    for (const Item &item : m_wanted.items()) {
        const Endpoint to = nodeFor(item);
        if (to.isEmpty())
            continue;
        Endpoint &at = m_places[{item.kind, item.channel}];
        if (at == to)
            continue;
        moves.append({item, at, to});
        at = to;
    }
    return moves;
}

bool SubscriptionPlacement::isAt(SubscriptionKind kind, const QByteArray &channel,
    const Endpoint &node) const
{
    const auto found = m_places.find({kind, channel});
    return found != m_places.end() && found->second == node;
}

QList<Endpoint> SubscriptionPlacement::nodes() const
{
    QList<Endpoint> nodes;
    for (const auto &[key, node] : m_places) {
        if (!nodes.contains(node))
            nodes.append(node);
    }
    return nodes;
}

} // namespace redis
