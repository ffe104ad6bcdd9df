#include "clientspy.h"
#include "core/redis/topologyview.h"
#include "tests/support/relay.h"
#include "tests/support/testserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace redis;
using namespace support;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int silenceMs = 6000; ///< a peer that stops answering is noticed in this time
constexpr int pollMs = 20'000; ///< what only the nodes themselves can tell

/// How the node looks to people.
NodeState stateOf(ClientSpy &spy, const Endpoint &endpoint)
{
    const TopologyView view
        = makeTopologyView(spy.client().topology(), spy.view(), spy.client().config().read, {});
    for (const NodeView &node : view.nodes) {
        if (node.endpoint == endpoint)
            return node.state;
    }
    return NodeState::Unreachable;
}

bool isLinked(const TestServer &replica)
{
    return replica.cli({u"INFO"_s, u"replication"_s}).contains("master_link_status:up");
}

bool follow(const TestServer &replica, const Endpoint &master)
{
    replica.cli({u"REPLICAOF"_s, master.host, QString::number(master.port)});
    return QTest::qWaitFor([&replica] { return isLinked(replica); }, 10'000);
}

} // namespace

/// The right node when nodes come, go, hang and change their roles.
class TestRouting : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        master = std::make_unique<TestServer>();
        replica = std::make_unique<TestServer>();
        QVERIFY(master->start());
        QVERIFY(replica->startAsReplicaOf(*master));
    }
    void cleanup()
    {
        replica.reset();
        master.reset();
    }

    void leavesAReplicaThatHangsAndComesBack()
    {
        ClientSpy spy(RedisConfig(*parseRedisUrl(master->url())));
        QTRY_VERIFY(spy.view().isReady());
        QCOMPARE(spy.view().reading.endpoint, replica->endpoint());
        spy.client().subscribe(SubscriptionKind::Channel, "general");
        QTRY_COMPARE(spy.log, QByteArrayList {"+general 1"});
        replica->pause();
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().reading.state != LinkState::Ready
                || spy.view().reading.endpoint == master->endpoint(),
            silenceMs);
        QTRY_COMPARE_WITH_TIMEOUT(spy.view().reading.endpoint, master->endpoint(), pollMs);
        QTRY_COMPARE_WITH_TIMEOUT(spy.log.count("+general 1"), 2, pollMs);
        QVERIFY(spy.view().readsFromMaster);
        replica->resume();
        QTRY_COMPARE_WITH_TIMEOUT(spy.view().reading.endpoint, replica->endpoint(), pollMs);
        QTRY_COMPARE_WITH_TIMEOUT(spy.log.count("+general 1"), 3, pollMs);
        QCOMPARE(stateOf(spy, replica->endpoint()), NodeState::Well);
    }

    void leavesAReplicaThatIsCutFromItsMaster()
    {
        Relay relay(master->endpoint());
        QVERIFY(follow(*replica, relay.endpoint()));
        ClientSpy spy(QString(master->url() + u',' + toText(replica->endpoint())));
        QTRY_COMPARE(spy.view().reading.endpoint, replica->endpoint());
        QTRY_VERIFY(spy.view().isReady());
        // Nobody takes the replica's connections any more.
        relay.close();
        QTRY_COMPARE_WITH_TIMEOUT(spy.view().reading.endpoint, master->endpoint(), pollMs);
        QTRY_COMPARE(stateOf(spy, replica->endpoint()), NodeState::Cut);
        QVERIFY(follow(*replica, master->endpoint()));
        QTRY_COMPARE_WITH_TIMEOUT(spy.view().reading.endpoint, replica->endpoint(), pollMs);
    }

    void tellsOfAFullResyncThatNoConnectionShows()
    {
        QCOMPARE(master->cli({u"CONFIG"_s, u"SET"_s, u"repl-backlog-size"_s, u"16kb"_s}),
            QByteArray("OK"));
        Relay relay(master->endpoint());
        QVERIFY(follow(*replica, relay.endpoint()));
        ClientSpy spy(QString(master->url() + u',' + toText(replica->endpoint())));
        QTRY_COMPARE(spy.view().reading.endpoint, replica->endpoint());
        QTRY_VERIFY(spy.view().isReady());
        spy.client().subscribe(SubscriptionKind::Channel, "general");
        QTRY_COMPARE(spy.log, QByteArrayList {"+general 1"});
        QSignalSpy advised(&spy.client(), &RedisClient::recoveryAdvised);

        // While the link is away, more is written than the backlog holds; the message among it is lost.
        relay.cut();
        spy.ask(Target::Master, {"PUBLISH", "general", "lost"});
        const QString large(40'000, u'x');
        QCOMPARE(master->cli({u"SET"_s, u"large"_s, large}), QByteArray("OK"));
        QTRY_VERIFY_WITH_TIMEOUT(isLinked(*replica), pollMs);
        QTRY_VERIFY_WITH_TIMEOUT(!advised.isEmpty(), pollMs);
        QVERIFY(!spy.log.contains("general=lost"));
        QVERIFY(spy.view().isReady());
    }

    void followsAReplicaThatWasPromotedByHand()
    {
        ClientSpy spy(master->url());
        QTRY_VERIFY(spy.view().isReady());
        spy.client().subscribe(SubscriptionKind::Channel, "general");
        QTRY_COMPARE(spy.log, QByteArrayList {"+general 1"});
        QCOMPARE(replica->cli({u"REPLICAOF"_s, u"NO"_s, u"ONE"_s}), QByteArray("OK"));
        QVERIFY(follow(*master, replica->endpoint()));
        // A write finds out at once, without waiting for the next look at the nodes.
        QCOMPARE(spy.ask(Target::Master, {"SET", "a", "1"}), QByteArray("READONLY"));
        QTRY_COMPARE_WITH_TIMEOUT(spy.view().writing.endpoint, replica->endpoint(), silenceMs);
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().isReady(), pollMs);
        const auto isHeard = [&spy] {
            spy.ask(Target::Master, {"PUBLISH", "general", "hi"});
            return spy.log.contains("general=hi");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(), pollMs);
    }

    void comesBackWhenAllNodesWereAway()
    {
        ClientSpy spy(master->url());
        QTRY_VERIFY(spy.view().isReady());
        spy.client().subscribe(SubscriptionKind::Channel, "general");
        QTRY_COMPARE(spy.log, QByteArrayList {"+general 1"});
        QVERIFY(replica->kill());
        QVERIFY(master->kill());
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().writing.retryIn.count() > 0, silenceMs);
        QVERIFY(spy.view().writing.error.has_value());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(spy, master->endpoint()), NodeState::Unreachable,
            silenceMs);
        QVERIFY(master->start());
        QVERIFY(replica->startAsReplicaOf(*master));
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().isReady(), 40'000);
        QTRY_VERIFY_WITH_TIMEOUT(spy.log.count("+general 1") >= 2, pollMs);
        QTRY_COMPARE_WITH_TIMEOUT(spy.view().reading.endpoint, replica->endpoint(), pollMs);
    }

private:
    std::unique_ptr<TestServer> master;
    std::unique_ptr<TestServer> replica;
};

QTEST_GUILESS_MAIN(TestRouting)
#include "tst_routing.moc"
