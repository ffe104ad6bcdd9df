#include "core/redis/distrustednodes.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestDistrustedNodes : public QObject {
    Q_OBJECT

    const base::SteadyTime t0 {1h};

    static NodeInfo replica(quint16 port)
    {
        NodeInfo node;
        node.endpoint = {u"10.0.0.1"_s, port};
        node.role = NodeRole::Replica;
        node.parent = {u"10.0.0.1"_s, 6379};
        node.link = ReplicationLink::Connected;
        node.replicationId = "aaaa";
        node.runId = "run" + QByteArray::number(port);
        return node;
    }

    static bool isDeaf(DistrustedNodes &distrusted, const NodeInfo &node, base::SteadyTime now)
    {
        Topology topology {{replica(1), node}};
        distrusted.mark(topology, now);
        return topology.nodes.last().isDeaf;
    }

private slots:
    void marksOnlyTheNodeItWasToldOf()
    {
        DistrustedNodes distrusted;
        distrusted.add(replica(2), t0);
        Topology topology {{replica(1), replica(2), replica(3)}};
        distrusted.mark(topology, t0 + 1s);
        QVERIFY(!topology.nodes[0].isDeaf);
        QVERIFY(topology.nodes[1].isDeaf);
        QVERIFY(!topology.nodes[2].isDeaf);
    }

    void believesItAgainAfterAWhile()
    {
        DistrustedNodes distrusted;
        distrusted.add(replica(2), t0);
        QVERIFY(isDeaf(distrusted, replica(2), t0 + 4min));
        // Told again, the time begins anew.
        distrusted.add(replica(2), t0 + 4min);
        QVERIFY(isDeaf(distrusted, replica(2), t0 + 8min));
        QVERIFY(!isDeaf(distrusted, replica(2), t0 + 9min));
    }

    void believesItAgainWhenItHasChanged_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("history") << 1;
        QTest::newRow("restarted") << 2;
        QTest::newRow("master now") << 3;
    }

    void believesItAgainWhenItHasChanged()
    {
        QFETCH(int, change);
        DistrustedNodes distrusted;
        distrusted.add(replica(2), t0);
        NodeInfo changed = replica(2);
        if (change == 1)
            changed.replicationId = "bbbb";
        else if (change == 2)
            changed.runId = "other";
        else
            changed.role = NodeRole::Master;
        QVERIFY(!isDeaf(distrusted, changed, t0 + 1s));
        QVERIFY(!isDeaf(distrusted, replica(2), t0 + 2s));
    }

    void keepsTheDoubtWhenItsParentHasAnotherName()
    {
        DistrustedNodes distrusted;
        distrusted.add(replica(2), t0);
        NodeInfo renamed = replica(2);
        renamed.parent.host = u"master.example"_s;
        QVERIFY(isDeaf(distrusted, renamed, t0 + 1s));
    }

    void keepsTheDoubtWhileTheNodeIsAway()
    {
        DistrustedNodes distrusted;
        distrusted.add(replica(2), t0);
        NodeInfo away;
        away.endpoint = replica(2).endpoint;
        away.error = base::Error {base::ErrorKind::Network, u"CLOSED"_s, u"away"_s};
        QVERIFY(isDeaf(distrusted, away, t0 + 1s));
        QVERIFY(isDeaf(distrusted, replica(2), t0 + 2s));
    }
};

QTEST_GUILESS_MAIN(TestDistrustedNodes)
#include "tst_distrustednodes.moc"
