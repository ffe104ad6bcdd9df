#include "clientspy.h"
#include "core/redis/servererror.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace redis;
using namespace support;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// redis-cli that goes on by itself, for commands that block the server.
std::unique_ptr<QProcess> startCli(quint16 port, const QStringList &words)
{
    auto process = std::make_unique<QProcess>();
    process->start(u"redis-cli"_s, QStringList {u"-p"_s, QString::number(port)} + words);
    return process;
}

} // namespace

class TestRedisFaults : public QObject {
    Q_OBJECT

private slots:
    void stopsAtAWrongPassword_data()
    {
        QTest::addColumn<QString>("userInfo");
        QTest::addColumn<QString>("code");
        QTest::newRow("wrong password") << u":wrong@"_s << u"WRONGPASS"_s;
        QTest::newRow("unknown user") << u"nobody:secret@"_s << u"WRONGPASS"_s;
        QTest::newRow("no password") << u""_s << u"NOAUTH"_s;
    }
    void stopsAtAWrongPassword()
    {
        QFETCH(QString, userInfo);
        QFETCH(QString, code);
        TestServer server({"requirepass secret"});
        QVERIFY(server.start());
        ClientSpy spy(QString(u"redis://"_s + userInfo + toText(server.endpoint())));
        QTRY_COMPARE(spy.view().writing.state, LinkState::Stopped);
        QCOMPARE(spy.view().writing.error->code, code);
        QCOMPARE(spy.view().writing.error->kind, base::ErrorKind::Credentials);
        QCOMPARE(spy.view().reading.state, LinkState::Stopped);
    }

    void speaksResp2WithAServerWithoutHello()
    {
        TestServer server({"rename-command HELLO \"\"", "requirepass secret"});
        QVERIFY(server.start());
        ClientSpy spy(u"redis://:secret@127.0.0.1:%1"_s.arg(server.port()));
        QTRY_VERIFY(spy.view().isReady());
        QCOMPARE(spy.view().protocol, 2);
        QVERIFY(spy.view().readsFromMaster);
        spy.client().subscribe(SubscriptionKind::Channel, "a");
        spy.client().subscribe(SubscriptionKind::Pattern, "a*");
        QTRY_COMPARE(spy.client().subscriptionCount(), 2);
        spy.ask(Target::Master, {"PUBLISH", "a", "hi"});
        const QByteArrayList expected {"+a 1", "+a* 2", "a=hi", "a=hi"};
        QTRY_COMPARE(spy.log, expected);
        QCOMPARE(spy.ask(Target::Subscriber, {"GET", "a"}), QByteArray("SUBSCRIBED"));
        spy.client().unsubscribeAll();
        QTRY_COMPARE(spy.client().subscriptionCount(), 0);
        QCOMPARE(spy.ask(Target::Subscriber, {"GET", "a"}), QByteArray("null"));
        QCOMPARE(spy.count("a").total, 0);
    }

    void refusesOneChannelOfManyByAcl()
    {
        TestServer server({"user ann on >pw resetchannels &general &team.* ~* +@all"});
        QVERIFY(server.start());
        ClientSpy spy(u"redis://ann:pw@127.0.0.1:%1"_s.arg(server.port()));
        QTRY_VERIFY(spy.view().isReady());
        for (const char *channel : {"general", "secret", "team.a"})
            spy.client().subscribe(SubscriptionKind::Channel, channel);
        const QByteArrayList expected {"+general 1", "!secret NOPERM", "+team.a 2"};
        QTRY_COMPARE(spy.log, expected);
    }

    void worksForAUserWithoutRoleAndInfo()
    {
        TestServer server(
            {"user ann on >pw allchannels ~* -@all +get +set +subscribe +publish +ping"});
        QVERIFY(server.start());
        ClientSpy spy(u"redis://ann:pw@127.0.0.1:%1"_s.arg(server.port()));
        QTRY_VERIFY(spy.view().isReady());
        QCOMPARE(spy.ask(Target::Master, {"SET", "a", "b"}), QByteArray("+\"OK\""));
    }

    void saysWhatIsNoRedis()
    {
        QTcpServer http;
        QVERIFY(http.listen(QHostAddress::LocalHost));
        connect(&http, &QTcpServer::newConnection, this, [&http] {
            QTcpSocket *socket = http.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        ClientSpy spy(u"redis://127.0.0.1:%1"_s.arg(http.serverPort()));
        QTRY_COMPARE(spy.view().writing.state, LinkState::Stopped);
        QCOMPARE(spy.view().writing.error->code, u"NOTREDIS"_s);
    }

    void keepsTryingAnUnreachableServer()
    {
        TestServer server;
        QVERIFY(server.start());
        const QString url = server.url();
        QVERIFY(server.stop());
        ClientSpy spy(url);
        QTRY_COMPARE(spy.view().writing.state, LinkState::Waiting);
        QCOMPARE(spy.view().writing.error->code, u"REFUSED"_s);
        QVERIFY(spy.view().writing.retryIn > 0ms);
        spy.client().subscribe(SubscriptionKind::Channel, "a");
        QVERIFY(server.start());
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().isReady(), 25000);
        QTRY_COMPARE(spy.log, QByteArrayList {"+a 1"});
    }

    void waitsWhileThereAreTooManyClients()
    {
        TestServer server;
        QVERIFY(server.start());
        // The last place is held by redis-cli itself while it sets the limit.
        QTcpSocket filler;
        filler.connectToHost(QHostAddress::LocalHost, server.port());
        QTRY_COMPARE(filler.state(), QAbstractSocket::ConnectedState);
        QCOMPARE(server.cli({u"CONFIG"_s, u"SET"_s, u"maxclients"_s, u"1"_s}).trimmed(),
            QByteArray("OK"));
        ClientSpy spy(server.url());
        QTRY_VERIFY(spy.view().writing.error.has_value());
        QCOMPARE(spy.view().writing.error->code, u"MAXCLIENTS"_s);
        QVERIFY(spy.view().writing.state != LinkState::Stopped);
    }

    void noticesAServerThatHangs()
    {
        TestServer server;
        QVERIFY(server.start());
        ClientSpy spy(*parseRedisUrl(server.url()));
        QTRY_VERIFY(spy.view().isReady());
        QElapsedTimer timer;
        timer.start();
        server.pause();
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().reading.state != LinkState::Ready, 6000);
        QVERIFY(timer.elapsed() >= 3000);
        server.resume();
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().isReady(), 25000);
    }

    void knowsABusyServer()
    {
        TestServer server({"busy-reply-threshold 50"});
        QVERIFY(server.start());
        ClientSpy spy(server.url());
        QTRY_VERIFY(spy.view().isReady());
        const auto script = startCli(server.port(), {u"EVAL"_s, u"while true do end"_s, u"0"_s});
        QTRY_COMPARE(spy.ask(Target::Master, {"GET", "a"}), QByteArray("BUSY"));
        // An error is a sign of life: the connection stays, and a channel is asked for again later.
        spy.client().subscribe(SubscriptionKind::Channel, "late");
        QCOMPARE(spy.ask(Target::Master, {"GET", "a"}), QByteArray("BUSY"));
        QVERIFY(spy.view().isReady());
        QVERIFY(spy.log.isEmpty());
        QCOMPARE(server.cli({u"SCRIPT"_s, u"KILL"_s}).trimmed(), QByteArray("OK"));
        QTRY_COMPARE(spy.log, QByteArrayList {"+late 1"});
        QTRY_COMPARE(script->state(), QProcess::NotRunning);
    }

    void knowsAServerThatLoads()
    {
        TestServer server(
            {"enable-debug-command local", "loading-process-events-interval-bytes 1024"});
        QVERIFY(server.start());
        server.cli({u"DEBUG"_s, u"POPULATE"_s, u"5000"_s, u"key"_s, u"100"_s});
        ClientSpy spy(server.url());
        QTRY_VERIFY(spy.view().isReady());
        server.cli({u"CONFIG"_s, u"SET"_s, u"key-load-delay"_s, u"400"_s});
        const auto reload = startCli(server.port(), {u"DEBUG"_s, u"RELOAD"_s});
        QTRY_COMPARE(spy.ask(Target::Master, {"GET", "a"}), QByteArray("LOADING"));
        // Subscribed while loading: that proves nothing about history, but it is heard.
        spy.client().subscribe(SubscriptionKind::Channel, "a");
        QTRY_COMPARE_WITH_TIMEOUT(spy.log, QByteArrayList {"+a 1"}, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(spy.ask(Target::Master, {"GET", "a"}), QByteArray("null"), 20000);
        QTRY_COMPARE(reload->state(), QProcess::NotRunning);
    }

    void knowsAFullServer()
    {
        TestServer server({"maxmemory 100kb"});
        QVERIFY(server.start());
        ClientSpy spy(server.url());
        QTRY_VERIFY(spy.view().isReady());
        QCOMPARE(spy.ask(Target::Master, {"SET", "a", "b"}), QByteArray("OOM"));
        QVERIFY(spy.view().isReady());
    }

    void knowsAServerThatCannotSave()
    {
        TestServer server({"save 3600 1"});
        QVERIFY(server.start());
        ClientSpy spy(server.url());
        QTRY_VERIFY(spy.view().isReady());
        server.cli({u"SET"_s, u"a"_s, u"b"_s});
        server.cli({u"CONFIG"_s, u"SET"_s, u"rdb-key-save-delay"_s, u"10000000"_s});
        server.cli({u"BGSAVE"_s});
        const QStringList info
            = QString::fromUtf8(server.cli({u"INFO"_s, u"server"_s})).split(u'\n');
        const qint64 pid = info.filter(u"process_id:"_s).value(0).mid(11).trimmed().toLongLong();
        QVERIFY(pid > 1);
        QFile children(u"/proc/%1/task/%1/children"_s.arg(pid));
        QVERIFY(children.open(QIODevice::ReadOnly));
        const pid_t child = pid_t(children.readAll().split(' ').value(0).toInt());
        QVERIFY(child > 1);
        QCOMPARE(::kill(child, SIGKILL), 0);
        QTRY_COMPARE(spy.ask(Target::Master, {"SET", "other", "c"}), QByteArray("MISCONF"));
        // PING is answered with the same error: still alive.
        QCOMPARE(spy.ask(Target::Master, {"PING"}), QByteArray("MISCONF"));
        QCOMPARE(spy.ask(Target::Master, {"GET", "a"}), QByteArray("$\"b\""));
        QVERIFY(spy.view().isReady());
    }

    void knowsAMasterWithoutReplicas()
    {
        TestServer server({"min-replicas-to-write 1"});
        QVERIFY(server.start());
        ClientSpy spy(server.url());
        QTRY_VERIFY(spy.view().isReady());
        QCOMPARE(spy.ask(Target::Master, {"SET", "a", "b"}), QByteArray("NOREPLICAS"));
    }

    void knowsAReplicaThatMayNotAnswer()
    {
        TestServer master;
        TestServer replica({"replica-serve-stale-data no"});
        QVERIFY(master.start());
        QVERIFY(replica.startAsReplicaOf(master));
        ClientSpy spy(master.url());
        QTRY_VERIFY(spy.view().isReady());
        QCOMPARE(spy.view().reading.endpoint, replica.endpoint());
        QVERIFY(master.kill());
        QTRY_COMPARE_WITH_TIMEOUT(spy.ask(Target::Replica, {"GET", "a"}), QByteArray("MASTERDOWN"),
            10000);
        QCOMPARE(meaningOf(toError("MASTERDOWN Link with MASTER is down")),
            ErrorMeaning::OtherNode);
    }

    void leavesAMasterThatBecameAReplica()
    {
        TestServer first;
        TestServer second;
        QVERIFY(first.start());
        QVERIFY(second.startAsReplicaOf(first));
        ClientSpy spy(u"redis://%1,%2"_s.arg(toText(first.endpoint()), toText(second.endpoint())));
        QTRY_VERIFY(spy.view().isReady());
        QCOMPARE(spy.view().writing.endpoint, first.endpoint());
        second.cli({u"REPLICAOF"_s, u"NO"_s, u"ONE"_s});
        first.cli({u"REPLICAOF"_s, u"127.0.0.1"_s, QString::number(second.port())});
        const QByteArray answer = spy.ask(Target::Master, {"SET", "a", "b"});
        QCOMPARE(answer, QByteArray("READONLY"));
        QTRY_COMPARE_WITH_TIMEOUT(spy.view().writing.endpoint, second.endpoint(), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(spy.view().isReady(), 10000);
        QCOMPARE(spy.ask(Target::Master, {"SET", "a", "b"}), QByteArray("+\"OK\""));
    }
};

QTEST_GUILESS_MAIN(TestRedisFaults)
#include "tst_redisfaults.moc"
