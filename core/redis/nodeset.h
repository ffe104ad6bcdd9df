#pragma once

#include "core/redis/connection.h"
#include "core/redis/topology.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace redis {

/// One command connection to each node that is known, made when first needed and kept.
/// Thread: that of the object. Lifetime: config and clock must outlive it.
class NodeSet final : public QObject {
    Q_OBJECT

public:
    using ProbeHandler = std::function<void(const NodeInfo &)>;
    using TransportFactory = std::function<std::unique_ptr<Transport>()>;

    NodeSet(const RedisConfig &config, const base::Clock &clock, TransportFactory makeTransport,
        QObject *parent = nullptr);
    ~NodeSet() override;

    /// Asks a node what it is, connecting first where needed. Answered once, also when the node cannot
    /// be asked: the info has an error then.
    void probe(const Endpoint &endpoint, ProbeHandler handler);
    /// Null when there is no usable connection. Lifetime: until the next retain() or clear().
    Connection *ready(const Endpoint &endpoint) const;
    /// Gives up the connections to all other nodes.
    void retain(const QList<Endpoint> &endpoints);
    /// Gives up the connection to this one.
    void drop(const Endpoint &endpoint);
    void clear();
    /// Asks all connections for a sign of life.
    void checkNow();

signals:
    void nodeLost(const redis::Endpoint &endpoint, const base::Error &error);

private:
    struct Node;

    Node &node(const Endpoint &endpoint);
    void ask(Node &node);
    static void noteError(Node &node, const base::Error &error);
    void finish(Node &node);
    static void answer(Node &node, const NodeInfo &info);
    void connectionClosed(Node &node, const base::Error &error);

    const RedisConfig &m_config;
    const base::Clock &m_clock;
    TransportFactory m_makeTransport;
    std::map<Endpoint, std::unique_ptr<Node>> m_nodes;
};

} // namespace redis
