#include "core/redis/topologywalk.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

namespace {

const Endpoint master {u"m"_s, 1};
const Endpoint replica {u"r"_s, 2};
const Endpoint below {u"s"_s, 3};
const base::Error refused {base::ErrorKind::Network, u"REFUSED"_s, {}};

NodeInfo masterInfo(const QList<Endpoint> &replicas, const Endpoint &endpoint = master)
{
    NodeInfo node;
    node.endpoint = endpoint;
    node.role = NodeRole::Master;
    node.replicas = replicas;
    node.runId = toText(endpoint).toUtf8();
    return node;
}

NodeInfo replicaInfo(const Endpoint &endpoint, const Endpoint &parent,
    const QList<Endpoint> &replicas = {})
{
    NodeInfo node = masterInfo(replicas, endpoint);
    node.role = NodeRole::Replica;
    node.parent = parent;
    node.link = ReplicationLink::Connected;
    return node;
}

} // namespace

class TestTopologyWalk : public QObject {
    Q_OBJECT

private slots:
    void findsTheWholeChainFrom_data()
    {
        QTest::addColumn<Endpoint>("first");
        QTest::newRow("the master") << master;
        QTest::newRow("the replica") << replica;
        QTest::newRow("the replica of the replica") << below;
    }
    void findsTheWholeChainFrom()
    {
        QFETCH(Endpoint, first);
        const QList<NodeInfo> chain {masterInfo({replica}), replicaInfo(replica, master, {below}),
            replicaInfo(below, replica)};
        TopologyWalk walk;
        QList<Endpoint> open = walk.start({first}, {});
        qsizetype asked = 0;
        while (!open.isEmpty()) {
            const Endpoint next = open.takeFirst();
            ++asked;
            for (const NodeInfo &node : chain) {
                if (node.endpoint == next)
                    open += walk.answered(node);
            }
        }
        QVERIFY(walk.isComplete());
        QCOMPARE(asked, 3);
        const QList<Endpoint> expected {master, replica, below};
        QCOMPARE(walk.topology().endpoints(), expected);
        QCOMPARE(walk.topology().master()->endpoint, master);
    }

    void knowsTwoNamesOfOneServer()
    {
        const Endpoint alias {u"localhost"_s, 1};
        TopologyWalk walk;
        QCOMPARE(walk.start({alias}, {}), QList<Endpoint> {alias});
        NodeInfo named = masterInfo({replica}, alias);
        named.runId = "same";
        QCOMPARE(walk.answered(named), QList<Endpoint> {replica});
        QCOMPARE(walk.answered(replicaInfo(replica, master)), QList<Endpoint> {master});
        NodeInfo again = masterInfo({replica});
        again.runId = "same";
        QVERIFY(walk.answered(again).isEmpty());
        const QList<Endpoint> expected {alias, replica};
        QCOMPARE(walk.topology().endpoints(), expected);
        QCOMPARE(walk.topology().nodes.last().parent, alias);
    }

    void keepsANodeThatDoesNotAnswerWhileItIsNamed()
    {
        TopologyWalk walk;
        walk.start({master}, {});
        walk.answered(masterInfo({replica}));
        walk.failed(replica, refused);
        const Topology topology = walk.topology();
        QCOMPARE(topology.nodes.size(), 2);
        QVERIFY(!topology.nodes.last().isReachable());
    }

    void forgetsANodeThatIsGone()
    {
        TopologyWalk walk;
        walk.start({master}, {master, replica});
        walk.answered(masterInfo({}));
        walk.failed(replica, refused);
        QCOMPARE(walk.topology().endpoints(), QList<Endpoint> {master});
    }

    void findsAPromotedReplicaThatTheUrlDoesNotName()
    {
        TopologyWalk walk;
        const QList<Endpoint> expected {master, replica};
        QCOMPARE(walk.start({master}, {master, replica}), expected);
        walk.failed(master, refused);
        walk.answered(masterInfo({}, replica));
        QVERIFY(walk.isComplete());
        QCOMPARE(walk.topology().master()->endpoint, replica);
    }

    void staysWithTheTreeOfTheUrl()
    {
        const Endpoint other {u"o"_s, 9};
        TopologyWalk walk;
        walk.start({master}, {other});
        walk.answered(masterInfo({}, other));
        walk.answered(masterInfo({}));
        QCOMPARE(walk.topology().endpoints(), QList<Endpoint> {master});
    }

    void saysWhyNothingAnswers()
    {
        TopologyWalk walk;
        walk.start({master}, {});
        walk.failed(master, refused);
        QVERIFY(walk.isComplete());
        QVERIFY(!walk.topology().master());
        QCOMPARE(walk.topology().nodes.first().error->code, u"REFUSED"_s);
    }

    void endsWithAServerThatSendsItRound()
    {
        TopologyWalk walk;
        QList<Endpoint> open = walk.start({master}, {});
        quint16 port = 10;
        int asked = 0;
        while (!open.isEmpty()) {
            const Endpoint next = open.takeFirst();
            ++asked;
            open += walk.answered(masterInfo({{u"x"_s, port}, {u"y"_s, port}}, next));
            ++port;
        }
        QVERIFY(walk.isComplete());
        QVERIFY(asked <= 100);
        // A circle of replicas has no master, and is no endless loop.
        TopologyWalk circle;
        circle.start({replica}, {});
        circle.answered(replicaInfo(replica, below));
        circle.answered(replicaInfo(below, replica));
        QVERIFY(!circle.topology().master());
        QCOMPARE(circle.topology().nodes.size(), 2);
    }

    void noticesAFullCopyBetweenTwoLooks()
    {
        NodeInfo node;
        node.endpoint = {u"m"_s, 1};
        node.runId = "a";
        node.fullSyncs = 2;
        NodeInfo later = node;
        later.fullSyncs = 3;
        NodeInfo restarted = later;
        restarted.runId = "b";
        NodeInfo other = later;
        other.endpoint.port = 2;
        QVERIFY(hasResynced({{node}}, {{later}}));
        QVERIFY(!hasResynced({{node}}, {{node}}));
        QVERIFY(!hasResynced({{later}}, {{node}}));
        QVERIFY(!hasResynced({{node}}, {{restarted}}));
        QVERIFY(!hasResynced({{node}}, {{other}}));
        QVERIFY(!hasResynced({}, {{later}}));
    }
};

QTEST_GUILESS_MAIN(TestTopologyWalk)
#include "tst_topologywalk.moc"
