#include "app/cli/topologytext.h"

#include <QJsonDocument>
#include <QTest>

using namespace app::cli;
using namespace Qt::Literals::StringLiterals;

namespace {

redis::TopologyView pair()
{
    redis::NodeView master;
    master.endpoint = {u"m"_s, 1};
    master.role = redis::NodeRole::Master;
    master.lagBytes = 0;
    master.lag = std::chrono::seconds(0);
    master.subscribers = 5;
    master.version = u"7.0.15"_s;
    redis::NodeView replica;
    replica.endpoint = {u"r"_s, 2};
    replica.role = redis::NodeRole::Replica;
    replica.parent = master.endpoint;
    replica.depth = 1;
    replica.link = redis::ReplicationLink::Connected;
    replica.lagBytes = 14;
    replica.state = redis::NodeState::Behind;
    return {replica.endpoint, master.endpoint, redis::ReadReason::Replica, {}, {master, replica}};
}

} // namespace

class TestTopologyText final : public QObject {
    Q_OBJECT

private slots:
    void writesJson()
    {
        const QByteArray expected
            = R"({"nodes":[{"address":"m:1","lag_bytes":0,"lag_seconds":0,"link":null,)"
              R"("parent":null,"role":"master","state":"ok","subscribers":5},)"
              R"({"address":"r:2","lag_bytes":14,"lag_seconds":null,"link":"connected",)"
              R"("parent":"m:1","role":"replica","state":"behind","subscribers":null}],)"
              R"("read":"r:2","write":"m:1"})";
        QCOMPARE(QJsonDocument(toJson(pair())).toJson(QJsonDocument::Compact), expected);
    }

    void writesNullWhereThereIsNoNode()
    {
        const QJsonObject json = toJson({});
        QVERIFY(json[u"read"_s].isNull());
        QVERIFY(json[u"write"_s].isNull());
    }

    void saysThatItIsACluster()
    {
        redis::TopologyView view = pair();
        view.isCluster = true;
        QVERIFY(toText(view).split('\n').at(2).contains("its own shard"));
    }

    void writesATable()
    {
        const QByteArray text = toText(pair());
        const QList<QByteArray> lines = text.split('\n');
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines[0], QByteArray("reading  r:2 (a replica that gets everything)"));
        QCOMPARE(lines[1], QByteArray("writing  m:1"));
        QVERIFY(lines[2].isEmpty());
        QVERIFY(lines[4].startsWith("m:1 "));
        QCOMPARE(lines[5].simplified(),
            QByteArray("r:2 replica m:1 connected 14 B, ? s ? - behind"));
        QVERIFY(lines[5].startsWith("  r:2"));
        for (const auto &line : {lines[4], lines[5]})
            QCOMPARE(lines[3].indexOf("ROLE"),
                line.startsWith(' ') ? line.indexOf("replica") : line.indexOf("master"));
    }

    void saysWhyNothingIsWritten()
    {
        redis::TopologyView view = pair();
        view.write = {};
        view.error = base::Error {base::ErrorKind::Topology, u"NOMASTER"_s, {}};
        const QByteArray line = toText(view).split('\n').at(1);
        QVERIFY2(line.startsWith("writing  nothing ("), line.constData());
    }

    void showsForgedNamesAsPlainText()
    {
        redis::TopologyView view = pair();
        view.nodes[1].endpoint.host = u"\x1b[31mevil\nhost"_s;
        view.nodes[1].version = u"7\n8"_s;
        const QByteArray text = toText(view);
        QVERIFY(!text.contains('\x1b'));
        QCOMPARE(text.count('\n'), 5);
    }
};

QTEST_GUILESS_MAIN(TestTopologyText)
#include "tst_topologytext.moc"
