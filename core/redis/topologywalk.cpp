#include "core/redis/topologywalk.h"

#include <algorithm>

namespace redis {

namespace {

/// More nodes than any replication tree has that people talk on.
constexpr qsizetype maxNodes = 100;

} // namespace

QList<Endpoint> TopologyWalk::start(const QList<Endpoint> &configured, const QList<Endpoint> &known)
{
    *this = TopologyWalk();
    m_configured = configured;
    return ask(configured + known);
}

QList<Endpoint> TopologyWalk::ask(const QList<Endpoint> &endpoints)
{
    QList<Endpoint> fresh;
    for (const Endpoint &endpoint : endpoints) {
        if (endpoint.isEmpty() || m_asked.contains(endpoint) || m_asked.size() >= maxNodes)
            continue;
        m_asked.insert(endpoint);
        m_open.insert(endpoint);
        fresh.append(endpoint);
    }
    return fresh;
}

QList<Endpoint> TopologyWalk::answered(const NodeInfo &node)
{
    m_open.remove(node.endpoint);
    const auto twin = std::find_if(m_nodes.begin(), m_nodes.end(), [&node](const NodeInfo &other) {
        return !node.runId.isEmpty() && other.runId == node.runId;
    });
    if (twin != m_nodes.end()) {
        m_alias.insert(node.endpoint, twin->endpoint);
        return {};
    }
    m_nodes.append(node);
    return ask(QList<Endpoint> {node.parent} + node.replicas);
}

void TopologyWalk::failed(const Endpoint &endpoint, const base::Error &error)
{
    m_open.remove(endpoint);
    NodeInfo node;
    node.endpoint = endpoint;
    node.error = error;
    m_nodes.append(node);
}

Endpoint TopologyWalk::canonical(const Endpoint &endpoint) const
{
    return m_alias.value(endpoint, endpoint);
}

const NodeInfo *TopologyWalk::findMaster() const
{
    // The URL decides between two trees: the first of its nodes that leads to a master.
    for (Endpoint at : m_configured) {
        for (qsizetype steps = 0; steps < maxNodes; ++steps) {
            const Endpoint here = canonical(at);
            const auto node
                = std::find_if(m_nodes.begin(), m_nodes.end(), [&here](const NodeInfo &other) {
                      return other.endpoint == here && other.isReachable();
                  });
            if (node == m_nodes.end())
                break;
            if (node->role == NodeRole::Master)
                return &*node;
            at = node->parent;
        }
    }
    const auto any = std::find_if(m_nodes.begin(), m_nodes.end(),
        [](const NodeInfo &node) { return node.isReachable() && node.role == NodeRole::Master; });
    return any == m_nodes.end() ? nullptr : &*any;
}

bool TopologyWalk::isNamed(const Endpoint &endpoint) const
{
    const auto names = [&](const Endpoint &other) { return canonical(other) == endpoint; };
    return std::any_of(m_configured.begin(), m_configured.end(), names)
        || std::any_of(m_nodes.begin(), m_nodes.end(), [&](const NodeInfo &node) {
               return names(node.parent)
                   || std::any_of(node.replicas.begin(), node.replicas.end(), names);
           });
}

void TopologyWalk::appendBelow(const Endpoint &parent, QSet<Endpoint> &placed,
    QList<NodeInfo> &nodes) const
{
    for (NodeInfo node : m_nodes) {
        if (placed.contains(node.endpoint) || node.parent.isEmpty()
            || canonical(node.parent) != parent)
            continue;
        placed.insert(node.endpoint);
        node.parent = parent;
        nodes.append(node);
        appendBelow(node.endpoint, placed, nodes);
    }
}

Topology TopologyWalk::topology() const
{
    Topology topology;
    QSet<Endpoint> placed;
    if (const NodeInfo *master = findMaster()) {
        placed.insert(master->endpoint);
        topology.nodes.append(*master);
        appendBelow(master->endpoint, placed, topology.nodes);
    }
    const bool hasMaster = !topology.nodes.isEmpty();
    for (const NodeInfo &node : m_nodes) {
        // Of another tree, or gone and named by nobody any more.
        if (placed.contains(node.endpoint) || (hasMaster && !isNamed(node.endpoint)))
            continue;
        if (hasMaster && node.isReachable() && node.role == NodeRole::Master)
            continue;
        topology.nodes.append(node);
    }
    // Asked before all have answered: who is silent is known of, so that no sum passes for whole.
    QList<Endpoint> silent(m_open.begin(), m_open.end());
    std::sort(silent.begin(), silent.end());
    for (const Endpoint &endpoint : silent) {
        NodeInfo node;
        node.endpoint = endpoint;
        node.error = base::Error {base::ErrorKind::Timeout, QStringLiteral("SILENT"),
            QStringLiteral("%1 has not answered yet").arg(toText(endpoint))};
        topology.nodes.append(node);
    }
    return topology;
}

} // namespace redis
