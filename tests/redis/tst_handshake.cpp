#include "core/redis/handshake.h"
#include "faketransport.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

namespace {

HandshakeSettings settings(const QString &user = {}, const QByteArray &password = {},
    int database = 0)
{
    return {user, base::Secret(QByteArrayView(password)), database, "taproom"};
}

/// Answers each command with the next reply; returns the commands that were sent.
QByteArrayList run(Handshake &handshake, const QByteArrayList &replies, base::Result<> &last)
{
    QByteArrayList sent;
    for (const QByteArray &reply : replies) {
        const auto command = handshake.next();
        if (!command)
            break;
        sent.append(command->printable().replace('"', ""));
        last = handshake.received(valueOf(reply));
        if (!last)
            break;
    }
    return sent;
}

} // namespace

class TestHandshake : public QObject {
    Q_OBJECT

private slots:
    void isOneCommandForAModernServer()
    {
        Handshake handshake(settings(u"ann"_s, "secret"));
        base::Result<> last;
        const QByteArrayList sent = run(handshake, {helloReply("replica")}, last);
        QCOMPARE(sent, QByteArrayList {"HELLO 3 AUTH ann *** SETNAME taproom"});
        QVERIFY(handshake.isFinished());
        const HandshakeOutcome expected {3, NodeRole::Replica, u"7.0.15"_s, false, false};
        QCOMPARE(handshake.outcome(), expected);
    }

    void fallsBackWithoutHello()
    {
        Handshake handshake(settings(u"ann"_s, "secret", 2));
        base::Result<> last;
        const QByteArrayList sent = run(handshake,
            {"-ERR unknown command 'HELLO'\r\n", "+OK\r\n", "+OK\r\n",
                "*3\r\n" + bulk("master") + ":7\r\n*0\r\n", "+OK\r\n"},
            last);
        const QByteArrayList expected {"HELLO 3 AUTH ann *** SETNAME taproom", "AUTH ann ***",
            "CLIENT SETNAME taproom", "ROLE", "SELECT 2"};
        QCOMPARE(sent, expected);
        QVERIFY(handshake.isFinished());
        QCOMPARE(handshake.outcome().protocol, 2);
        QCOMPARE(handshake.outcome().role, NodeRole::Master);
    }

    void dropsTheUserForServersWithoutAcl()
    {
        Handshake handshake(settings(u"ann"_s, "secret"));
        base::Result<> last;
        const QByteArrayList sent = run(handshake,
            {"-ERR unknown command `HELLO`\r\n",
                "-ERR wrong number of arguments for 'auth' command\r\n", "+OK\r\n", "+OK\r\n",
                "-NOPERM no\r\n"},
            last);
        QCOMPARE(sent.value(2), QByteArray("AUTH ***"));
        QVERIFY(handshake.isFinished());
        QCOMPARE(handshake.outcome().role, NodeRole::Unknown);
    }

    void failsFor_data()
    {
        QTest::addColumn<QByteArrayList>("replies");
        QTest::addColumn<QString>("code");
        QTest::addColumn<base::ErrorKind>("kind");
        const QByteArray noHello = "-ERR unknown command 'HELLO'\r\n";
        QTest::newRow("wrong password")
            << QByteArrayList {"-WRONGPASS invalid username-password pair or user is disabled.\r\n"}
            << u"WRONGPASS"_s << base::ErrorKind::Credentials;
        QTest::newRow("no password given")
            << QByteArrayList {"-NOAUTH HELLO must be called with the client "
                               "already authenticated\r\n"}
            << u"NOAUTH"_s << base::ErrorKind::Credentials;
        QTest::newRow("wrong password under RESP2")
            << QByteArrayList {noHello, "-WRONGPASS invalid\r\n"} << u"WRONGPASS"_s
            << base::ErrorKind::Credentials;
        QTest::newRow("old server, wrong password")
            << QByteArrayList {noHello, "-ERR invalid password\r\n"} << u"WRONGPASS"_s
            << base::ErrorKind::Credentials;
        QTest::newRow("max clients") << QByteArrayList {"-ERR max number of clients reached\r\n"}
                                     << u"MAXCLIENTS"_s << base::ErrorKind::Server;
        QTest::newRow("protected mode")
            << QByteArrayList {"-DENIED Redis is running in protected mode\r\n"} << u"DENIED"_s
            << base::ErrorKind::Server;
        QTest::newRow("not a map")
            << QByteArrayList {"+OK\r\n"} << u"HELLO"_s << base::ErrorKind::Protocol;
    }
    void failsFor()
    {
        QFETCH(QByteArrayList, replies);
        QFETCH(QString, code);
        QFETCH(base::ErrorKind, kind);
        Handshake handshake(settings(u"ann"_s, "secret"));
        base::Result<> last;
        run(handshake, replies, last);
        QVERIFY(!last);
        QCOMPARE(last.error().code, code);
        QCOMPARE(last.error().kind, kind);
    }

    void failsWhenTheDatabaseIsNotThere()
    {
        Handshake handshake(settings({}, {}, 99));
        base::Result<> last;
        run(handshake, {helloReply(), "-ERR DB index is out of range\r\n"}, last);
        QVERIFY(!last);
        QVERIFY(last.error().detail.contains(u"out of range"_s));
    }
};

QTEST_GUILESS_MAIN(TestHandshake)
#include "tst_handshake.moc"
