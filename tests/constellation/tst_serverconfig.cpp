#include "core/constellation/serverconfig.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace constellation;

namespace {

/// The lines that are neither comments nor empty.
QByteArrayList directives(const QByteArray &text)
{
    QByteArrayList lines;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            lines.append(line);
    }
    return lines;
}

} // namespace

class TestServerConfig final : public QObject {
    Q_OBJECT

private slots:
    void saysWhereItListens()
    {
        ServerConfig config;
        config.endpoint.port = 40001;
        const auto lines = directives(encodeServerConfig(config, u"/data"_s, 7));
        QCOMPARE(lines.value(0), "bind 127.0.0.1");
        QCOMPARE(lines.value(1), "port 40001");
        QVERIFY(lines.contains("repl-diskless-sync-delay 0"));
        QVERIFY(lines.contains("save \"\""));
        QVERIFY(lines.contains("dir \"/data\""));
        QVERIFY(!lines.join().contains("replicaof"));
    }

    void makesANodeOfACluster()
    {
        ServerConfig config;
        config.cluster = ClusterTask {40002, std::chrono::milliseconds(1500)};
        const auto lines = directives(encodeServerConfig(config, u"/data"_s, 7));
        QVERIFY(lines.contains("cluster-enabled yes"));
        QVERIFY(lines.contains("cluster-port 40002"));
        QVERIFY(lines.contains("cluster-node-timeout 1500"));
        config.cluster.reset();
        QVERIFY(!encodeServerConfig(config, u"/data"_s, 7).contains("cluster"));
    }

    void tellsASentinelWhatToWatch()
    {
        ServerConfig config;
        config.endpoint.port = 40001;
        config.sentinel = SentinelTask {};
        config.sentinel->master = {u"127.0.0.1"_s, 40002};
        const auto lines = directives(encodeServerConfig(config, u"/data"_s, 7));
        QVERIFY(lines.contains("port 40001"));
        QVERIFY(lines.contains("dir \"/data\""));
        QVERIFY(lines.contains("sentinel monitor mymaster 127.0.0.1 40002 2"));
        QVERIFY(lines.contains("sentinel down-after-milliseconds mymaster 1500"));
        QVERIFY(!lines.join().contains("repl-"));
    }

    void namesTheMasterAsTheVersionWants()
    {
        ServerConfig config;
        config.replicaOf = redis::Endpoint {u"127.0.0.1"_s, 40001};
        const auto today = directives(encodeServerConfig(config, u"/data"_s, 5));
        QVERIFY(today.contains("replicaof 127.0.0.1 40001"));
        const auto once = directives(encodeServerConfig(config, u"/data"_s, 4));
        QVERIFY(once.contains("slaveof 127.0.0.1 40001"));
        QVERIFY(!once.contains("replicaof 127.0.0.1 40001"));
    }

    void addsFurtherLinesLast()
    {
        ServerConfig config;
        config.extraLines = {"requirepass secret", "maxclients 10"};
        const auto lines = directives(encodeServerConfig(config, u"/data"_s, 7));
        QCOMPARE(lines.mid(lines.size() - 2), config.extraLines);
    }

    void keepsANameFromBecomingADirective()
    {
        ServerConfig config;
        config.name = u"a\nport 1"_s;
        const auto lines = directives(encodeServerConfig(config, u"/data"_s, 7));
        QVERIFY(!lines.contains("port 1"));
    }

    void quotesWhatWouldEndAWord_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("quoted");
        QTest::newRow("blank") << QByteArray("a b") << QByteArray("\"a b\"");
        QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("\"a\\\"b\"");
        QTest::newRow("backslash") << QByteArray("a\\b") << QByteArray("\"a\\\\b\"");
        QTest::newRow("line end") << QByteArray("a\nb") << QByteArray("\"a\\x0ab\"");
        QTest::newRow("chinese") << QByteArray("频") << QByteArray("\"频\"");
    }

    void quotesWhatWouldEndAWord()
    {
        QFETCH(const QByteArray, word);
        QTEST(quoteConfigWord(word), "quoted");
    }
};

QTEST_GUILESS_MAIN(TestServerConfig)
#include "tst_serverconfig.moc"
