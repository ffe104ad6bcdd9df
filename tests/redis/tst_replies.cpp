#include "core/redis/inforeply.h"
#include "core/redis/rolereply.h"
#include "core/redis/servererror.h"
#include "faketransport.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

class TestReplies : public QObject {
    Q_OBJECT

private slots:
    void readsTheRoleOfAMaster()
    {
        const auto role = parseRole(valueOf("*3\r\n" + bulk("master") + ":3129659\r\n*2\r\n*3\r\n"
            + bulk("127.0.0.1") + bulk("9001") + bulk("3129242") + "*3\r\n" + bulk("127.0.0.1")
            + bulk("9002") + bulk("3129543")));
        QVERIFY(role);
        QCOMPARE(role->role, NodeRole::Master);
        QCOMPARE(role->offset, 3129659);
        const QList<RoleReply::Replica> replicas {{{u"127.0.0.1"_s, 9001}, 3129242},
            {{u"127.0.0.1"_s, 9002}, 3129543}};
        QCOMPARE(role->replicas, replicas);
    }

    void readsTheLinkOfAReplica_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<ReplicationLink>("link");
        QTest::newRow("connected") << QByteArray("connected") << ReplicationLink::Connected;
        QTest::newRow("full resync") << QByteArray("sync") << ReplicationLink::Sync;
        QTest::newRow("connecting") << QByteArray("connecting") << ReplicationLink::Connecting;
        QTest::newRow("handshake") << QByteArray("handshake") << ReplicationLink::Connecting;
        QTest::newRow("lost") << QByteArray("connect") << ReplicationLink::Connect;
    }
    void readsTheLinkOfAReplica()
    {
        QFETCH(QByteArray, word);
        QFETCH(ReplicationLink, link);
        const auto role = parseRole(valueOf(
            "*5\r\n" + bulk("slave") + bulk("10.0.0.1") + ":6379\r\n" + bulk(word) + ":42\r\n"));
        QVERIFY(role);
        const RoleReply expected {NodeRole::Replica, 42, {}, {u"10.0.0.1"_s, 6379}, link};
        QCOMPARE(*role, expected);
    }

    void refusesOtherRoles_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QString>("code");
        QTest::newRow("a Sentinel")
            << QByteArray("*2\r\n" + bulk("sentinel") + "*0\r\n") << u"SENTINEL"_s;
        QTest::newRow("no list") << QByteArray("+master\r\n") << u"ROLE"_s;
        QTest::newRow("unknown word") << QByteArray("*1\r\n" + bulk("king")) << u"ROLE"_s;
        QTest::newRow("cut master") << QByteArray("*1\r\n" + bulk("master")) << u"ROLE"_s;
        QTest::newRow("replica port over 65535") << QByteArray("*3\r\n" + bulk("master")
            + ":1\r\n*1\r\n*3\r\n" + bulk("h") + bulk("70000") + bulk("1"))
                                                 << u"ROLE"_s;
        QTest::newRow("replica without a port") << QByteArray(
            "*5\r\n" + bulk("slave") + bulk("h") + ":0\r\n" + bulk("connected") + ":1\r\n")
                                                << u"ROLE"_s;
    }
    void refusesOtherRoles()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QString, code);
        const auto role = parseRole(valueOf(wire));
        QVERIFY(!role);
        QCOMPARE(role.error().code, code);
    }

    void readsTheRoleFromInfo()
    {
        const InfoReply master("# Replication\r\nrole:master\r\nconnected_slaves:1\r\n"
                               "slave0:ip=10.0.0.2,port=6380,state=online,offset=14,lag=1\r\n"
                               "master_repl_offset:15\r\n");
        const RoleReply expectedMaster {NodeRole::Master, 15, {{{u"10.0.0.2"_s, 6380}, 14}}, {},
            ReplicationLink::None};
        QCOMPARE(master.role(), expectedMaster);

        const InfoReply replica(
            "role:slave\r\nmaster_host:10.0.0.1\r\nmaster_port:6379\r\n"
            "master_link_status:down\r\nmaster_sync_in_progress:1\r\nslave_repl_offset:9\r\n");
        const RoleReply expectedReplica {NodeRole::Replica, 9, {}, {u"10.0.0.1"_s, 6379},
            ReplicationLink::Sync};
        QCOMPARE(replica.role(), expectedReplica);
        QCOMPARE(InfoReply().role(), RoleReply());
    }

    void knowsWhatErrorsMean_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("code");
        QTest::addColumn<ErrorMeaning>("meaning");
        const auto row = [](const char *reply, const QString &code, ErrorMeaning meaning) {
            QTest::newRow(reply) << QByteArray(reply) << code << meaning;
        };
        row("WRONGPASS invalid username-password pair", u"WRONGPASS"_s, ErrorMeaning::Fatal);
        row("NOAUTH Authentication required.", u"NOAUTH"_s, ErrorMeaning::Fatal);
        row("NOPERM this user has no permissions", u"NOPERM"_s, ErrorMeaning::Fatal);
        row("LOADING Redis is loading the dataset in memory", u"LOADING"_s, ErrorMeaning::Wait);
        row("BUSY Redis is busy running a script", u"BUSY"_s, ErrorMeaning::Wait);
        row("MASTERDOWN Link with MASTER is down", u"MASTERDOWN"_s, ErrorMeaning::OtherNode);
        row("READONLY You can't write against a read only replica.", u"READONLY"_s,
            ErrorMeaning::NewMaster);
        row("OOM command not allowed", u"OOM"_s, ErrorMeaning::KeepAndTell);
        row("MISCONF Redis is configured to save RDB snapshots", u"MISCONF"_s,
            ErrorMeaning::KeepAndTell);
        row("NOREPLICAS Not enough good replicas to write.", u"NOREPLICAS"_s,
            ErrorMeaning::KeepAndTell);
        row("ERR max number of clients reached", u"MAXCLIENTS"_s, ErrorMeaning::Wait);
        row("ERR The user executing the script can't run this command or subcommand", u"NOPERM"_s,
            ErrorMeaning::Fatal);
        row("WRONGTYPE Operation against a key holding the wrong kind of value", u"WRONGTYPE"_s,
            ErrorMeaning::Refused);
        row("ERR syntax error", u"ERR"_s, ErrorMeaning::Refused);
    }
    void knowsWhatErrorsMean()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QString, code);
        QFETCH(ErrorMeaning, meaning);
        const base::Error error = toError(reply);
        QCOMPARE(error.code, code);
        QCOMPARE(meaningOf(error), meaning);
        QCOMPARE(error.kind == base::ErrorKind::Credentials, meaning == ErrorMeaning::Fatal);
    }
};

QTEST_GUILESS_MAIN(TestReplies)
#include "tst_replies.moc"
