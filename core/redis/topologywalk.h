#pragma once

#include "core/redis/topology.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace redis {

/// Stepper: from any node up to the master and down to replicas and replicas of replicas.
///
/// Each node is asked once; two names of one server (`localhost` and `127.0.0.1`) become one node, the
/// one that was asked first. Bounded: a server cannot send the walk round for ever.
class TopologyWalk final {
public:
    /// Whom to ask first: the nodes of the URL, then those known from before.
    QList<Endpoint> start(const QList<Endpoint> &configured, const QList<Endpoint> &known);
    /// A node's answer; whom to ask next.
    QList<Endpoint> answered(const NodeInfo &node);
    void failed(const Endpoint &endpoint, const base::Error &error);

    /// Nobody is asked any more.
    bool isComplete() const { return m_open.isEmpty(); }
    /// The name by which the server at this address is in the topology.
    Endpoint nameOf(const Endpoint &endpoint) const { return canonical(endpoint); }
    /// What is known so far. Nodes that do not answer are in it while the URL or another node names them.
    Topology topology() const;

private:
    QList<Endpoint> ask(const QList<Endpoint> &endpoints);
    Endpoint canonical(const Endpoint &endpoint) const;
    const NodeInfo *findMaster() const;
    bool isNamed(const Endpoint &endpoint) const;
    void appendBelow(const Endpoint &parent, QSet<Endpoint> &placed, QList<NodeInfo> &nodes) const;

    QList<Endpoint> m_configured;
    QList<NodeInfo> m_nodes; ///< in the order in which they answered
    QSet<Endpoint> m_asked;
    QSet<Endpoint> m_open;
    QHash<Endpoint, Endpoint> m_alias;
};

} // namespace redis
