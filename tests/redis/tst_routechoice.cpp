#include "core/redis/routechoice.h"
#include "tests/support/fakerandom.h"

#include <QSet>
#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Endpoint m {u"m"_s, 1};
const Endpoint a {u"a"_s, 2};
const Endpoint b {u"b"_s, 3};

NodeInfo node(const Endpoint &endpoint, NodeRole role)
{
    NodeInfo info;
    info.endpoint = endpoint;
    info.role = role;
    info.offset = 1000;
    info.roundTrip = 500us;
    if (role == NodeRole::Replica) {
        info.parent = m;
        info.link = ReplicationLink::Connected;
    }
    return info;
}

Topology both()
{
    return {{node(m, NodeRole::Master), node(a, NodeRole::Replica), node(b, NodeRole::Replica)}};
}

Route choose(const Topology &topology, ReadPreference preference = ReadPreference::Replica,
    const Route &current = {})
{
    support::FakeRandom random;
    return chooseRoute(topology, preference, current, {}, random);
}

} // namespace

class TestRouteChoice : public QObject {
    Q_OBJECT

private slots:
    void readsAReplicaAndWritesTheMaster()
    {
        const Route route = choose(both());
        QCOMPARE(route.write, m);
        QVERIFY(route.read == a || route.read == b);
        QVERIFY(!route.readsFromMaster);
    }

    void spreadsClientsOverReplicas()
    {
        support::FakeRandom random;
        QSet<Endpoint> read;
        for (int i = 0; i < 64; ++i)
            read.insert(chooseRoute(both(), ReadPreference::Replica, {}, {}, random).read);
        const QSet<Endpoint> expected {a, b};
        QCOMPARE(read, expected);
    }

    void staysWhileTheReplicaIsFit()
    {
        const Route current {b, m, false};
        QCOMPARE(choose(both(), ReadPreference::Replica, current), current);
    }

    void leavesAReplicaOutsideOfTheChain_data()
    {
        QTest::addColumn<NodeInfo>("parent");
        NodeInfo cut = node(a, NodeRole::Replica);
        cut.link = ReplicationLink::Connect;
        QTest::newRow("its parent has no link") << cut;
        NodeInfo detached = node(a, NodeRole::Master);
        QTest::newRow("its parent is a master of its own") << detached;
    }
    void leavesAReplicaOutsideOfTheChain()
    {
        QFETCH(NodeInfo, parent);
        NodeInfo below = node(b, NodeRole::Replica);
        below.parent = a;
        const Topology topology {{node(m, NodeRole::Master), parent, below}};
        const Route route = choose(topology, ReadPreference::Replica, {b, m, false});
        QCOMPARE(route.read, m);
        QVERIFY(route.readsFromMaster);
    }

    void staysBelowAParentThatHasAnotherNameHere()
    {
        NodeInfo below = node(b, NodeRole::Replica);
        below.parent = {u"inside"_s, 1};
        below.replicationId = "id";
        NodeInfo master = node(m, NodeRole::Master);
        master.replicationId = "id";
        QCOMPARE(choose({{master, below}}).read, b);
        master.replicationId = "other";
        QCOMPARE(choose({{master, below}}).read, m);
    }

    void leavesAReplicaThatIsUnfit_data()
    {
        QTest::addColumn<NodeInfo>("bad");
        NodeInfo syncing = node(a, NodeRole::Replica);
        syncing.link = ReplicationLink::Sync;
        QTest::newRow("full resync") << syncing;
        NodeInfo cut = node(a, NodeRole::Replica);
        cut.link = ReplicationLink::Connect;
        QTest::newRow("cut from its master") << cut;
        NodeInfo loading = node(a, NodeRole::Replica);
        loading.loading = true;
        QTest::newRow("loading") << loading;
        NodeInfo behind = node(a, NodeRole::Replica);
        behind.offset = 1000 - 9LL * 1024 * 1024;
        QTest::newRow("far behind") << behind;
        NodeInfo silent = node(a, NodeRole::Replica);
        silent.sinceMaster = 16s;
        QTest::newRow("has not heard its master") << silent;
        NodeInfo gone = node(a, NodeRole::Replica);
        gone.error = base::Error {};
        QTest::newRow("does not answer") << gone;
        NodeInfo deaf = node(a, NodeRole::Replica);
        deaf.isDeaf = true;
        QTest::newRow("nothing arrives there") << deaf;
    }
    void leavesAReplicaThatIsUnfit()
    {
        QFETCH(NodeInfo, bad);
        const Route current {a, m, false};
        const Topology two {{node(m, NodeRole::Master), bad, node(b, NodeRole::Replica)}};
        QCOMPARE(choose(two, ReadPreference::Replica, current).read, b);
        const Topology one {{node(m, NodeRole::Master), bad}};
        const Route fallback {m, m, true};
        QCOMPARE(choose(one, ReadPreference::Replica, current), fallback);
    }

    void readsTheMasterWhenAsked()
    {
        const Route expected {m, m, true};
        QCOMPARE(choose(both(), ReadPreference::Master), expected);
    }

    void readsTheNearestButDoesNotHop()
    {
        Topology topology = both();
        topology.nodes[2].roundTrip = 100us;
        QCOMPARE(choose(topology, ReadPreference::Nearest).read, b);
        topology.nodes[1].roundTrip = 180us;
        const Route current {a, m, false};
        QCOMPARE(choose(topology, ReadPreference::Nearest, current).read, a);
        topology.nodes[1].roundTrip = 210us;
        QCOMPARE(choose(topology, ReadPreference::Nearest, current).read, b);
    }

    void goesOnReadingWithoutAMaster()
    {
        NodeInfo gone = node(m, NodeRole::Unknown);
        gone.error = base::Error {};
        NodeInfo orphan = node(a, NodeRole::Replica);
        orphan.link = ReplicationLink::Connect;
        const Route expected {a, {}, false};
        QCOMPARE(choose({{gone, orphan}}), expected);
        QCOMPARE(choose({{gone}}), Route());
    }
};

QTEST_GUILESS_MAIN(TestRouteChoice)
#include "tst_routechoice.moc"
