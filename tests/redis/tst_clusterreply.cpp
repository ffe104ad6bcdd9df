#include "core/redis/clusterreply.h"
#include "core/redis/servererror.h"
#include "faketransport.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

namespace {

const Endpoint asked {u"10.0.0.9"_s, 7000};

QByteArray number(qint64 value)
{
    return ':' + QByteArray::number(value) + "\r\n";
}

QByteArray node(const QByteArray &host, qint64 port)
{
    return "*3\r\n" + host + number(port) + bulk("id");
}

QByteArray range(qint64 first, qint64 last, const QByteArrayList &nodes)
{
    return '*' + QByteArray::number(2 + nodes.size()) + "\r\n" + number(first) + number(last)
        + nodes.join();
}

QByteArray all(const QByteArrayList &ranges)
{
    return '*' + QByteArray::number(ranges.size()) + "\r\n" + ranges.join();
}

base::Result<QList<SlotRange>> parse(const QByteArray &wire)
{
    return parseClusterSlots(valueOf(wire), asked);
}

} // namespace

class TestClusterReply final : public QObject {
    Q_OBJECT

private slots:
    void readsMastersAndReplicas()
    {
        const auto ranges
            = parse(all({range(0, 99, {node(bulk("10.0.0.1"), 7000), node(bulk("10.0.0.2"), 7001)}),
                range(100, 16383, {node(bulk("::1"), 7002)})}));
        QVERIFY(ranges);
        const QList<SlotRange> expected {{0, 99, {u"10.0.0.1"_s, 7000}, {{u"10.0.0.2"_s, 7001}}},
            {100, 16383, {u"::1"_s, 7002}, {}}};
        QCOMPARE(*ranges, expected);
    }

    void takesANodeWithoutAddressForTheOneThatWasAsked()
    {
        for (const QByteArray &host : {QByteArray("$-1\r\n"), bulk("")}) {
            const auto ranges = parse(all({range(0, 1, {node(host, 7005)})}));
            QVERIFY(ranges);
            const Endpoint expected {u"10.0.0.9"_s, 7005};
            QCOMPARE(ranges->first().master, expected);
        }
    }

    void leavesOutWhoHidesOrIsTwice()
    {
        const auto ranges = parse(all({range(0, 1, {node(bulk("?"), 7005)}),
            range(2, 3,
                {node(bulk("a"), 1), node(bulk("?"), 2), node(bulk("b"), 3), node(bulk("b"), 3),
                    node(bulk("a"), 1)})}));
        QVERIFY(ranges);
        const QList<SlotRange> expected {{2, 3, {u"a"_s, 1}, {{u"b"_s, 3}}}};
        QCOMPARE(*ranges, expected);
    }

    void isBounded()
    {
        QByteArrayList nodes {node(bulk("a"), 1)};
        for (int i = 0; i < 500; ++i)
            nodes.append(node(bulk(QByteArray("r" + QByteArray::number(i))), 1));
        const auto ranges = parse(all({range(0, 1, nodes)}));
        QVERIFY(ranges);
        QCOMPARE(ranges->first().replicas.size(), 100);
    }

    void refusesOtherReplies_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QString>("code");
        const QByteArray master = node(bulk("a"), 1);
        QTest::newRow("no cluster")
            << QByteArray("-ERR This instance has cluster support disabled\r\n") << u"NOTCLUSTER"_s;
        QTest::newRow("no right") << QByteArray("-NOPERM no\r\n") << u"NOPERM"_s;
        QTest::newRow("text") << QByteArray("+OK\r\n") << u"CLUSTER"_s;
        QTest::newRow("no slots") << QByteArray("*0\r\n") << u"NOSLOTS"_s;
        QTest::newRow("only a hidden master")
            << all({range(0, 1, {node(bulk("?"), 1)})}) << u"NOSLOTS"_s;
        QTest::newRow("no node") << all({range(0, 1, {})}) << u"CLUSTER"_s;
        QTest::newRow("slot below 0") << all({range(-1, 1, {master})}) << u"CLUSTER"_s;
        QTest::newRow("slot too large") << all({range(0, 16384, {master})}) << u"CLUSTER"_s;
        QTest::newRow("backwards") << all({range(5, 4, {master})}) << u"CLUSTER"_s;
        QTest::newRow("slot given twice")
            << all({range(0, 5, {master}), range(5, 9, {master})}) << u"CLUSTER"_s;
        QTest::newRow("a range that is a text") << all({bulk("x")}) << u"CLUSTER"_s;
    }
    void refusesOtherReplies()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QString, code);
        const auto ranges = parse(wire);
        QVERIFY(!ranges);
        QCOMPARE(ranges.error().code, code);
    }

    void readsTheEpoch()
    {
        QCOMPARE(parseClusterEpoch("cluster_state:ok\r\ncluster_current_epoch:7\r\n"), 7U);
        QCOMPARE(parseClusterEpoch("cluster_current_epoch:-7\r\n"), 0U);
        QCOMPARE(parseClusterEpoch("nonsense"), 0U);
    }

    void readsRedirects_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("to");
        QTest::newRow("moved") << QByteArray("MOVED 3999 10.0.0.1:6381") << u"10.0.0.1:6381"_s;
        QTest::newRow("ask") << QByteArray("ASK 3999 host.name:6381") << u"host.name:6381"_s;
        QTest::newRow("IPv6") << QByteArray("MOVED 1 ::1:7002") << u"[::1]:7002"_s;
        QTest::newRow("same host") << QByteArray("MOVED 1 :7002") << u"10.0.0.9:7002"_s;
        QTest::newRow("no address") << QByteArray("MOVED 1") << QString();
        QTest::newRow("hidden") << QByteArray("MOVED 1 ?:7002") << QString();
        QTest::newRow("no port") << QByteArray("MOVED 1 host") << QString();
        QTest::newRow("port 0") << QByteArray("MOVED 1 host:0") << QString();
        QTest::newRow("slot too large") << QByteArray("MOVED 16384 host:1") << QString();
        QTest::newRow("slot below 0") << QByteArray("MOVED -1 host:1") << QString();
        QTest::newRow("too many words") << QByteArray("MOVED 1 host:1 x") << QString();
        QTest::newRow("endless") << QByteArray("MOVED 1 " + QByteArray(600, 'h') + ":1")
                                 << QString();
        QTest::newRow("another error") << QByteArray("ERR MOVED 1 host:1") << QString();
    }
    void readsRedirects()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, to);
        const auto redirect = parseRedirect(redis::toError(text), asked);
        QCOMPARE(redirect.has_value(), !to.isEmpty());
        if (!redirect)
            return;
        QCOMPARE(toText(redirect->to), to);
        QCOMPARE(redirect->kind == Redirect::Kind::Ask, text.startsWith("ASK"));
    }
};

QTEST_GUILESS_MAIN(TestClusterReply)
#include "tst_clusterreply.moc"
