#include "clientspy.h"
#include "core/redis/keyvalues.h"
#include "core/redis/pipeline.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QTest>

using namespace redis;
using namespace support;
using namespace Qt::Literals::StringLiterals;

namespace {

QString urlOf(const Endpoint &endpoint)
{
    return u"redis://%1"_s.arg(toText(endpoint));
}

} // namespace

class TestRedisClient : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        chain = std::make_unique<TestChain>();
        QVERIFY(chain->start());
    }
    void cleanup() { chain.reset(); }

    void readsNearAndWritesAtTheMasterFrom_data()
    {
        QTest::addColumn<int>("place");
        QTest::newRow("the master") << 0;
        QTest::newRow("the replica") << 1;
        QTest::newRow("the replica of the replica") << 2;
    }
    void readsNearAndWritesAtTheMasterFrom()
    {
        QFETCH(int, place);
        const QList<Endpoint> nodes {chain->master(), chain->replica(), chain->subReplica()};
        ClientSpy spy(urlOf(nodes[place]));
        QTRY_VERIFY(spy.view().isReady());
        QCOMPARE(spy.view().writing.endpoint, chain->master());
        QCOMPARE(spy.view().reading.role, NodeRole::Replica);
        QVERIFY(!spy.view().readsFromMaster);
        QCOMPARE(spy.view().nodes, nodes);
        QCOMPARE(spy.view().protocol, 3);
        // What the master is told is heard on the replica.
        spy.client().subscribe(SubscriptionKind::Channel, "general");
        QTRY_COMPARE(spy.log, QByteArrayList {"+general 1"});
        spy.ask(Target::Master, {"PUBLISH", "general", "hi"});
        QTRY_COMPARE(spy.log.size(), 2);
        QCOMPARE(spy.log.last(), QByteArray("general=hi"));
    }

    void countsSubscribersOverAllNodes()
    {
        ClientSpy onMaster(urlOf(chain->master()) + u"?read=master"_s);
        ClientSpy reader(urlOf(chain->master()));
        for (ClientSpy *spy : {&onMaster, &reader}) {
            QTRY_VERIFY(spy->view().isReady());
            spy->client().subscribe(SubscriptionKind::Channel, "general");
            QTRY_VERIFY(!spy->log.isEmpty());
        }
        QVERIFY(onMaster.view().readsFromMaster);
        const SubscriberCount count = reader.count("general");
        QCOMPARE(count.total, 2);
        QVERIFY(count.complete);
        QCOMPARE(count.nodes.size(), 3);
        QCOMPARE(reader.count("nobody").total, 0);
    }

    void countFallsAndRisesAsTheServerSays()
    {
        ClientSpy spy(urlOf(chain->master()));
        QTRY_VERIFY(spy.view().isReady());
        for (const char *channel : {"a", "b"})
            spy.client().subscribe(SubscriptionKind::Channel, channel);
        spy.client().subscribe(SubscriptionKind::Pattern, "p.*");
        QTRY_COMPARE(spy.client().subscriptionCount(), 3);
        spy.client().unsubscribe(SubscriptionKind::Channel, "a");
        QTRY_COMPARE(spy.client().subscriptionCount(), 2);
        spy.client().unsubscribeAll();
        QTRY_COMPARE(spy.client().subscriptionCount(), 0);
        QCOMPARE(spy.ask(Target::Subscriber, {"ECHO", "any command"}),
            QByteArray("$\"any command\""));
        spy.client().subscribe(SubscriptionKind::Channel, "c");
        QTRY_COMPARE(spy.client().subscriptionCount(), 1);
        const QByteArrayList expected {"+a 1", "+b 2", "+p.* 3", "-a 2", "-b 1", "-p.* 0", "+c 1"};
        QCOMPARE(spy.log, expected);
    }

    void settlesAQuickJoinLeaveJoin()
    {
        ClientSpy spy(urlOf(chain->master()));
        QTRY_VERIFY(spy.view().isReady());
        spy.client().subscribe(SubscriptionKind::Channel, "a");
        spy.client().unsubscribe(SubscriptionKind::Channel, "a");
        spy.client().subscribe(SubscriptionKind::Channel, "a");
        const QByteArrayList expected {"+a 1", "-a 0", "+a 1"};
        QTRY_COMPARE(spy.log, expected);
        spy.ask(Target::Master, {"PUBLISH", "a", "still here"});
        QTRY_COMPARE(spy.log.size(), 4);
    }

    void remembersWhatIsWantedOverAnyNumberOfFailures()
    {
        ClientSpy spy(urlOf(chain->master()));
        QTRY_VERIFY(spy.view().isReady());
        spy.client().subscribe(SubscriptionKind::Channel, "a");
        spy.client().subscribe(SubscriptionKind::Pattern, "p.*");
        QTRY_COMPARE(spy.log.size(), 2);
        for (int i = 0; i < 3; ++i) {
            spy.log.clear();
            for (const Endpoint &node : {chain->replica(), chain->subReplica(), chain->master()})
                runRedisCli(node.port, {u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"pubsub"_s});
            QTRY_COMPARE(spy.client().subscriptionCount(), 2);
        }
        // Left while the connection is down: not asked for again.
        runRedisCli(chain->replica().port, {u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"pubsub"_s});
        runRedisCli(chain->subReplica().port, {u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"pubsub"_s});
        QTRY_VERIFY(spy.view().reading.state != LinkState::Ready);
        spy.client().unsubscribe(SubscriptionKind::Pattern, "p.*");
        spy.log.clear();
        QTRY_COMPARE(spy.log, QByteArrayList {"+a 1"});
    }

    void movesToAnotherReplicaWhenItsOwnDies()
    {
        ClientSpy spy(urlOf(chain->master()));
        QTRY_VERIFY(spy.view().isReady());
        spy.client().subscribe(SubscriptionKind::Channel, "a");
        QTRY_COMPARE(spy.client().subscriptionCount(), 1);
        // The sub-replica dies with the replica above it: then only the master is left.
        chain->process(2).kill();
        chain->process(1).kill();
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().isReady() && spy.view().readsFromMaster, 10000);
        QTRY_COMPARE(spy.client().subscriptionCount(), 1);
        spy.ask(Target::Master, {"PUBLISH", "a", "hello"});
        QTRY_COMPARE(spy.log.last(), QByteArray("a=hello"));
    }

    void saysThatItCannotWriteWithoutAMaster()
    {
        ClientSpy spy(urlOf(chain->replica()));
        QTRY_VERIFY(spy.view().isReady());
        chain->process(0).kill();
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().writing.state != LinkState::Ready, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().writing.error.has_value(), 10000);
        QCOMPARE(spy.ask(Target::Master, {"SET", "a", "b"}), QByteArray("NOTCONNECTED"));
        // A replica would take it, and nobody would hear it.
        QCOMPARE(spy.ask(Target::Master, {"PUBLISH", "a", "b"}), QByteArray("NOTCONNECTED"));
    }

    void readsAndWritesByKey()
    {
        ClientSpy spy(urlOf(chain->master()));
        QTRY_VERIFY(spy.view().isReady());
        KeyValues values(spy.client());
        QByteArrayList got;
        const auto note = [&got](const base::Result<QByteArray> &text) {
            got.append(text ? "(" + *text + ")" : text.error().code.toLatin1());
        };
        values.get("hello", this, note);
        QTRY_COMPARE(got, QByteArrayList {"()"});
        bool isDone = false;
        values.set("hello", "world", this,
            [&isDone](const base::Result<> &done) { isDone = done.has_value(); });
        QTRY_VERIFY(isDone);
        QTRY_COMPARE(
            runRedisCli(spy.view().reading.endpoint.port, {u"GET"_s, u"hello"_s}).trimmed(),
            QByteArray("world"));
        values.get("hello", this, note);
        QTRY_COMPARE(got.size(), 2);
        QCOMPARE(got.last(), QByteArray("(world)"));
        isDone = false;
        values.set("hello", "briefly", std::chrono::minutes(1), this,
            [&isDone](const base::Result<> &done) { isDone = done.has_value(); });
        QTRY_VERIFY(isDone);
        const int seconds
            = runRedisCli(chain->master().port, {u"TTL"_s, u"hello"_s}).trimmed().toInt();
        QVERIFY(seconds > 50 && seconds <= 60);
        runRedisCli(chain->master().port, {u"LPUSH"_s, u"list"_s, u"x"_s});
        QTRY_COMPARE(
            runRedisCli(spy.view().reading.endpoint.port, {u"LLEN"_s, u"list"_s}).trimmed(),
            QByteArray("1"));
        values.get("list", this, note);
        QTRY_COMPARE(got.size(), 3);
        QCOMPARE(got.last(), QByteArray("WRONGTYPE"));
    }

    void runsPipelinesAndTransactions()
    {
        ClientSpy spy(urlOf(chain->master()));
        QTRY_VERIFY(spy.view().isReady());
        QByteArrayList got;
        const auto note = [&got](const QList<base::Result<resp::RespValue>> &results) {
            got.clear();
            for (const auto &result : results)
                got.append(result
                        ? (result->isText() ? result->text : QByteArray::number(result->integer))
                        : result.error().code.toLatin1());
        };
        Pipeline plain(Target::Master);
        plain.add({"SET", "name", "world"})
            .add({"INCR", "name"})
            .add({"GET", "name"})
            .execute(spy.client(), this, note);
        const QByteArrayList expected {"OK", "ERR", "world"};
        QTRY_COMPARE(got, expected);

        Pipeline transaction(Target::Master, Pipeline::Mode::Transaction);
        transaction.add({"SET", "n", "1"})
            .add({"INCR", "n"})
            .add({"LPUSH", "n", "x"})
            .execute(spy.client(), this, note);
        const QByteArrayList inTransaction {"OK", "2", "WRONGTYPE"};
        QTRY_COMPARE(got, inTransaction);

        transaction.add({"SET", "n", "9"}).add({"NOSUCHCOMMAND"}).execute(spy.client(), this, note);
        const QByteArrayList refused {"EXECABORT", "ERR"};
        QTRY_COMPARE(got, refused);
        QCOMPARE(runRedisCli(chain->master().port, {u"GET"_s, u"n"_s}).trimmed(), QByteArray("2"));
    }

    void evaluatesAScriptThatTheServerDoesNotKnow()
    {
        ClientSpy spy(urlOf(chain->master()));
        QTRY_VERIFY(spy.view().isReady());
        const Script script("return redis.call('INCRBY', KEYS[1], ARGV[1])");
        QList<qint64> got;
        const auto run = [&] {
            spy.client().evaluate(script, {"counter"}, {"5"}, this,
                [&got](const base::Result<resp::RespValue> &reply) {
                    got.append(reply ? reply->integer : -1);
                });
        };
        run();
        QTRY_COMPARE(got, QList<qint64> {5});
        runRedisCli(chain->master().port, {u"SCRIPT"_s, u"FLUSH"_s});
        run();
        run();
        const QList<qint64> expected {5, 10, 15};
        QTRY_COMPARE(got, expected);
    }

    void hearsShardChannels()
    {
        ClientSpy spy(urlOf(chain->master()));
        QTRY_VERIFY(spy.view().isReady());
        spy.client().subscribe(SubscriptionKind::Shard, "s");
        QTRY_COMPARE(spy.log, QByteArrayList {"+s 1"});
        // Shard channels are counted apart.
        QCOMPARE(spy.client().subscriptionCount(), 0);
        spy.ask(Target::Master, {"SPUBLISH", "s", "hi"});
        QTRY_COMPARE(spy.log.last(), QByteArray("s=hi"));
        spy.client().unsubscribe(SubscriptionKind::Shard, "s");
        QTRY_COMPARE(spy.log.last(), QByteArray("-s 0"));
    }

private:
    std::unique_ptr<TestChain> chain;
};

QTEST_GUILESS_MAIN(TestRedisClient)
#include "tst_redisclient.moc"
