#include "clientspy.h"
#include "tests/support/relay.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace redis;
using namespace support;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// What is published on the master arrives at the replica that is read, or is soon found not to.
class TestDelivery : public QObject {
    Q_OBJECT

    static RedisConfig probingConfig(const QString &url)
    {
        RedisConfig config = quickConfig(url);
        config.probeInterval = 1s;
        config.pingAfter = 200ms;
        config.deadAfter = 500ms;
        return config;
    }

    static constexpr int patienceMs = 10'000;

private slots:
    void isProvedAgainAndAgain()
    {
        TestServer master;
        TestServer replica;
        QVERIFY(master.start());
        QVERIFY(replica.startAsReplicaOf(master));
        ClientSpy spy(probingConfig(master.url()));
        QSignalSpy advised(&spy.client(), &RedisClient::recoveryAdvised);
        QTRY_VERIFY(spy.view().isReady());
        QCOMPARE(spy.view().reading.endpoint, replica.endpoint());
        spy.client().subscribe(SubscriptionKind::Channel, "general");
        for (int round = 0; round < 3; ++round) {
            const auto last = spy.client().lastProof();
            QTRY_VERIFY_WITH_TIMEOUT(spy.client().lastProof() > last, patienceMs);
        }
        QCOMPARE(advised.size(), 0);
        // The probe's channel is on a line of its own: it does not count and nobody sees it.
        QCOMPARE(spy.client().subscriptionCount(), 1);
        QCOMPARE(spy.log, QByteArrayList {"+general 1"});
    }

    void leavesAReplicaThatHearsNothingAnyMore()
    {
        TestServer master;
        TestServer replica;
        QVERIFY(master.start());
        QVERIFY(replica.start());
        Relay relay(master.endpoint());
        replica.cli(
            {u"REPLICAOF"_s, relay.endpoint().host, QString::number(relay.endpoint().port)});
        const auto isLinked = [&replica] {
            return replica.cli({u"INFO"_s, u"replication"_s}).contains("master_link_status:up");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isLinked(), patienceMs);

        ClientSpy spy(probingConfig(master.url() + u',' + toText(replica.endpoint())));
        QSignalSpy advised(&spy.client(), &RedisClient::recoveryAdvised);
        QTRY_COMPARE_WITH_TIMEOUT(spy.view().reading.endpoint, replica.endpoint(), patienceMs);
        QTRY_VERIFY(spy.view().isReady());
        spy.client().subscribe(SubscriptionKind::Channel, "general");
        QTRY_VERIFY_WITH_TIMEOUT(spy.client().lastProof().has_value(), patienceMs);

        // All connections live on and every PING is answered; only the way from node to node is dead.
        relay.freeze();
        QElapsedTimer since;
        since.start();
        QTRY_COMPARE_WITH_TIMEOUT(spy.view().reading.endpoint, master.endpoint(), patienceMs);
        qInfo("found after %lld ms with a probe each second",
            static_cast<long long>(since.elapsed()));
        QCOMPARE(advised.size(), 1);
        QVERIFY(isLinked());
        QTRY_COMPARE_WITH_TIMEOUT(spy.log.count("+general 1"), 2, patienceMs);
        spy.ask(Target::Master, {"PUBLISH", "general", "hi"});
        QTRY_COMPARE(spy.log.last(), QByteArray("general=hi"));
    }

    void leavesAUserWithoutTheRightInPeace()
    {
        const QList<QByteArray> lines {"user narrow on >pass ~* resetchannels &general +@all"};
        TestServer master(lines);
        TestServer replica(lines);
        QVERIFY(master.start());
        QVERIFY(replica.startAsReplicaOf(master));
        ClientSpy spy(probingConfig(u"redis://narrow:pass@%1"_s.arg(toText(master.endpoint()))));
        QTRY_VERIFY(spy.view().isReady());
        spy.client().subscribe(SubscriptionKind::Channel, "general");
        QTRY_COMPARE(spy.log, QByteArrayList {"+general 1"});
        // The line was refused its channel and is not needed for anything else.
        const auto connections = [&replica] {
            return replica.cli({u"CLIENT"_s, u"LIST"_s}).count("user=narrow");
        };
        QTRY_VERIFY(!spy.client().lastProof().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(connections() >= 2, patienceMs);
        QVERIFY(spy.view().isReady());
        QCOMPARE(spy.view().reading.endpoint, replica.endpoint());
        QCOMPARE(spy.log, QByteArrayList {"+general 1"});
    }

    void hearsLiveChannelsBesideTheRooms()
    {
        TestServer master;
        QVERIFY(master.start());
        ClientSpy spy(master.url());
        QByteArrayList heard;
        connect(&spy.client(), &RedisClient::liveMessagesReceived, this,
            [&heard](const MessageBatch &batch) {
                for (const PubSubMessage &message : batch.messages)
                    heard.append(message.payload.toByteArray());
            });
        QTRY_VERIFY(spy.view().isReady());
        spy.client().subscribeLive("taproom:live:general");
        spy.client().subscribe(SubscriptionKind::Channel, "general");
        const auto isThere = [&spy] {
            return spy.ask(Target::Master, {"PUBLISH", "taproom:live:general", "typing"}) == ":1";
        };
        QTRY_VERIFY(isThere());
        QTRY_VERIFY(heard.contains("typing"));
        QCOMPARE(spy.client().subscriptionCount(), 1);
        spy.client().unsubscribeLive("taproom:live:general");
        QTRY_COMPARE(spy.ask(Target::Master, {"PUBLISH", "taproom:live:general", "x"}),
            QByteArray(":0"));
        QCOMPARE(spy.log, QByteArrayList {"+general 1"});
    }

    void triesAtOnceWhenItIsWoken()
    {
        TestServer master;
        QVERIFY(master.start());
        ClientSpy spy(master.url());
        QTRY_VERIFY(spy.view().isReady());
        QVERIFY(master.kill());
        // The waits have grown: without being woken it would be a while.
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().writing.retryIn >= 2s, 60'000);
        QVERIFY(master.start());
        QElapsedTimer since;
        since.start();
        spy.client().wake();
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().isReady(), 1500);
        QVERIFY(since.elapsed() < 1500);
    }

    void noticesAHungNodeAtOnceWhenItIsWoken()
    {
        TestServer master;
        QVERIFY(master.start());
        RedisConfig config = quickConfig(master.url());
        config.pingAfter = 60s;
        config.deadAfter = 61s;
        ClientSpy spy(config);
        QTRY_VERIFY(spy.view().isReady());
        master.pause();
        spy.client().wake();
        QTRY_VERIFY_WITH_TIMEOUT(!spy.view().isReady(), 5000);
        master.resume();
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().isReady(), patienceMs);
    }
};

QTEST_GUILESS_MAIN(TestDelivery)
#include "tst_delivery.moc"
