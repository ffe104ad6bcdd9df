#include "core/constellation/constellation.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace constellation;
using support::runRedisCli;

class TestConstellation final : public QObject {
    Q_OBJECT

private slots:
    void eachLevelFollowsTheOneAbove()
    {
        support::TestChain chain;
        QVERIFY(chain.start());
        const auto masterRole = runRedisCli(chain.master().port, {u"role"_s});
        QVERIFY(masterRole.startsWith("master"));
        QVERIFY(masterRole.contains(QByteArray::number(chain.replica().port)));
        const auto middleRole = runRedisCli(chain.replica().port, {u"info"_s, u"replication"_s});
        QVERIFY(middleRole.contains("master_link_status:up"));
        QVERIFY(middleRole.contains("connected_slaves:1"));
        const auto lowestRole = runRedisCli(chain.subReplica().port, {u"info"_s, u"replication"_s});
        QVERIFY(lowestRole.contains("master_link_status:up"));
        QVERIFY(lowestRole.contains(
            QByteArray("master_port:" + QByteArray::number(chain.replica().port))));
    }

    void whatIsWrittenAboveIsReadBelow()
    {
        support::TestChain chain;
        QVERIFY(chain.start());
        runRedisCli(chain.master().port, {u"set"_s, u"hello"_s, u"world"_s});
        QTRY_COMPARE(runRedisCli(chain.subReplica().port, {u"get"_s, u"hello"_s}), "world");
    }

    void stopEndsEveryProcess()
    {
        const QTemporaryDir folder;
        Constellation servers(makeChainPlan(), folder.path());
        QSignalSpy ready(&servers, &Constellation::ready);
        QSignalSpy stopped(&servers, &Constellation::stopped);
        servers.start();
        QVERIFY(ready.wait(20'000));
        QList<pid_t> processes;
        for (int place = 0; place < 3; ++place)
            processes.append(pid_t(servers.server(place)->processId()));
        servers.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 10'000);
        for (const pid_t process : processes)
            QCOMPARE(::kill(process, 0), -1);
    }

    void tellsWhichServerEndedByItself()
    {
        support::TestChain chain;
        QVERIFY(chain.start());
        QSignalSpy failed(&chain.process(1), &RedisServerProcess::failed);
        ::kill(pid_t(chain.process(1).processId()), SIGKILL);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].value<base::Error>().detail.contains(u"(replica)"));
    }

    void failsWithoutTheProgram()
    {
        qputenv("TAPROOM_REDIS_SERVER", "no-such-redis-server");
        const QTemporaryDir folder;
        Constellation servers(makeChainPlan(), folder.path());
        QSignalSpy failed(&servers, &Constellation::failed);
        servers.start();
        qunsetenv("TAPROOM_REDIS_SERVER");
        QTRY_COMPARE(failed.size(), 1);
        const auto error = failed[0][0].value<base::Error>();
        QCOMPARE(error.code, u"NOSERVER"_s);
        QVERIFY(error.detail.contains(u"redis-server"));
    }

    void failsWithAProgramThatIsNoRedis()
    {
        qputenv("TAPROOM_REDIS_SERVER", "true");
        const QTemporaryDir folder;
        Constellation servers(makeChainPlan(), folder.path());
        QSignalSpy failed(&servers, &Constellation::failed);
        servers.start();
        qunsetenv("TAPROOM_REDIS_SERVER");
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<base::Error>().code, u"NOTREDIS"_s);
    }

    void endsTheOthersWhenOneCannotStart()
    {
        auto plan = makeChainPlan();
        plan.servers[1].extraLines = {"no-such-setting yes"};
        const QTemporaryDir folder;
        Constellation servers(plan, folder.path());
        QSignalSpy failed(&servers, &Constellation::failed);
        QSignalSpy stopped(&servers, &Constellation::stopped);
        servers.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 10'000);
        QCOMPARE(servers.server(0)->processId(), 0);
    }
};

QTEST_GUILESS_MAIN(TestConstellation)
#include "tst_constellation.moc"
