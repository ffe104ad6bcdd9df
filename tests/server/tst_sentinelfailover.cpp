#include "clientspy.h"
#include "core/redis/sentinelwatch.h"
#include "core/redis/sockettransport.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace redis;
using namespace support;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int master = 0;
constexpr int firstSentinel = 3;
constexpr qint64 mostMsToStored = 2000; ///< from `+switch-master` on

/// Three Sentinels, a master and two replicas, and a client that writes all the time.
class Stage final : public QObject {
public:
    Stage()
        : chain(constellation::makeSentinelPlan())
    {
    }

    bool start()
    {
        if (!chain.start())
            return false;
        client = std::make_unique<ClientSpy>(url(firstSentinel));
        if (!QTest::qWaitFor([this] { return client->view().isReady(); }, 10'000))
            return false;
        for (const char *channel : {"a", "b"})
            client->client().subscribe(SubscriptionKind::Channel, channel);
        connect(&client->client(), &RedisClient::viewChanged, this, &Stage::noteView);
        watch = std::make_unique<SentinelWatch>(client->client().config(), m_clock, m_random,
            [] { return std::make_unique<SocketTransport>(); });
        connect(watch.get(), &SentinelWatch::masterSwitched, this, [this](const MasterSwitch &) {
            if (!sinceSwitch.isValid())
                sinceSwitch.start();
        });
        for (int place = firstSentinel; place < firstSentinel + 3; ++place)
            watch->listen({chain.endpoint(place)});
        connect(&m_tick, &QTimer::timeout, this, &Stage::write);
        m_tick.start(20);
        return QTest::qWaitFor(
            [this] {
                return watch->listeningCount() == 3 && client->log.size() == 2 && stored > 3;
            },
            10'000);
    }

    QString url(int sentinel) const
    {
        return u"redis+sentinel://%1/mymaster"_s.arg(toText(chain.endpoint(sentinel)));
    }

    /// Waits for a write that was stored after the switch; fails after the time that is promised.
    void expectStoredSoon()
    {
        QTRY_VERIFY_WITH_TIMEOUT(sinceSwitch.isValid(), 20'000);
        const auto isStored = [this] { return firstStoredMs.has_value(); };
        QVERIFY(QTest::qWaitFor(isStored, 10'000));
        qInfo("first message stored %lld ms after +switch-master",
            static_cast<long long>(*firstStoredMs));
        QVERIFY(*firstStoredMs <= mostMsToStored);
        QVERIFY(client->view().writing.endpoint != chain.endpoint(master));
    }

    void expectSubscriptionsBack()
    {
        QTRY_COMPARE_WITH_TIMEOUT(client->client().subscriptionCount(), 2, 10'000);
        const auto isHeard = [this] {
            client->ask(Target::Master, {"PUBLISH", "b", "again"});
            return client->log.contains("b=again");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 10'000);
    }

    TestChain chain;
    std::unique_ptr<ClientSpy> client;
    std::unique_ptr<SentinelWatch> watch;
    QElapsedTimer sinceSwitch;
    std::optional<qint64> firstStoredMs;
    int sent = 0;
    int stored = 0;
    int sentWhenMoved = 0; ///< what was sent before the new master was known
    bool hasMoved = false;
    bool wentBack = false;

private:
    void write()
    {
        const bool isAfter = sinceSwitch.isValid();
        client->client().send(Target::Master, {"XADD", "log", "*", "n", QByteArray::number(sent)},
            this, [this, isAfter](const base::Result<resp::RespValue> &reply) {
                if (!reply)
                    return;
                ++stored;
                if (isAfter && !firstStoredMs)
                    firstStoredMs = sinceSwitch.elapsed();
            });
        ++sent;
    }

    void noteView(const ClientView &view)
    {
        const Endpoint &writing = view.writing.endpoint;
        if (writing.isEmpty())
            return;
        const bool isOld = writing == chain.endpoint(master);
        wentBack = wentBack || (hasMoved && isOld);
        if (!isOld && !hasMoved) {
            hasMoved = true;
            sentWhenMoved = sent;
        }
    }

    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    QTimer m_tick;
};

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
        Stage stage;
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
        Stage stage;
        QVERIFY(stage.start());
        stage.chain.process(master).kill();
        stage.expectStoredSoon();
        stage.expectSubscriptionsBack();
    }

    void writesNothingToAHungMasterThatComesBack()
    {
        Stage stage;
        QVERIFY(stage.start());
        const auto process = pid_t(stage.chain.process(master).processId());
        ::kill(process, SIGSTOP);
        stage.expectStoredSoon();
        ::kill(process, SIGCONT);
        stage.expectSubscriptionsBack();
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
