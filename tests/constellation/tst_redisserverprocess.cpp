#include "core/constellation/redisserverprocess.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace constellation;

class TestRedisServerProcess final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_program = {u"redis-server"_s, 7}; }

    void answersOnAPortOfItsOwn()
    {
        support::TestServer server;
        QVERIFY(server.start());
        QVERIFY(server.port() > 0);
        QCOMPARE(server.cli({u"ping"_s}), "PONG");
        QCOMPARE(server.cli({u"config"_s, u"get"_s, u"bind"_s}), "bind\n127.0.0.1");
    }

    void comesBackEmptyOnTheSamePort()
    {
        support::TestServer server;
        QVERIFY(server.start());
        const auto port = server.port();
        QCOMPARE(server.cli({u"set"_s, u"a"_s, u"1"_s}), "OK");
        QVERIFY(server.kill());
        QVERIFY(server.cli({u"ping"_s}).isEmpty());
        QVERIFY(server.start());
        QCOMPARE(server.port(), port);
        QCOMPARE(server.cli({u"dbsize"_s}), "0");
    }

    void aReplicaHasTheMastersData()
    {
        support::TestServer master;
        support::TestServer replica;
        QVERIFY(master.start());
        QVERIFY(replica.startAsReplicaOf(master));
        QVERIFY(replica.cli({u"role"_s}).contains("connected"));
        QVERIFY(master.cli({u"role"_s}).contains(QByteArray::number(replica.port())));
        // The tutorial's lines, typed on the one and the other.
        QCOMPARE(master.cli({u"set"_s, u"hello"_s, u"world"_s}), "OK");
        QTRY_COMPARE(replica.cli({u"get"_s, u"hello"_s}), "world");
    }

    void takesFurtherLines()
    {
        support::TestServer server({"requirepass open-sesame"});
        QVERIFY(server.start());
        QVERIFY(server.cli({u"ping"_s}).contains("NOAUTH"));
        QCOMPARE(server.cli({u"-a"_s, u"open-sesame"_s, u"--no-auth-warning"_s, u"ping"_s}),
            "PONG");
    }

    void saysThatAGivenPortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        ServerConfig config;
        config.endpoint.port = other.serverPort();
        const auto error = failureOf(m_program, config, m_folder.path());
        QCOMPARE(error.kind, base::ErrorKind::Network);
        QCOMPARE(error.code, u"ADDRESSINUSE"_s);
        QVERIFY(error.detail.contains(QString::number(other.serverPort())));
    }

    void saysThatTheProgramIsMissing()
    {
        const auto error = failureOf({u"/no/such/redis-server"_s, 7}, {}, m_folder.path());
        QCOMPARE(error.kind, base::ErrorKind::Topology);
        QCOMPARE(error.code, u"NOSERVER"_s);
    }

    void saysThatItsFolderCannotBeWritten()
    {
        const QString file = m_folder.filePath(u"file"_s);
        QVERIFY(QFile(file).open(QIODevice::WriteOnly));
        const auto error = failureOf(m_program, {}, QString(file + u"/server"));
        QCOMPARE(error.kind, base::ErrorKind::Storage);
        QVERIFY(error.detail.contains(file));
    }

    void showsTheServersOwnWordsForABadLine()
    {
        ServerConfig config;
        config.extraLines = {"no-such-setting yes"};
        const auto error = failureOf(m_program, config, m_folder.path());
        QCOMPARE(error.kind, base::ErrorKind::Server);
        QVERIFY(error.detail.contains(u"no-such-setting"));
    }

    void givesUpOnAServerThatIsNeverReady()
    {
        // A server that loads for ever: its process hangs before the first line of its log.
        QFile script(m_folder.filePath(u"hangs"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nexec sleep 1000\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        RedisServerProcess server({script.fileName(), 7}, {}, m_folder.path());
        server.setStartLimit(100ms);
        QSignalSpy failed(&server, &RedisServerProcess::failed);
        server.start();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<base::Error>().kind, base::ErrorKind::Timeout);
        QCOMPARE(server.processId(), 0);
    }

    void tellsWhenTheProcessEndsByItself()
    {
        RedisServerProcess server(m_program, {}, m_folder.path());
        QSignalSpy failed(&server, &RedisServerProcess::failed);
        server.start();
        QTRY_COMPARE(server.state(), ServerState::Ready);
        ::kill(pid_t(server.processId()), SIGKILL);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(server.state(), ServerState::Stopped);
    }

    void keepsItsFileToItsOwner()
    {
        RedisServerProcess server(m_program, {}, m_folder.path());
        server.start();
        QTRY_COMPARE(server.state(), ServerState::Ready);
        const auto others = QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(!(QFile::permissions(m_folder.filePath(u"redis.conf"_s)) & others));
    }

private:
    static base::Error failureOf(const ServerProgram &program, const ServerConfig &config,
        const QString &folder)
    {
        RedisServerProcess server(program, config, folder);
        QSignalSpy failed(&server, &RedisServerProcess::failed);
        server.start();
        (void)QTest::qWaitFor([&] { return !failed.isEmpty(); });
        return failed.value(0).value(0).value<base::Error>();
    }

    ServerProgram m_program;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRedisServerProcess)
#include "tst_redisserverprocess.moc"
