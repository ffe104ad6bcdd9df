#pragma once

#include "core/redis/endpoint.h"
#include "core/redis/subscriptions.h"

#include <functional>
#include <map>

namespace redis {

/// Stepper: on which node of a cluster each wanted subscription is, and what moves when that changes.
///
/// While a subscription's node is not known it stays where it was.
class SubscriptionPlacement final {
public:
    using Item = WantedSubscriptions::Item;
    struct Move {
        Item item;
        Endpoint from; ///< empty: it was nowhere
        Endpoint to;

        friend bool operator==(const Move &, const Move &) = default;
    };
    using NodeFinder = std::function<Endpoint(const Item &)>;

    /// False when it was wanted already.
    bool add(SubscriptionKind kind, const QByteArray &channel);
    /// Where it was, empty for nowhere; nothing when it was not wanted.
    std::optional<Endpoint> remove(SubscriptionKind kind, const QByteArray &channel);
    void clear();

    /// Puts each to the node that `nodeFor` names; what has changed by it.
    QList<Move> place(const NodeFinder &nodeFor);
    bool isWanted(SubscriptionKind kind, const QByteArray &channel) const
    {
        return m_wanted.contains(kind, channel);
    }
    /// Whether it is wanted, and on that node.
    bool isAt(SubscriptionKind kind, const QByteArray &channel, const Endpoint &node) const;
    /// The nodes on which something is.
    QList<Endpoint> nodes() const;

private:
    using Key = std::pair<SubscriptionKind, QByteArray>;

    WantedSubscriptions m_wanted;
    std::map<Key, Endpoint> m_places;
};

} // namespace redis
