#include "tests/support/programrun.h"
#include "tests/support/testserver.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using support::ProgramRun;

/// What the program says when the servers are not as they should be: one line, and exit code 2.
class TestCliConnect final : public QObject {
    Q_OBJECT

private slots:
    void saysThatNobodyListens()
    {
        expectOneLine(u"redis://127.0.0.1:1"_s, "Nothing answers at that address");
    }

    void saysThatTheNameIsUnknown()
    {
        expectOneLine(u"redis://no-such-host.invalid"_s, "no computer of that name");
    }

    void saysThatAServerIsNoCluster()
    {
        support::TestServer server;
        QVERIFY(server.start());
        expectOneLine(u"redis+cluster://127.0.0.1:%1"_s.arg(server.port()), "no part of a cluster");
    }

    void saysThatAWebServerIsNoRedis()
    {
        QTcpServer web;
        QVERIFY(web.listen(QHostAddress::LocalHost));
        connect(&web, &QTcpServer::newConnection, this, [&web] {
            auto *client = web.nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client, [client] {
                client->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                client->disconnectFromHost();
            });
        });
        expectOneLine(u"redis://127.0.0.1:%1"_s.arg(web.serverPort()), "no Redis server");
    }

    void saysThatAPeerIsSilent()
    {
        QTcpServer silent; // the kernel accepts, nobody answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        expectOneLine(u"redis://127.0.0.1:%1"_s.arg(silent.serverPort()), "in time");
    }

    void saysThatThePasswordIsWrong()
    {
        support::TestServer server({"requirepass right"});
        QVERIFY(server.start());
        const QString url = u"redis://:%1@127.0.0.1:%2"_s;
        expectOneLine(url.arg(u"wrong"_s).arg(server.port()), "assword");
        expectOneLine(u"redis://127.0.0.1:%1"_s.arg(server.port()), "assword");
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s,
            {u"exec"_s, u"--redis"_s, url.arg(u"right"_s).arg(server.port()), u"PING"_s});
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.output(), "PONG\n");
    }

    void signsInAsAUserOfTheServer()
    {
        support::TestServer server({"user alice on >secret ~* &* +@all"});
        QVERIFY(server.start());
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s,
            {u"exec"_s, u"--redis"_s, u"redis://alice:secret@127.0.0.1:%1"_s.arg(server.port()),
                u"ACL"_s, u"WHOAMI"_s});
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.output(), "alice\n");
        expectOneLine(u"redis://alice:no@127.0.0.1:%1"_s.arg(server.port()), "assword");
    }

    void asksForAServerWhenNoneIsGiven()
    {
        const QTemporaryDir folder;
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s,
            {u"count"_s, u"--data-dir"_s, folder.path(), u"a"_s});
        QCOMPARE(run.exitCode(), 64);
        QVERIFY(run.errors().contains("--redis redis://HOST:PORT"));
        QVERIFY(run.output().isEmpty());
    }

private:
    static void expectOneLine(const QString &url, const char *says)
    {
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s, {u"count"_s, u"--redis"_s, url, u"general"_s});
        QCOMPARE(run.exitCode(), 2);
        QVERIFY(run.output().isEmpty());
        const QByteArray errors = run.errors();
        QVERIFY2(errors.contains(says), errors.constData());
        QCOMPARE(errors.count('\n'), 1);
        QVERIFY(!errors.contains("wrong@"));
    }
};

QTEST_GUILESS_MAIN(TestCliConnect)
#include "tst_cliconnect.moc"
