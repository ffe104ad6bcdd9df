#include "core/redis/sentinelreply.h"
#include "faketransport.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray nodeOf(const QByteArray &ip, const QByteArray &port, const QByteArray &flags)
{
    return bulk("ip") + bulk(ip) + bulk("port") + bulk(port) + bulk("flags") + bulk(flags);
}

} // namespace

class TestSentinelReply : public QObject {
    Q_OBJECT

private slots:
    void readsTheMastersAddress()
    {
        const auto address
            = parseMasterAddress(valueOf("*2\r\n" + bulk("10.0.0.1") + bulk("6380")));
        QVERIFY(address);
        const Endpoint expected {u"10.0.0.1"_s, 6380};
        QCOMPARE(*address, expected);
    }

    void refusesAnAddress_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown name") << QByteArray("*-1\r\n") << u"NOMASTERNAME"_s;
        QTest::newRow("error") << QByteArray("-NOPERM no right\r\n") << u"NOPERM"_s;
        QTest::newRow("text") << QByteArray("+OK\r\n") << u"SENTINEL"_s;
        QTest::newRow("three parts")
            << QByteArray("*3\r\n" + bulk("h") + bulk("1") + bulk("2")) << u"SENTINEL"_s;
        QTest::newRow("port 0") << QByteArray("*2\r\n" + bulk("h") + bulk("0")) << u"SENTINEL"_s;
        QTest::newRow("port too large")
            << QByteArray("*2\r\n" + bulk("h") + bulk("65536")) << u"SENTINEL"_s;
        QTest::newRow("no port") << QByteArray("*2\r\n" + bulk("h") + bulk("x")) << u"SENTINEL"_s;
        QTest::newRow("no host") << QByteArray("*2\r\n" + bulk("") + bulk("1")) << u"SENTINEL"_s;
        QTest::newRow("host with a line end")
            << QByteArray("*2\r\n" + bulk("h\nx") + bulk("1")) << u"SENTINEL"_s;
        QTest::newRow("endless host")
            << QByteArray("*2\r\n" + bulk(QByteArray(256, 'h')) + bulk("1")) << u"SENTINEL"_s;
    }
    void refusesAnAddress()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QString, code);
        const auto address = parseMasterAddress(valueOf(wire));
        QVERIFY(!address);
        QCOMPARE(address.error().code, code);
    }

    void readsNodesInBothProtocols_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("RESP2") << QByteArray("*6\r\n");
        QTest::newRow("RESP3") << QByteArray("%3\r\n");
    }
    void readsNodesInBothProtocols()
    {
        QFETCH(QByteArray, start);
        const auto nodes
            = parseSentinelNodes(valueOf("*5\r\n" + start + nodeOf("a", "1", "slave") + start
                + nodeOf("b", "2", "s_down,slave,disconnected") + start + nodeOf("c", "no", "slave")
                + start + nodeOf("a", "1", "slave") + start + nodeOf("d", "4", "sentinel")));
        QVERIFY(nodes);
        const QList<Endpoint> expected {{u"a"_s, 1}, {u"d"_s, 4}};
        QCOMPARE(*nodes, expected);
    }

    void boundsTheNodes()
    {
        QByteArray wire = "*500\r\n";
        for (int port = 1; port <= 500; ++port)
            wire += "*6\r\n" + nodeOf("h", QByteArray::number(port), "slave");
        QCOMPARE(parseSentinelNodes(valueOf(wire))->size(), 100);
        QVERIFY(!parseSentinelNodes(valueOf("+OK\r\n")));
    }

    void readsAnAnnouncement()
    {
        const auto change = parseMasterSwitch("mymaster 10.0.0.1 6379 ::1 6380");
        QVERIFY(change.has_value());
        const MasterSwitch expected {u"mymaster"_s, {u"10.0.0.1"_s, 6379}, {u"::1"_s, 6380}};
        QCOMPARE(*change, expected);
    }

    void ignoresOtherTexts_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("too short") << QByteArray("mymaster h 1 h");
        QTest::newRow("too long") << QByteArray("mymaster h 1 h 2 3");
        QTest::newRow("two blanks") << QByteArray("mymaster  h 1 h 2");
        QTest::newRow("no name") << QByteArray(" h 1 h 2");
        QTest::newRow("bad port") << QByteArray("mymaster h 1 h 99999");
        QTest::newRow("control characters") << QByteArray("mymaster h 1 h\x1b 2");
        QTest::newRow("huge") << QByteArray("m h 1 h 2" + QByteArray(5000, '0'));
    }
    void ignoresOtherTexts()
    {
        QFETCH(QByteArray, payload);
        QVERIFY(!parseMasterSwitch(payload).has_value());
    }
};

QTEST_GUILESS_MAIN(TestSentinelReply)
#include "tst_sentinelreply.moc"
