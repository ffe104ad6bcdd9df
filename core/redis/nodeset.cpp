#include "core/redis/nodeset.h"

#include "core/base/clock.h"

#include <utility>

namespace redis {

struct NodeSet::Node {
    Endpoint endpoint;
    std::unique_ptr<Connection> connection;
    QList<ProbeHandler> waiting; ///< for the answers of the probe under way

    // The replies of that probe, gathered.
    bool isAsked = false;
    base::SteadyTime asked {};
    RoleReply role;
    QByteArray info;
    std::optional<base::Error> error;
};

NodeSet::NodeSet(const RedisConfig &config, const base::Clock &clock,
    TransportFactory makeTransport, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_clock(clock)
    , m_makeTransport(std::move(makeTransport))
{
}

NodeSet::~NodeSet()
{
    // Who asked is going, too: parts of it may be gone already.
    for (const auto &[endpoint, node] : m_nodes)
        node->waiting.clear();
    clear();
}

NodeSet::Node &NodeSet::node(const Endpoint &endpoint)
{
    std::unique_ptr<Node> &entry = m_nodes[endpoint];
    if (!entry) {
        entry = std::make_unique<Node>();
        entry->endpoint = endpoint;
        entry->connection = std::make_unique<Connection>(m_config, m_clock, m_makeTransport());
        connect(entry->connection.get(), &Connection::ready, this,
            [this, made = entry.get()] { ask(*made); });
        connect(entry->connection.get(), &Connection::closed, this,
            [this, made = entry.get()](
                const base::Error &error) { connectionClosed(*made, error); });
    }
    return *entry;
}

void NodeSet::probe(const Endpoint &endpoint, ProbeHandler handler)
{
    Node &target = node(endpoint);
    target.waiting.append(std::move(handler));
    if (target.connection->isReady())
        ask(target);
    else if (target.connection->state() == Connection::State::Closed)
        target.connection->open(endpoint);
}

void NodeSet::ask(Node &node)
{
    if (node.isAsked)
        return;
    node.isAsked = true;
    node.asked = m_clock.steadyTime();
    node.role = {};
    node.info.clear();
    node.error.reset();
    const auto takeInfo = [&node](const base::Result<resp::RespView> &reply) {
        if (reply && reply->isText())
            node.info.append(reply->text());
        else if (!reply)
            noteError(node, reply.error());
    };
    Connection &connection = *node.connection;
    connection.beginPipeline();
    connection.send({"ROLE"}, this, [&node](const base::Result<resp::RespView> &reply) {
        const auto role = reply ? parseRole(reply->toValue())
                                : base::Result<RoleReply>(base::failure(reply.error()));
        if (role)
            node.role = *role;
        else
            noteError(node, role.error());
    });
    connection.send({"INFO", "server"}, this, takeInfo);
    connection.send({"INFO", "persistence"}, this, takeInfo);
    connection.send({"INFO", "stats"}, this, takeInfo);
    connection.send({"INFO", "clients"}, this, takeInfo);
    connection.send({"INFO", "replication"}, this,
        [this, &node, takeInfo](const base::Result<resp::RespView> &reply) {
            takeInfo(reply);
            finish(node);
        });
    connection.endPipeline();
}

void NodeSet::noteError(Node &node, const base::Error &error)
{
    // A user without the right to ROLE or INFO still learns the role: from the other, or from HELLO.
    if (error.kind != base::ErrorKind::Credentials)
        node.error = error;
}

void NodeSet::finish(Node &node)
{
    node.isAsked = false;
    const HandshakeOutcome &peer = node.connection->peer();
    NodeInfo info = toNodeInfo(node.endpoint, node.role, InfoReply(node.info));
    info.roundTrip
        = std::chrono::duration_cast<std::chrono::microseconds>(m_clock.steadyTime() - node.asked);
    info.error = node.error;
    if (peer.isCluster && m_config.discovery != Discovery::Cluster)
        info.error = base::Error {base::ErrorKind::Topology, QStringLiteral("ISCLUSTER"),
            QStringLiteral("%1 is a node of a cluster: use redis+cluster:// for it")
                .arg(toText(node.endpoint))};
    if (info.role == NodeRole::Unknown)
        info.role = peer.role;
    if (info.version.isEmpty())
        info.version = peer.version;
    answer(node, info);
}

void NodeSet::answer(Node &node, const NodeInfo &info)
{
    const QList<ProbeHandler> waiting = std::exchange(node.waiting, {});
    for (const ProbeHandler &handler : waiting)
        handler(info);
}

void NodeSet::connectionClosed(Node &node, const base::Error &error)
{
    NodeInfo info;
    info.endpoint = node.endpoint;
    info.error = error;
    answer(node, info);
    emit nodeLost(info.endpoint, error);
}

Connection *NodeSet::ready(const Endpoint &endpoint) const
{
    const auto found = m_nodes.find(endpoint);
    if (found == m_nodes.end() || !found->second->connection->isReady())
        return nullptr;
    return found->second->connection.get();
}

void NodeSet::retain(const QList<Endpoint> &endpoints)
{
    QList<Endpoint> left;
    for (const auto &[endpoint, node] : m_nodes) {
        if (!endpoints.contains(endpoint))
            left.append(endpoint);
    }
    for (const Endpoint &endpoint : std::as_const(left))
        drop(endpoint);
}

void NodeSet::drop(const Endpoint &endpoint)
{
    const auto found = m_nodes.find(endpoint);
    if (found == m_nodes.end())
        return;
    // Whoever waits is told by abort() and may ask for this node again: it is out of the set by then.
    const std::unique_ptr<Node> dropped = std::move(found->second);
    m_nodes.erase(found);
    dropped->connection->abort();
    // We may stand inside one of its handlers, such as the answer that made it superfluous.
    Connection *const connection = dropped->connection.release();
    connection->disconnect(this);
    connection->setParent(this);
    connection->deleteLater();
}

void NodeSet::checkNow()
{
    for (const auto &[endpoint, node] : m_nodes)
        node->connection->checkNow();
}

void NodeSet::clear()
{
    retain({});
}

} // namespace redis
