#pragma once

#include "core/redis/pubsubpush.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <array>

namespace redis {

/// Which channels a client wants to hear. Survives any number of reconnects.
class WantedSubscriptions final {
public:
    struct Item {
        SubscriptionKind kind = SubscriptionKind::Channel;
        QByteArray channel;
        friend bool operator==(const Item &, const Item &) = default;
    };

    /// False when it was wanted already.
    bool add(SubscriptionKind kind, const QByteArray &channel);
    /// False when it was not wanted.
    bool remove(SubscriptionKind kind, const QByteArray &channel);
    void clear() { m_items.clear(); }
    bool contains(SubscriptionKind kind, const QByteArray &channel) const;
    /// In the order in which they were wanted, over all kinds.
    const QList<Item> &items() const { return m_items; }

private:
    QList<Item> m_items;
};

/// What the server has confirmed on one connection, and its counts.
class ConfirmedSubscriptions final {
public:
    void apply(const SubscriptionChange &change);
    /// The connection is gone: nothing is confirmed any more.
    void clear();

    bool contains(SubscriptionKind kind, const QByteArray &channel) const;
    bool hasAny(SubscriptionKind kind) const;
    /// Channels and patterns, as the server last counted; 0: the connection left the Pub/Sub state.
    int count() const { return m_count; }
    /// Whether the server takes the connection for a subscriber, of shard channels too.
    bool isSubscribed() const { return m_count > 0 || m_shardCount > 0; }

private:
    std::array<QSet<QByteArray>, 3> m_channels;
    int m_count = 0;
    int m_shardCount = 0; ///< shard channels are counted apart by the server
};

} // namespace redis
