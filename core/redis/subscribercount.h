#pragma once

#include "core/redis/endpoint.h"

#include <QByteArray>
#include <QList>

namespace redis {

/// How many clients subscribe to a channel: each node counts only its own, so the nodes are summed.
struct SubscriberCount {
    struct AtNode {
        Endpoint endpoint;
        qint64 subscribers = 0;

        friend bool operator==(const AtNode &, const AtNode &) = default;
    };
    QByteArray channel;
    QList<AtNode> nodes; ///< those that answered
    qint64 total = 0;
    /// False when a known node did not answer: the total is a lower bound then, shown as "≥ n".
    bool complete = false;

    friend bool operator==(const SubscriberCount &, const SubscriberCount &) = default;
};

} // namespace redis
