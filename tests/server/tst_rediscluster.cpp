#include "clientspy.h"
#include "core/redis/pipeline.h"
#include "core/redis/slothash.h"
#include "tests/support/testcluster.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace redis;
using namespace support;
using namespace Qt::Literals::StringLiterals;

namespace {

using Results = QList<base::Result<resp::RespValue>>;

Results askAll(ClientSpy &spy, Target target, const QList<resp::RespCommand> &commands)
{
    std::optional<Results> answer;
    QObject here; // a late answer finds nobody
    spy.client().sendPipeline(target, commands, &here,
        [&answer](const Results &results) { answer = results; });
    const bool isAnswered = QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000);
    return isAnswered ? *answer : Results();
}

} // namespace

/// RedisClient on three masters with a replica each.
class TestRedisCluster final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        if (!cluster) {
            cluster = std::make_unique<TestCluster>();
            QVERIFY(cluster->start());
        }
        spy = std::make_unique<ClientSpy>(cluster->url());
        QTRY_VERIFY(spy->view().isReady());
    }
    void cleanup()
    {
        spy.reset();
        if (std::exchange(isSpoilt, false) || QTest::currentTestFailed())
            cluster.reset();
    }

    void findsAllNodesFromAnyOne()
    {
        for (const qsizetype place : {1, 5}) {
            ClientSpy other(cluster->url(place));
            QTRY_VERIFY(other.view().isReady());
            QTRY_COMPARE(other.client().topology().nodes.size(), 6);
            QCOMPARE(other.view().reading.role, NodeRole::Replica);
            QCOMPARE(other.view().writing.role, NodeRole::Master);
            for (const NodeInfo &node : other.client().topology().nodes)
                QVERIFY(node.isReachable());
        }
        ClientSpy second(QString(u"redis+cluster://127.0.0.1:1,"_s + toText(cluster->endpoint(2))));
        QTRY_VERIFY(second.view().isReady());
    }

    void writesEachKeyAtItsMasterAndReadsItAtItsReplica()
    {
        for (const char *key : {"a", "b", "c", "general", "random"}) {
            QCOMPARE(spy->ask(Target::Master, {"SET", key, "x"}), QByteArray("+\"OK\""));
            QTRY_COMPARE(spy->ask(Target::Replica, {"GET", key}), QByteArray("$\"x\""));
            const auto master = TestCluster::masterOf(key);
            QCOMPARE(cluster->cli(master, {u"GET"_s, QString::fromLatin1(key)}), QByteArray("x"));
            // Nobody but the replica has served the read.
            const QByteArray stats = cluster->cli(master + 3, {u"INFO"_s, u"commandstats"_s});
            QVERIFY(stats.contains("cmdstat_get:calls="));
            QVERIFY(!stats.contains("cmdstat_get:calls=0"));
        }
        for (qsizetype place = 0; place < 6; ++place)
            QVERIFY(!cluster->cli(place, {u"INFO"_s, u"errorstats"_s}).contains("MOVED"));
    }

    void splitsAPipelineAndKeepsItsOrder()
    {
        const auto keyOf = [](int i) { return QByteArray("key" + QByteArray::number(i)); };
        QList<resp::RespCommand> commands;
        for (int i = 0; i < 300; ++i)
            commands << resp::RespCommand {"SET", keyOf(i), QByteArray::number(i)};
        commands << resp::RespCommand {"MGET", "a", "b"} << resp::RespCommand {"PING"};
        for (int i = 0; i < 300; ++i)
            commands << resp::RespCommand {"GET", keyOf(i)};
        const Results results = askAll(*spy, Target::Master, commands);
        QCOMPARE(results.size(), 602);
        QCOMPARE(results[300].error().code, u"CROSSSLOT"_s);
        QCOMPARE(results[301]->text, QByteArray("PONG"));
        for (int i = 0; i < 300; ++i)
            QCOMPARE(results[302 + i]->text, QByteArray::number(i));
    }

    void runsTransactionsAndScriptsInOneSlot()
    {
        Pipeline pipeline(Target::Master, Pipeline::Mode::Transaction);
        pipeline.add({"SET", "{t}a", "1"}).add({"INCR", "{t}a"});
        std::optional<Results> done;
        pipeline.execute(spy->client(), spy.get(), [&](const Results &results) { done = results; });
        QTRY_VERIFY(done.has_value());
        QCOMPARE(done->at(1)->integer, 2);
        pipeline.add({"SET", "a", "1"}).add({"SET", "b", "1"});
        done.reset();
        pipeline.execute(spy->client(), spy.get(), [&](const Results &results) { done = results; });
        QTRY_VERIFY(done.has_value());
        QCOMPARE(done->at(0).error().code, u"CROSSSLOT"_s);
        const Script script("return redis.call('INCR', KEYS[1])");
        const auto run = [&](const QList<QByteArray> &keys) {
            QByteArray answer;
            QObject here;
            spy->client().evaluate(script, keys, {}, &here,
                [&answer](const base::Result<resp::RespValue> &reply) {
                    answer = reply ? QByteArray::number(reply->integer)
                                   : reply.error().code.toLatin1();
                });
            [[maybe_unused]] const bool came
                = QTest::qWaitFor([&answer] { return !answer.isEmpty(); }, 10'000);
            return answer;
        };
        QCOMPARE(run({"{t}a"}), QByteArray("3"));
        QCOMPARE(run({"{b}n"}), QByteArray("1")); // another node, which does not know the script
        QCOMPARE(run({"a", "b"}), QByteArray("CROSSSLOT"));
    }

    void subscribesToShardChannelsAtTheSlotsReplica()
    {
        for (const auto kind : {SubscriptionKind::Channel, SubscriptionKind::Shard})
            spy->client().subscribe(kind, "general");
        QTRY_COMPARE(spy->log.size(), 2);
        QCOMPARE(spy->client().subscriptionCount(), 1);
        const auto master = TestCluster::masterOf("general");
        QCOMPARE(cluster->cli(master + 3, {u"PUBSUB"_s, u"SHARDCHANNELS"_s}),
            QByteArray("general"));
        QCOMPARE(spy->ask(Target::Master, {"SPUBLISH", "general", "sharded"}), QByteArray(":0"));
        QTRY_COMPARE(spy->log.last(), QByteArray("general=sharded"));
        for (qsizetype place = 0; place < 3; ++place)
            cluster->cli(place, {u"PUBLISH"_s, u"general"_s, u"plain"_s});
        QTRY_COMPARE(spy->log.count("general=plain"), 3);
        const SubscriberCount count = spy->count("general");
        QCOMPARE(count.total, 1); // both subscriptions are one person's
        QVERIFY(count.complete);
        ClientSpy plain(cluster->url(1)); // as any program does
        plain.client().subscribe(SubscriptionKind::Channel, "general");
        QTRY_COMPARE(spy->count("general").total, 2);
        plain.client().unsubscribeAll();
        spy->client().unsubscribeAll();
        QTRY_COMPARE(spy->client().subscriptionCount(), 0);
        QTRY_COMPARE(spy->count("general").total, 0);
    }

    void saysThatAServerIsNoCluster()
    {
        TestChain chain;
        QVERIFY(chain.start());
        ClientSpy wrong(QString(u"redis+cluster://"_s + toText(chain.master())));
        QTRY_COMPARE(wrong.view().writing.state, LinkState::Stopped);
        QCOMPARE(wrong.view().writing.error->code, u"NOTCLUSTER"_s);
        ClientSpy plain(QString(u"redis://"_s + toText(cluster->endpoint(0))));
        QTRY_COMPARE(plain.view().writing.state, LinkState::Stopped);
        QCOMPARE(plain.view().writing.error->code, u"ISCLUSTER"_s);
    }

    void followsASlotThatHasMoved()
    {
        isSpoilt = true;
        const auto from = TestCluster::masterOf("moving");
        const auto to = (from + 1) % 3;
        cluster->beginMove("moving", from, to);
        cluster->endMove("moving", from, to);
        QCOMPARE(spy->ask(Target::Master, {"SET", "moving", "x"}), QByteArray("+\"OK\""));
        QCOMPARE(cluster->cli(to, {u"GET"_s, u"moving"_s}), QByteArray("x"));
        QTRY_COMPARE(spy->ask(Target::Replica, {"GET", "moving"}), QByteArray("$\"x\""));
        // Once is enough: from then on the slot is where it was said to be.
        QCOMPARE(spy->ask(Target::Master, {"SET", "moving", "y"}), QByteArray("+\"OK\""));
        QVERIFY(
            cluster->cli(from, {u"INFO"_s, u"errorstats"_s}).contains("errorstat_MOVED:count=1\r"));
    }

    void asksWhereTheSlotIsOnItsWay()
    {
        isSpoilt = true;
        const auto from = TestCluster::masterOf("{t}");
        const auto to = (from + 1) % 3;
        QCOMPARE(spy->ask(Target::Master, {"SET", "{t}a", "1"}), QByteArray("+\"OK\""));
        QCOMPARE(spy->ask(Target::Master, {"SET", "{t}b", "2"}), QByteArray("+\"OK\""));
        cluster->beginMove("{t}", from, to);
        cluster->moveKeys("{t}", from, to, 1);
        for (const char *key : {"{t}a", "{t}b", "{t}new"})
            QCOMPARE(spy->ask(Target::Master, {"APPEND", key, "x"}).first(1), QByteArray(":"));
        QVERIFY(cluster->cli(from, {u"INFO"_s, u"errorstats"_s}).contains("errorstat_ASK:count=2"));
        // Both at once can be served nowhere, until all of the slot has arrived.
        QByteArray both;
        QObject here;
        spy->client().send(Target::Master, {"MGET", "{t}a", "{t}b"}, &here,
            [&both](const base::Result<resp::RespValue> &reply) {
                both = reply ? reply->elements[0].text + ' ' + reply->elements[1].text
                             : reply.error().code.toLatin1();
            });
        QTRY_VERIFY(cluster->cli(from, {u"INFO"_s, u"errorstats"_s}).contains("TRYAGAIN"));
        QVERIFY(both.isEmpty());
        cluster->moveKeys("{t}", from, to);
        cluster->endMove("{t}", from, to);
        QTRY_COMPARE(both, QByteArray("1x 2x"));
    }

    void subscriptionsFollowTheirSlot()
    {
        isSpoilt = true;
        spy->client().subscribe(SubscriptionKind::Shard, "general");
        QTRY_COMPARE(spy->log, QByteArrayList {"+general 1"});
        const auto from = TestCluster::masterOf("general");
        const auto to = (from + 1) % 3;
        cluster->beginMove("general", from, to);
        cluster->endMove("general", from, to);
        // The server has ended it; the client asks for it where the slot is now, and tells so.
        // Sooner than the nodes are asked anyway.
        QTRY_COMPARE_WITH_TIMEOUT(spy->log.count("+general 1"), 2, 6'000);
        QTRY_COMPARE(cluster->cli(to + 3, {u"PUBSUB"_s, u"SHARDCHANNELS"_s}),
            QByteArray("general"));
        spy->ask(Target::Master, {"SPUBLISH", "general", "again"});
        QTRY_COMPARE(spy->log.last(), QByteArray("general=again"));
    }

    void goesOnWithThePromotedReplica()
    {
        isSpoilt = true;
        const auto master = TestCluster::masterOf("general");
        spy->client().subscribe(SubscriptionKind::Shard, "general");
        QTRY_COMPARE(spy->log, QByteArrayList {"+general 1"});
        cluster->process(master).kill();
        const auto isWritten = [&] {
            return spy->ask(Target::Master, {"SET", "{general}x", "1"}) == "+\"OK\"";
        };
        QTRY_VERIFY_WITH_TIMEOUT(isWritten(), 20'000);
        QCOMPARE(cluster->cli(master + 3, {u"GET"_s, u"{general}x"_s}), QByteArray("1"));
        const auto isHeard = [&] {
            spy->ask(Target::Master, {"SPUBLISH", "general", "again"});
            return spy->log.contains("general=again");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 20'000);
        // The other shards have not noticed anything.
        QVERIFY(TestCluster::masterOf("b") != master);
        QCOMPARE(spy->ask(Target::Master, {"SET", "b", "1"}), QByteArray("+\"OK\""));
    }

    void readsTheMasterThatComesBackAsAReplica()
    {
        isSpoilt = true;
        const auto master = TestCluster::masterOf("general");
        spy->client().subscribe(SubscriptionKind::Shard, "general");
        QTRY_COMPARE(spy->log, QByteArrayList {"+general 1"});
        cluster->process(master).kill();
        const auto hears = [this](qsizetype place) {
            return cluster->cli(place, {u"PUBSUB"_s, u"SHARDCHANNELS"_s}) == "general";
        };
        const auto isPromoted
            = [&] { return cluster->cli(master + 3, {u"ROLE"_s}).startsWith("master"); };
        QTRY_VERIFY_WITH_TIMEOUT(isPromoted(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(hears(master + 3), 20'000);
        cluster->process(master).start();
        QTRY_VERIFY_WITH_TIMEOUT(hears(master), 30'000);
        QTRY_VERIFY(!hears(master + 3));
    }

    void comesBackWhenAllNodesWereAway()
    {
        isSpoilt = true;
        spy->client().subscribe(SubscriptionKind::Shard, "general");
        QTRY_COMPARE(spy->log, QByteArrayList {"+general 1"});
        for (qsizetype place = 0; place < 6; ++place)
            cluster->process(place).kill();
        QTRY_COMPARE(spy->view().writing.state, LinkState::Waiting);
        QVERIFY(spy->view().writing.error.has_value());
        QVERIFY(spy->view().reading.state != LinkState::Ready);
        QCOMPARE(spy->ask(Target::Master, {"SET", "a", "1"}), QByteArray("NOSHARDMASTER"));
        for (qsizetype place = 0; place < 6; ++place)
            QTRY_COMPARE(cluster->process(place).state(), constellation::ServerState::Stopped);
        QSignalSpy resolved(&spy->client(), &RedisClient::topologyResolved);
        QTRY_VERIFY(!resolved.isEmpty()); // all were asked in vain
        for (qsizetype place = 0; place < 6; ++place)
            cluster->process(place).start();
        QTRY_VERIFY_WITH_TIMEOUT(spy->view().isReady(), 30'000);
        const auto isHeard = [&] {
            spy->ask(Target::Master, {"SPUBLISH", "general", "again"});
            return spy->log.contains("general=again");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 20'000);
    }

    void losesNothingToAHungMasterThatComesBack()
    {
        isSpoilt = true;
        const auto master = TestCluster::masterOf("general");
        int stored = 0;
        QObject here;
        QTimer tick;
        connect(&tick, &QTimer::timeout, &here, [&] {
            spy->client().send(Target::Master, {"INCR", "{general}n"}, &here,
                [&stored](const base::Result<resp::RespValue> &reply) { stored += reply ? 1 : 0; });
        });
        tick.start(20);
        QTRY_VERIFY(stored > 5);
        const auto process = pid_t(cluster->process(master).processId());
        ::kill(process, SIGSTOP);
        const auto isPromoted
            = [&] { return cluster->cli(master + 3, {u"ROLE"_s}).startsWith("master"); };
        QTRY_VERIFY_WITH_TIMEOUT(isPromoted(), 20'000);
        const int storedBefore = stored;
        QTRY_VERIFY_WITH_TIMEOUT(stored > storedBefore + 5, 20'000);
        ::kill(process, SIGCONT);
        const auto isReplica
            = [&] { return cluster->cli(master, {u"ROLE"_s}).startsWith("slave"); };
        QTRY_VERIFY_WITH_TIMEOUT(isReplica(), 20'000);
        const int storedAfter = stored;
        QTRY_VERIFY(stored > storedAfter + 5);
        tick.stop();
        // Whatever was answered with yes is there.
        const auto kept = [&] {
            return cluster->cli(master + 3, {u"GET"_s, u"{general}n"_s}).toInt();
        };
        QVERIFY2(kept() >= stored, qPrintable(QString::number(kept())));
    }

private:
    std::unique_ptr<TestCluster> cluster; ///< of all tests, until one of them changes it
    bool isSpoilt = false;
    std::unique_ptr<ClientSpy> spy;
};

QTEST_GUILESS_MAIN(TestRedisCluster)
#include "tst_rediscluster.moc"
