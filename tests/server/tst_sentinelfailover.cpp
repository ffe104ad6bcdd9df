#include "failoverstage.h"
#include "tests/support/testserver.h"

#include <QTest>

using namespace redis;
using namespace support;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int master = FailoverStage::master;
constexpr int firstSentinel = FailoverStage::firstSentinel;
constexpr qint64 mostMsToStored = 2000; ///< from `+switch-master` on

/// A write that was stored after the switch, in the time that is promised.
void expectStoredSoon(FailoverStage &stage)
{
    QVERIFY(stage.awaitStored());
    qInfo("first message stored %lld ms after +switch-master",
        static_cast<long long>(*stage.firstStoredMs));
    QVERIFY(*stage.firstStoredMs <= mostMsToStored);
    QVERIFY(stage.client->view().writing.endpoint != stage.chain.endpoint(master));
}

void expectSubscriptionsBack(FailoverStage &stage)
{
    QTRY_COMPARE_WITH_TIMEOUT(stage.client->client().subscriptionCount(), 2, 10'000);
    const auto isHeard = [&stage] {
        stage.client->ask(Target::Master, {"PUBLISH", "b", "again"});
        return stage.client->log.contains("b=again");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 10'000);
}

/// The largest number in the log at that node, or -1.
int lastNumber(quint16 port)
{
    const QList<QByteArray> lines
        = runRedisCli(port, {u"XREVRANGE"_s, u"log"_s, u"+"_s, u"-"_s, u"COUNT"_s, u"1"_s})
              .split('\n');
    bool isNumber = false;
    const int number = lines.last().trimmed().toInt(&isNumber);
    return isNumber ? number : -1;
}

} // namespace

class TestSentinelFailover final : public QObject {
    Q_OBJECT

private slots:
    void findsTheNodesThroughOneSentinel()
    {
        FailoverStage stage;
        QVERIFY(stage.start());
        QCOMPARE(stage.client->view().writing.endpoint, stage.chain.endpoint(master));
        QVERIFY(stage.client->view().reading.endpoint != stage.chain.endpoint(master));
        QCOMPARE(stage.client->client().topology().nodes.size(), 3);
        ClientSpy other(QString(stage.url(firstSentinel) + u"x"_s));
        QTRY_VERIFY(other.view().writing.error.has_value());
        QCOMPARE(other.view().writing.error->code, u"NOMASTERNAME"_s);
        ClientSpy wrong(u"redis+sentinel://%1/mymaster"_s.arg(
            toText(stage.chain.endpoint(master)))); // a node is no Sentinel
        QTRY_VERIFY(wrong.view().writing.error.has_value());
        QVERIFY(wrong.view().writing.endpoint.isEmpty());
    }

    void writesToTheNewMasterSoonAfterTheOldOneWasKilled()
    {
        FailoverStage stage;
        QVERIFY(stage.start());
        stage.killMaster();
        expectStoredSoon(stage);
        expectSubscriptionsBack(stage);
    }

    void writesNothingToAHungMasterThatComesBack()
    {
        FailoverStage stage;
        QVERIFY(stage.start());
        stage.pauseMaster();
        expectStoredSoon(stage);
        stage.resumeMaster();
        expectSubscriptionsBack(stage);
        const quint16 port = stage.chain.endpoint(master).port;
        int highest = -1;
        const auto isReplica = [&] {
            const QByteArray role = runRedisCli(port, {u"ROLE"_s});
            if (role.startsWith("master"))
                highest = std::max(highest, lastNumber(port));
            return role.startsWith("slave");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isReplica(), 40'000);
        QVERIFY2(highest <= stage.sentWhenMoved, qPrintable(QString::number(highest)));
        QVERIFY(highest >= 0); // the old master did answer while it took itself for the master
        QVERIFY(!stage.wentBack);
    }
};

QTEST_GUILESS_MAIN(TestSentinelFailover)
#include "tst_sentinelfailover.moc"
