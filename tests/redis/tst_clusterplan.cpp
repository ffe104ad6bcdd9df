#include "core/redis/clusterplan.h"
#include "tests/support/fakerandom.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

namespace {

const Endpoint m1 {u"m1"_s, 1};
const Endpoint m2 {u"m2"_s, 2};
const Endpoint r1 {u"r1"_s, 3};
const Endpoint r2 {u"r2"_s, 4};

SlotMap twoShards()
{
    return SlotMap({{0, 99, m1, {r1}}, {100, 16383, m2, {r2}}});
}

NodeInfo node(const Endpoint &endpoint, NodeRole role)
{
    NodeInfo info;
    info.endpoint = endpoint;
    info.role = role;
    if (role == NodeRole::Replica) {
        info.parent = {u"another-name-of-its-master"_s, 9};
        info.link = ReplicationLink::Connected;
    }
    return info;
}

QHash<Endpoint, NodeInfo> allWell()
{
    QHash<Endpoint, NodeInfo> nodes;
    for (const Endpoint &master : {m1, m2})
        nodes.insert(master, node(master, NodeRole::Master));
    for (const Endpoint &replica : {r1, r2})
        nodes.insert(replica, node(replica, NodeRole::Replica));
    return nodes;
}

ClusterPlan plan(const QHash<Endpoint, NodeInfo> &nodes, const ClusterPlan &current = {},
    ReadPreference preference = ReadPreference::Replica)
{
    support::FakeRandom random;
    return planCluster(twoShards(), nodes, preference, {}, current, random);
}

} // namespace

class TestClusterPlan final : public QObject {
    Q_OBJECT

private slots:
    void readsEachShardsReplicaAndWritesItsMaster()
    {
        const SlotMap map = twoShards();
        const ClusterPlan made = plan(allWell());
        QCOMPARE(made.routeOf(map.shardOf(7)), (Route {r1, m1, false}));
        QCOMPARE(made.routeOf(map.shardOf(7000)), (Route {r2, m2, false}));
        QCOMPARE(made.routeOf(nullptr), Route());
        QVERIFY(made.home == r1 || made.home == r2);
        QCOMPARE(made.topology.endpoints(), (QList<Endpoint> {m1, r1, m2, r2}));
        QCOMPARE(made.topology.nodes.at(3).parent, m2); // by the name that the map has
        QCOMPARE(made.topology.treeOf(made.topology.nodes.at(3)).endpoints(),
            (QList<Endpoint> {m2, r2}));
        QVERIFY(!whyIncomplete(map, made));
    }

    void readsTheMasterWhereNoReplicaIsFit()
    {
        auto nodes = allWell();
        nodes[r1].link = ReplicationLink::Sync;
        const ClusterPlan made = plan(nodes);
        QCOMPARE(made.routes.at(m1), (Route {m1, m1, true}));
        QCOMPARE(made.routes.at(m2).read, r2);
    }

    void writesNothingToAShardWithoutMaster()
    {
        auto nodes = allWell();
        nodes[m1].error = base::Error {base::ErrorKind::Network, u"REFUSED"_s, u"away"_s};
        const ClusterPlan made = plan(nodes);
        QVERIFY(made.routes.at(m1).write.isEmpty());
        QCOMPARE(made.routes.at(m1).read, r1);
        QCOMPARE(made.routes.at(m2).write, m2);
        const auto why = whyIncomplete(twoShards(), made);
        QVERIFY(why);
        QCOMPARE(why->code, u"REFUSED"_s);
    }

    void writesToAPromotedReplicaThatTheMapDoesNotKnowYet()
    {
        auto nodes = allWell();
        nodes[m1].error = base::Error {base::ErrorKind::Network, u"REFUSED"_s, u"away"_s};
        nodes[r1] = node(r1, NodeRole::Master);
        QCOMPARE(plan(nodes).routes.at(m1).write, r1);
    }

    void takesWhoHasNotAnsweredForSilent()
    {
        auto nodes = allWell();
        nodes.remove(m2);
        const ClusterPlan made = plan(nodes);
        QVERIFY(made.routes.at(m2).write.isEmpty());
        QCOMPARE(made.topology.node(m2)->error->code, u"SILENT"_s);
        QCOMPARE(made.topology.node(m2)->role, NodeRole::Master);
    }

    void staysWhereItReads()
    {
        ClusterPlan current;
        current.home = m1;
        current.routes = {{m1, {m1, m1, true}}, {m2, {m2, m2, true}}};
        const ClusterPlan made = plan(allWell(), current, ReadPreference::Nearest);
        QCOMPARE(made.routes.at(m1).read, m1);
        QCOMPARE(made.routes.at(m2).read, m2);
        QCOMPARE(made.home, m1);
    }

    void tellsThatSlotsAreServedByNobody()
    {
        support::FakeRandom random;
        const SlotMap map({{0, 99, m1, {r1}}});
        const ClusterPlan made
            = planCluster(map, allWell(), ReadPreference::Replica, {}, {}, random);
        QCOMPARE(whyIncomplete(map, made)->code, u"CLUSTERDOWN"_s);
    }
};

QTEST_GUILESS_MAIN(TestClusterPlan)
#include "tst_clusterplan.moc"
