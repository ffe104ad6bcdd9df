#include "core/redis/connection.h"
#include "faketransport.h"
#include "tests/support/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Endpoint here {u"127.0.0.1"_s, 6379};
const QByteArray noHello = "-ERR unknown command 'HELLO'\r\n";
const QByteArray subscribed1 = "*3\r\n" + bulk("subscribe") + bulk("general") + ":1\r\n";
const QByteArray unsubscribed0 = "*3\r\n" + bulk("unsubscribe") + bulk("general") + ":0\r\n";

/// A connection with the test as its peer, and what came of its commands.
struct Fixture {
    explicit Fixture(RedisConfig config = {})
        : connection(config, clock, makeTransport())
    {
        QObject::connect(&connection, &Connection::messagesReceived, &connection,
            [this](const MessageBatch &batch) {
                ++batches;
                for (const PubSubMessage &message : batch.messages)
                    log.append(message.channel.toByteArray() + "=" + message.payload.toByteArray());
            });
        QObject::connect(&connection, &Connection::subscriptionChanged, &connection,
            [this](const SubscriptionChange &change) {
                const QByteArray sign
                    = change.type == SubscriptionChange::Type::Subscribed ? "+" : "-";
                log.append(
                    QByteArray(sign + change.channel + " " + QByteArray::number(change.count)));
            });
        QObject::connect(&connection, &Connection::subscriptionRefused, &connection,
            [this](SubscriptionKind, const QByteArray &channel, const base::Error &error) {
                log.append(QByteArray("!" + channel + " " + error.code.toLatin1()));
            });
        QObject::connect(&connection, &Connection::closed, &connection,
            [this](const base::Error &error) { closed = error; });
    }

    void connectResp3()
    {
        connection.open(here);
        transport->accept();
        transport->receive(helloReply());
        transport->takeCommands();
    }
    void connectResp2()
    {
        connection.open(here);
        transport->accept();
        transport->receive(noHello);
        transport->receive("+OK\r\n");
        transport->receive("*3\r\n" + bulk("master") + ":1\r\n*0\r\n");
        transport->takeCommands();
    }
    void send(const resp::RespCommand &command)
    {
        connection.send(command, &connection, [this](const base::Result<resp::RespView> &reply) {
            log.append(
                reply ? reply->text().toByteArray() : "error " + reply.error().code.toLatin1());
        });
    }

    support::FakeClock clock;
    FakeTransport *transport = nullptr;
    Connection connection;
    QByteArrayList log;
    int batches = 0;
    std::optional<base::Error> closed;

private:
    std::unique_ptr<Transport> makeTransport()
    {
        auto made = std::make_unique<FakeTransport>();
        transport = made.get();
        return made;
    }
};

} // namespace

class TestConnection : public QObject {
    Q_OBJECT

private slots:
    void isReadyAfterHello()
    {
        Fixture fixture;
        QSignalSpy ready(&fixture.connection, &Connection::ready);
        fixture.connectResp3();
        QCOMPARE(ready.count(), 1);
        QVERIFY(fixture.connection.isReady());
        QCOMPARE(fixture.connection.peer().protocol, 3);
        QCOMPARE(fixture.connection.peer().role, NodeRole::Master);
    }

    void answersInOrder()
    {
        Fixture fixture;
        fixture.connectResp3();
        fixture.send({"GET", "a"});
        fixture.send({"GET", "b"});
        const QList<QByteArray> sent {"GET a", "GET b"};
        QCOMPARE(fixture.transport->takeCommands(), sent);
        fixture.transport->receive(bulk("1") + "-ERR no\r\n");
        const QByteArrayList expected {"1", "error ERR"};
        QCOMPARE(fixture.log, expected);
    }

    void gathersAPipeline()
    {
        Fixture fixture;
        fixture.connectResp3();
        QByteArrayList got;
        fixture.connection.sendPipeline({{"GET", "a"}, {"INCR", "b"}, {"GET", "c"}},
            &fixture.connection, [&got](const QList<base::Result<resp::RespValue>> &results) {
                for (const auto &result : results)
                    got.append(result ? (result->isNull() ? "nil" : result->text)
                                      : result.error().code.toLatin1());
            });
        fixture.send({"GET", "d"});
        fixture.transport->receive(bulk("1") + "-WRONGTYPE no\r\n");
        QVERIFY(got.isEmpty());
        fixture.transport->receive("_\r\n" + bulk("after"));
        const QByteArrayList expected {"1", "WRONGTYPE", "nil"};
        QCOMPARE(got, expected);
        QCOMPARE(fixture.log, QByteArrayList {"after"});
    }

    void tellsPushesFromRepliesUnderResp3()
    {
        Fixture fixture;
        fixture.connectResp3();
        fixture.connection.subscribe(SubscriptionKind::Channel, "general");
        fixture.send({"LRANGE", "l", "0", "-1"});
        fixture.transport->receive(">3\r\n" + bulk("subscribe") + bulk("general") + ":1\r\n"
            + ">3\r\n" + bulk("message") + bulk("general") + bulk("hi") + "*3\r\n" + bulk("message")
            + bulk("general") + bulk("a reply"));
        // The array is the reply of LRANGE, though it looks like a message; a list has no text.
        const QByteArrayList expected {"+general 1", "general=hi", ""};
        QCOMPARE(fixture.log, expected);
        QVERIFY(!fixture.closed);
    }

    void tellsPushesFromRepliesUnderResp2()
    {
        Fixture fixture;
        fixture.connectResp2();
        fixture.send({"LRANGE", "l", "0", "-1"});
        fixture.connection.subscribe(SubscriptionKind::Channel, "general");
        const QByteArray message = "*3\r\n" + bulk("message") + bulk("general") + bulk("hi");
        fixture.transport->receive(message + subscribed1 + message);
        fixture.connection.unsubscribe(SubscriptionKind::Channel, "general");
        fixture.transport->receive(unsubscribed0);
        fixture.send({"LRANGE", "l", "0", "-1"});
        fixture.transport->receive(message);
        const QByteArrayList expected {"", "+general 1", "general=hi", "-general 0", ""};
        QCOMPARE(fixture.log, expected);
        QVERIFY(!fixture.closed);
    }

    void allowsUnderResp2OnlyWhatRedisAllows()
    {
        Fixture fixture;
        fixture.connectResp2();
        fixture.connection.subscribe(SubscriptionKind::Channel, "general");
        fixture.transport->receive(subscribed1);
        fixture.transport->takeCommands();
        fixture.send({"GET", "a"});
        fixture.send({"PING"});
        QCOMPARE(fixture.transport->takeCommands(), QList<QByteArray> {"PING"});
        fixture.transport->receive("*2\r\n" + bulk("pong") + bulk(""));
        QTRY_COMPARE(fixture.log.size(), 3);
        QVERIFY(fixture.log.contains("error SUBSCRIBED"));
        fixture.connection.unsubscribe(SubscriptionKind::Channel, {});
        fixture.transport->receive(unsubscribed0);
        fixture.transport->takeCommands();
        fixture.send({"GET", "a"});
        QCOMPARE(fixture.transport->takeCommands(), QList<QByteArray> {"GET a"});
    }

    void isOneBatchASocketRead()
    {
        Fixture fixture;
        fixture.connectResp3();
        QByteArray wire;
        for (int i = 0; i < 100; ++i)
            wire += ">3\r\n" + bulk("message") + bulk("general") + bulk(QByteArray::number(i));
        fixture.transport->receive(wire);
        QCOMPARE(fixture.batches, 1);
        QCOMPARE(fixture.log.size(), 100);
        QCOMPARE(fixture.log.last(), QByteArray("general=99"));
    }

    void keepsOrderBetweenKindsOfMessages()
    {
        Fixture fixture;
        fixture.connectResp3();
        fixture.connection.subscribe(SubscriptionKind::Pattern, "a.*");
        fixture.transport->receive(">3\r\n" + bulk("message") + bulk("a.b") + bulk("1") + ">4\r\n"
            + bulk("pmessage") + bulk("a.*") + bulk("a.b") + bulk("2") + ">3\r\n" + bulk("message")
            + bulk("a.b") + bulk("3") + ">3\r\n" + bulk("psubscribe") + bulk("a.*") + ":2\r\n"
            + ">3\r\n" + bulk("message") + bulk("a.b") + bulk("4"));
        const QByteArrayList expected {"a.b=1", "a.b=2", "a.b=3", "+a.* 2", "a.b=4"};
        QCOMPARE(fixture.log, expected);
    }

    void refusesOneChannelAlone()
    {
        Fixture fixture;
        fixture.connectResp3();
        fixture.connection.subscribe(SubscriptionKind::Channel, "general");
        fixture.connection.subscribe(SubscriptionKind::Channel, "secret");
        fixture.connection.subscribe(SubscriptionKind::Channel, "other");
        const QList<QByteArray> sent {"SUBSCRIBE general", "SUBSCRIBE secret", "SUBSCRIBE other"};
        QCOMPARE(fixture.transport->takeCommands(), sent);
        fixture.transport->receive(">3\r\n" + bulk("subscribe") + bulk("general")
            + ":1\r\n-NOPERM no\r\n>3\r\n" + bulk("subscribe") + bulk("other") + ":2\r\n");
        const QByteArrayList expected {"+general 1", "!secret NOPERM", "+other 2"};
        QCOMPARE(fixture.log, expected);
    }

    void leavesAllAndHearsTheCountFall()
    {
        Fixture fixture;
        fixture.connectResp3();
        fixture.connection.subscribe(SubscriptionKind::Channel, "a");
        fixture.connection.subscribe(SubscriptionKind::Channel, "b");
        fixture.transport->receive(">3\r\n" + bulk("subscribe") + bulk("a") + ":1\r\n>3\r\n"
            + bulk("subscribe") + bulk("b") + ":2\r\n");
        fixture.connection.unsubscribe(SubscriptionKind::Channel, {});
        fixture.send({"GET", "a"});
        fixture.transport->receive(">3\r\n" + bulk("unsubscribe") + bulk("b") + ":1\r\n>3\r\n"
            + bulk("unsubscribe") + bulk("a") + ":0\r\n" + bulk("x"));
        const QByteArrayList expected {"+a 1", "+b 2", "-b 1", "-a 0", "x"};
        QCOMPARE(fixture.log, expected);
        QCOMPARE(fixture.connection.subscriptions().count(), 0);
    }

    void saysWhatIsNoRedis()
    {
        Fixture fixture;
        fixture.connection.open(here);
        fixture.transport->accept();
        fixture.transport->receive("HTTP/1.1 400 Bad Request\r\n\r\n");
        QVERIFY(fixture.closed.has_value());
        QCOMPARE(fixture.closed->code, u"NOTREDIS"_s);
        QVERIFY(!fixture.transport->isOpen());
    }

    void readsTheReasonBeforeTheEnd()
    {
        Fixture fixture;
        fixture.connection.open(here);
        fixture.transport->accept();
        fixture.transport->close("-ERR max number of clients reached\r\n");
        QVERIFY(fixture.closed.has_value());
        QCOMPARE(fixture.closed->code, u"MAXCLIENTS"_s);
    }

    void failsAllWhoWaitWhenTheConnectionBreaks()
    {
        Fixture fixture;
        fixture.connectResp3();
        fixture.send({"GET", "a"});
        fixture.transport->close();
        QCOMPARE(fixture.log, QByteArrayList {"error CLOSED"});
        fixture.send({"GET", "b"});
        QCOMPARE(fixture.log.size(), 1);
        QTRY_COMPARE(fixture.log.size(), 2);
        QCOMPARE(fixture.log.last(), QByteArray("error NOTCONNECTED"));
    }

    void closesOnABrokenProtocol()
    {
        Fixture fixture;
        fixture.connectResp3();
        fixture.send({"GET", "a"});
        fixture.transport->receive(":12a\r\n");
        QVERIFY(fixture.closed.has_value());
        QCOMPARE(fixture.closed->kind, base::ErrorKind::Protocol);
        QVERIFY(fixture.closed->detail.contains(u"byte"_s));
        QCOMPARE(fixture.log.size(), 1);
    }

    void blamesABrokenReplyOnTheOneWhoAskedForIt()
    {
        Fixture fixture;
        fixture.connectResp3();
        QList<base::ErrorKind> kinds;
        for (const char *key : {"a", "b"}) {
            fixture.connection.send({"GET", key}, nullptr,
                [&kinds](const base::Result<resp::RespView> &reply) {
                    kinds.append(reply.error().kind);
                });
        }
        fixture.transport->receive("$99999999999\r\n");
        const QList<base::ErrorKind> expected {base::ErrorKind::Protocol, base::ErrorKind::Network};
        QCOMPARE(kinds, expected);
    }

    void closesOnAReplyThatNobodyAskedFor()
    {
        Fixture fixture;
        fixture.connectResp3();
        fixture.transport->receive("+OK\r\n");
        QVERIFY(fixture.closed.has_value());
        QCOMPARE(fixture.closed->kind, base::ErrorKind::Protocol);
    }

    void doesNotCallADeadContext()
    {
        Fixture fixture;
        fixture.connectResp3();
        bool isCalled = false;
        {
            const QObject context;
            fixture.connection.send({"GET", "a"}, const_cast<QObject *>(&context),
                [&isCalled](const base::Result<resp::RespView> &) { isCalled = true; });
        }
        fixture.send({"GET", "b"});
        fixture.transport->receive(bulk("1") + bulk("2"));
        QVERIFY(!isCalled);
        QCOMPARE(fixture.log, QByteArrayList {"2"});
    }

    void mayBeDroppedFromWithinAHandler()
    {
        Fixture fixture;
        fixture.connectResp3();
        fixture.connection.send({"GET", "a"}, nullptr,
            [&fixture](const base::Result<resp::RespView> &) { fixture.connection.abort(); });
        fixture.send({"GET", "b"});
        fixture.transport->receive(bulk("1") + bulk("2"));
        QCOMPARE(fixture.log, QByteArrayList {"error ABORTED"});
        QCOMPARE(fixture.connection.state(), Connection::State::Closed);
        QVERIFY(!fixture.closed);
    }

    void mayBeOpenedAnewFromWithinClosed()
    {
        Fixture fixture;
        fixture.connectResp3();
        connect(&fixture.connection, &Connection::closed, this,
            [&fixture] { fixture.connection.open(here); });
        fixture.transport->close();
        QCOMPARE(fixture.transport->openCount(), 2);
        QCOMPARE(fixture.connection.state(), Connection::State::Connecting);
    }

    void boundsWhatWaitsToBeWritten()
    {
        Fixture fixture;
        fixture.connectResp3();
        QList<Connection::Writing> states;
        connect(&fixture.connection, &Connection::writingChanged, this,
            [&states](Connection::Writing state) { states.append(state); });
        fixture.transport->setStuckBytes(17 * 1024 * 1024);
        fixture.send({"SET", "a", "b"});
        QTRY_COMPARE(fixture.log, QByteArrayList {"error QUEUEFULL"});
        fixture.transport->setStuckBytes(0);
        const QList<Connection::Writing> expected {Connection::Writing::Full,
            Connection::Writing::Free};
        QCOMPARE(states, expected);
        fixture.transport->takeCommands();
        fixture.send({"SET", "a", "d"});
        QCOMPARE(fixture.transport->takeCommands(), QList<QByteArray> {"SET a d"});
    }

    void worksOffAFloodInSlices()
    {
        Fixture fixture;
        fixture.connectResp3();
        const QByteArray message
            = ">3\r\n" + bulk("message") + bulk("general") + bulk(QByteArray(1000, 'x'));
        fixture.transport->receive(message.repeated(2000));
        const qsizetype inFirstTurn = fixture.log.size();
        QVERIFY(inFirstTurn > 0);
        QVERIFY(inFirstTurn < 600);
        QTRY_COMPARE(fixture.log.size(), 2000);
    }

    void givesUpOnAServerThatNeverAnswers()
    {
        RedisConfig config;
        config.connectTimeout = 20ms;
        base::SystemClock clock;
        auto transport = std::make_unique<FakeTransport>();
        FakeTransport *pipe = transport.get();
        Connection connection(config, clock, std::move(transport));
        QSignalSpy closed(&connection, &Connection::closed);
        connection.open(here);
        pipe->accept();
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.first().first().value<base::Error>().kind, base::ErrorKind::Timeout);
    }

    void noticesASilentPeer()
    {
        RedisConfig config;
        config.pingAfter = 20ms;
        config.deadAfter = 60ms;
        base::SystemClock clock;
        auto transport = std::make_unique<FakeTransport>();
        FakeTransport *pipe = transport.get();
        Connection connection(config, clock, std::move(transport));
        QSignalSpy closed(&connection, &Connection::closed);
        connection.open(here);
        pipe->accept();
        pipe->receive(helloReply());
        pipe->takeCommands();
        QList<QByteArray> sent;
        QTRY_VERIFY(!(sent += pipe->takeCommands()).isEmpty());
        QCOMPARE(sent, QList<QByteArray> {"PING"});
        // An error is an answer too.
        pipe->receive("-MISCONF no\r\n");
        QVERIFY(connection.isReady());
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.first().first().value<base::Error>().code, u"SILENT"_s);
    }

    void answersALateReplyWithTimeout()
    {
        RedisConfig config;
        config.replyTimeout = 20ms;
        base::SystemClock clock;
        auto transport = std::make_unique<FakeTransport>();
        FakeTransport *pipe = transport.get();
        Connection connection(config, clock, std::move(transport));
        connection.open(here);
        pipe->accept();
        pipe->receive(helloReply());
        QByteArrayList log;
        const auto note = [&log](const base::Result<resp::RespView> &reply) {
            log.append(reply ? reply->text().toByteArray() : reply.error().code.toLatin1());
        };
        connection.send({"GET", "a"}, nullptr, note);
        QTRY_COMPARE(log, QByteArrayList {"REPLY"});
        connection.send({"GET", "b"}, nullptr, note);
        pipe->receive(bulk("late") + bulk("b"));
        const QByteArrayList expected {"REPLY", "b"};
        QCOMPARE(log, expected);
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
