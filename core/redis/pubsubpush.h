#pragma once

#include "core/resp/respview.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>

#include <optional>
#include <vector>

namespace redis {

/// SUBSCRIBE, PSUBSCRIBE or SSUBSCRIBE.
enum class SubscriptionKind : quint8 { Channel, Pattern, Shard };

/// A channel or pattern as the server confirmed it: the tutorial's three-part `subscribe` message.
struct SubscriptionChange {
    enum class Type : quint8 { Subscribed, Unsubscribed };
    Type type = Type::Subscribed;
    SubscriptionKind kind = SubscriptionKind::Channel;
    QByteArray channel; ///< channel or pattern; empty when the server had nothing to unsubscribe
    /// The third part: how many subscriptions the connection has now, as the server counts.
    int count = 0;

    friend bool operator==(const SubscriptionChange &, const SubscriptionChange &) = default;
};

/// One published message; its bytes live in the batch's blocks.
struct PubSubMessage {
    QByteArrayView channel;
    QByteArrayView payload;
    QByteArrayView pattern; ///< empty unless it came by a pattern
    SubscriptionKind kind = SubscriptionKind::Channel;
};

/// All messages of one socket read, in the order they came.
struct MessageBatch {
    std::vector<PubSubMessage> messages;
    QList<QByteArray> blocks; ///< keep the views alive for as long as the batch lives
};

/// The subscription change in a push (RESP3) or array (RESP2); nothing for anything else.
/// Source: https://redis.io/docs/latest/develop/interact/pubsub/#format-of-pushed-messages
std::optional<SubscriptionChange> parseSubscriptionChange(const resp::RespView &value);

/// The message in a push or array of kind `message`, `pmessage` or `smessage`; nothing for anything else.
/// Lifetime: the views are those of `value`.
std::optional<PubSubMessage> parseMessage(const resp::RespView &value);

} // namespace redis

Q_DECLARE_METATYPE(redis::SubscriptionChange)
Q_DECLARE_METATYPE(redis::MessageBatch)
