#include "core/constellation/constellationstate.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace constellation;
using Phase = ConstellationState::Phase;

class TestConstellationState final : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrites()
    {
        const QList<ConstellationState> states {{Phase::Starting, {}, {}},
            {Phase::Ready,
                {{u"master"_s, {u"127.0.0.1"_s, 40001}, {}},
                    {u"replica"_s, {u"127.0.0.1"_s, 65535}, u"master"_s},
                    {u"sentinel-1"_s, {u"127.0.0.1"_s, 40002}, {}, u"master"_s}},
                {}},
            {Phase::Failed, {},
                base::Error {base::ErrorKind::Topology, u"NOSERVER"_s, u"no \"x\"\n"_s}}};
        for (const ConstellationState &state : states) {
            const QByteArray line = encodeState(state);
            QVERIFY(!line.contains('\n'));
            const auto read = parseState(line);
            QVERIFY(read);
            QCOMPARE(*read, state);
        }
    }

    void refusesWhatItNeverWrites_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("PING");
        QTest::newRow("no phase") << QByteArray("{}");
        QTest::newRow("unknown phase") << QByteArray("{\"phase\":\"later\"}");
        QTest::newRow("ready without servers") << QByteArray("{\"phase\":\"ready\"}");
        QTest::newRow("failed without a reason") << QByteArray("{\"phase\":\"failed\"}");
        QTest::newRow("server without a port") << QByteArray(
            "{\"phase\":\"ready\",\"servers\":[{\"name\":\"a\",\"host\":\"127.0.0.1\"}]}");
        QTest::newRow("port too large")
            << QByteArray("{\"phase\":\"ready\",\"servers\":[{\"name\":\"a\",\"host\":\"127.0.0."
                          "1\",\"port\":65536}]}");
    }

    void refusesWhatItNeverWrites()
    {
        QFETCH(const QByteArray, line);
        const auto read = parseState(line);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, base::ErrorKind::Protocol);
    }
};

QTEST_GUILESS_MAIN(TestConstellationState)
#include "tst_constellationstate.moc"
