#include "core/redis/topologyview.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Endpoint master {u"m"_s, 1};
const Endpoint replica {u"r"_s, 2};
const Endpoint below {u"s"_s, 3};

NodeInfo masterInfo()
{
    NodeInfo node;
    node.endpoint = master;
    node.role = NodeRole::Master;
    node.offset = 1000;
    node.replicas = {replica};
    node.replicationId = "id";
    node.version = u"7.0.15"_s;
    return node;
}

NodeInfo replicaInfo(const Endpoint &endpoint, const Endpoint &parent)
{
    NodeInfo node;
    node.endpoint = endpoint;
    node.role = NodeRole::Replica;
    node.parent = parent;
    node.link = ReplicationLink::Connected;
    node.offset = 900;
    node.sinceMaster = 3s;
    node.replicationId = "id";
    return node;
}

NodeInfo failedNode(const Endpoint &endpoint, base::ErrorKind kind)
{
    NodeInfo node;
    node.endpoint = endpoint;
    node.error = base::Error {kind, u"X"_s, {}};
    return node;
}

Topology chain()
{
    NodeInfo middle = replicaInfo(replica, master);
    middle.replicas = {below};
    return {{masterInfo(), middle, replicaInfo(below, replica)}};
}

ClientView clientOf(const Endpoint &read, const Endpoint &write)
{
    ClientView view;
    view.reading.endpoint = read;
    view.writing.endpoint = write;
    view.readsFromMaster = read == write;
    return view;
}

TopologyView make(const Topology &topology, const QList<SubscriberCount> &counts = {})
{
    return makeTopologyView(topology, clientOf(replica, master), ReadPreference::Replica, counts);
}

} // namespace

class TestTopologyView : public QObject {
    Q_OBJECT

private slots:
    void showsTheChain()
    {
        const TopologyView view = make(chain());
        QCOMPARE(view.read, replica);
        QCOMPARE(view.write, master);
        QCOMPARE(view.reason, ReadReason::Replica);
        QCOMPARE(view.nodes.size(), 3);
        QCOMPARE(view.nodes[0].version, u"7.0.15"_s);
        QCOMPARE(view.nodes[2].parent, replica);
        for (int depth = 0; depth < 3; ++depth) {
            QCOMPARE(view.nodes[depth].depth, depth);
            QCOMPARE(view.nodes[depth].state, NodeState::Well);
        }
    }

    void judgesEachShardOfAClusterByItsOwnMaster()
    {
        Topology topology = chain();
        topology.nodes.removeLast();
        const Endpoint otherMaster {u"other"_s, 7};
        const Endpoint otherReplica {u"other-replica"_s, 8};
        NodeInfo second = masterInfo();
        second.endpoint = otherMaster;
        second.offset = 5000;
        second.replicas = {otherReplica};
        second.replicationId = "other id";
        NodeInfo below = replicaInfo(otherReplica, otherMaster);
        below.offset = 4990;
        below.replicationId = "other id";
        topology.nodes << second << below;
        QVERIFY(!make(topology).isCluster);
        for (int place = 0; place < 4; ++place)
            topology.nodes[place].shard = place < 2 ? master : otherMaster;
        const TopologyView view = make(topology);
        QVERIFY(view.isCluster);
        QCOMPARE(view.nodes[1].lagBytes, std::optional<qint64>(100));
        QCOMPARE(view.nodes[3].lagBytes, std::optional<qint64>(10));
        QCOMPARE(view.nodes[3].state, NodeState::Well);
        QCOMPARE(view.nodes[3].depth, 1);
    }

    void tellsTheLagOfReplicas()
    {
        Topology topology = chain();
        topology.nodes[2].offset = 1200; // asked a moment later than the master
        const TopologyView view = make(topology);
        QCOMPARE(view.nodes[0].lagBytes, std::optional<qint64>(0));
        QCOMPARE(view.nodes[1].lagBytes, std::optional<qint64>(100));
        QCOMPARE(view.nodes[1].lag, std::optional<std::chrono::seconds>(3s));
        QCOMPARE(view.nodes[2].lagBytes, std::optional<qint64>(0));
    }

    void doesNotGuessALag_data()
    {
        QTest::addColumn<Topology>("topology");
        Topology silent = chain();
        silent.nodes[1] = failedNode(replica, base::ErrorKind::Timeout);
        QTest::newRow("no answer") << silent;
        Topology noMaster = chain();
        noMaster.nodes[0] = failedNode(master, base::ErrorKind::Network);
        QTest::newRow("no master") << noMaster;
        Topology cut = chain();
        cut.nodes[1].link = ReplicationLink::Connect;
        QTest::newRow("no link") << cut;
    }
    void doesNotGuessALag()
    {
        QFETCH(Topology, topology);
        const TopologyView view = make(topology);
        QCOMPARE(view.nodes[1].lagBytes, std::nullopt);
        QVERIFY(!view.nodes[1].lag.has_value());
    }

    void knowsNoSecondsWithoutInfo()
    {
        Topology topology = chain();
        topology.nodes[1].replicationId.clear();
        QVERIFY(!make(topology).nodes[1].lag.has_value());
        QCOMPARE(make(topology).nodes[1].lagBytes, std::optional<qint64>(100));
    }

    void judgesANode_data()
    {
        QTest::addColumn<NodeInfo>("node");
        QTest::addColumn<NodeState>("state");
        const NodeInfo well = replicaInfo(replica, master);
        QTest::newRow("well") << well << NodeState::Well;
        QTest::newRow("refused") << failedNode(replica, base::ErrorKind::Network)
                                 << NodeState::Unreachable;
        QTest::newRow("hung") << failedNode(replica, base::ErrorKind::Timeout) << NodeState::Silent;
        NodeInfo node = well;
        node.loading = true;
        QTest::newRow("loading") << node << NodeState::Loading;
        node = well;
        node.link = ReplicationLink::Sync;
        QTest::newRow("full resync") << node << NodeState::Syncing;
        node.link = ReplicationLink::Connecting;
        QTest::newRow("no link yet") << node << NodeState::Cut;
        node = well;
        node.sinceMaster = 16s;
        QTest::newRow("master not heard") << node << NodeState::Behind;
        node = well;
        node.offset = -9 * 1024 * 1024;
        QTest::newRow("many bytes") << node << NodeState::Behind;
        node = well;
        node.parent = {u"elsewhere"_s, 1};
        node.replicationId = "other";
        NodeInfo deaf = well;
        deaf.isDeaf = true;
        QTest::newRow("nothing arrives there") << deaf << NodeState::Detached;
        QTest::newRow("follows another") << node << NodeState::Detached;
    }
    void judgesANode()
    {
        QFETCH(NodeInfo, node);
        QFETCH(NodeState, state);
        QCOMPARE(make({{masterInfo(), node}}).nodes[1].state, state);
    }

    void noticesALinkThatIsDownAbove()
    {
        Topology topology = chain();
        topology.nodes[1].link = ReplicationLink::Connect;
        const TopologyView view = make(topology);
        QCOMPARE(view.nodes[1].state, NodeState::Cut);
        QCOMPARE(view.nodes[2].state, NodeState::Detached);
        topology.nodes[0] = failedNode(master, base::ErrorKind::Network); // nor is there a master
        QCOMPARE(make(topology).nodes[2].state, NodeState::Detached);
    }

    void endsWhereNodesFollowEachOther()
    {
        NodeInfo left = replicaInfo(replica, below);
        NodeInfo right = replicaInfo(below, replica);
        QCOMPARE(make({{left, right}}).nodes.size(), 2);
        QCOMPARE(make({{masterInfo(), left, right}}).nodes[1].state, NodeState::Detached);
    }

    void placesASilentNodeBelowTheOneThatListsIt()
    {
        Topology topology = chain();
        topology.nodes[2] = failedNode(below, base::ErrorKind::Timeout);
        const NodeView node = make(topology).nodes[2];
        QCOMPARE(node.role, NodeRole::Replica);
        QCOMPARE(node.parent, replica);
        QCOMPARE(node.depth, 2);
        QVERIFY(node.error.has_value());
    }

    void sumsSubscribers()
    {
        const QList<SubscriberCount> counts {
            {"a", {{master, 1}, {replica, 2}, {below, 4}}, 7, true},
            {"b", {{master, 10}, {below, 40}}, 50, false}};
        const TopologyView view = make(chain(), counts);
        QCOMPARE(view.nodes[0].subscribers, std::optional<qint64>(11));
        QCOMPARE(view.nodes[1].subscribers, std::nullopt); // it did not answer for b
        QCOMPARE(view.nodes[2].subscribers, std::optional<qint64>(44));
        QCOMPARE(make(chain()).nodes[0].subscribers, std::optional<qint64>(0));
    }

    void saysWhyItReadsThere_data()
    {
        QTest::addColumn<Endpoint>("read");
        QTest::addColumn<ReadPreference>("preference");
        QTest::addColumn<ReadReason>("reason");
        QTest::newRow("replica") << replica << ReadPreference::Replica << ReadReason::Replica;
        QTest::newRow("nearest") << master << ReadPreference::Nearest << ReadReason::Nearest;
        QTest::newRow("asked for") << master << ReadPreference::Master << ReadReason::Master;
        QTest::newRow("no other") << master << ReadPreference::Replica << ReadReason::NoReplicaFit;
        QTest::newRow("none") << Endpoint {} << ReadPreference::Replica << ReadReason::NoNode;
    }
    void saysWhyItReadsThere()
    {
        QFETCH(Endpoint, read);
        QFETCH(ReadPreference, preference);
        QFETCH(ReadReason, reason);
        QCOMPARE(makeTopologyView(chain(), clientOf(read, master), preference, {}).reason, reason);
    }
};

QTEST_GUILESS_MAIN(TestTopologyView)
#include "tst_topologyview.moc"
