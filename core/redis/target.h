#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>

namespace redis {

class Transport;

/// Which node a command goes to; in a cluster, which one of those that have its key's slot.
enum class Target : quint8 {
    Master, ///< verified master: everything that writes, and PUBLISH
    Replica, ///< the node that the subscriptions are on (the master itself when no replica is fit)
    Subscriber, ///< the very connection that subscribes; under RESP2 it takes any command only at count 0
};

using TransportFactory = std::function<std::unique_ptr<Transport>()>;

} // namespace redis
