#include "tests/support/programrun.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace support;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Report {
    int exitCode = -1;
    QList<QJsonObject> lines;

    /// "check place" of all in that state; rights with their command.
    QStringList in(const QString &state) const
    {
        QStringList found;
        for (const QJsonObject &line : lines) {
            if (line[u"state"_s].toString() != state)
                continue;
            const QString check = line[u"check"_s].toString();
            found.append(check == u"right" ? line[u"text"_s].toString() : check);
        }
        found.sort();
        return found;
    }
};

Report examine(const QString &url)
{
    ProgramRun run(u"" TAPROOM_PROGRAM ""_s, {u"doctor"_s, u"--json"_s, u"--redis"_s, url});
    Report report;
    report.exitCode = run.exitCode();
    const QByteArrayList lines = run.output().trimmed().split('\n');
    for (const QByteArray &line : lines)
        report.lines.append(QJsonDocument::fromJson(line).object());
    return report;
}

} // namespace

/// `taproom doctor` against servers with one fault each.
class TestCliDoctor : public QObject {
    Q_OBJECT

private slots:
    void isContentWithAGoodPair()
    {
        TestServer master({"min-replicas-to-write 1"});
        TestServer replica;
        QVERIFY(master.start());
        QVERIFY(replica.startAsReplicaOf(master));
        const Report report = examine(master.url());
        QCOMPARE(report.in(u"problem"_s), QStringList());
        QCOMPARE(report.in(u"unknown"_s), QStringList());
        QCOMPARE(report.exitCode, 0);
        QVERIFY(report.lines.size() > 30);
    }

    void findsASettingThatIsWrong_data()
    {
        QTest::addColumn<QStringList>("onMaster");
        QTest::addColumn<QStringList>("onReplica");
        QTest::addColumn<QString>("check");
        QTest::newRow("stale data")
            << QStringList() << QStringList {u"replica-serve-stale-data"_s, u"no"_s}
            << u"stale-data"_s;
        QTest::newRow("small buffer")
            << QStringList()
            << QStringList {u"client-output-buffer-limit"_s, u"pubsub 1mb 512kb 10"_s}
            << u"output-buffer"_s;
        QTest::newRow("no replica waited for") << QStringList {u"min-replicas-to-write"_s, u"0"_s}
                                               << QStringList() << u"min-replicas"_s;
        QTest::newRow("eviction") << QStringList {u"maxmemory-policy"_s, u"allkeys-lru"_s}
                                  << QStringList() << u"eviction"_s;
    }
    void findsASettingThatIsWrong()
    {
        QFETCH(QStringList, onMaster);
        QFETCH(QStringList, onReplica);
        QFETCH(QString, check);
        TestServer master({"min-replicas-to-write 1"});
        TestServer replica;
        QVERIFY(master.start());
        QVERIFY(replica.startAsReplicaOf(master));
        if (!onMaster.isEmpty())
            QCOMPARE(master.cli(QStringList {u"CONFIG"_s, u"SET"_s} + onMaster), QByteArray("OK"));
        if (!onReplica.isEmpty())
            QCOMPARE(replica.cli(QStringList {u"CONFIG"_s, u"SET"_s} + onReplica),
                QByteArray("OK"));
        const Report report = examine(master.url());
        QCOMPARE(report.in(u"problem"_s), QStringList {check});
        QCOMPARE(report.exitCode, 1);
    }

    void findsEachMissingRight_data()
    {
        QTest::addColumn<QByteArray>("taken");
        QTest::addColumn<QString>("says");
        QTest::newRow("publish") << QByteArray("-publish") << u"may not PUBLISH general"_s;
        QTest::newRow("subscribe") << QByteArray("-subscribe") << u"may not SUBSCRIBE general"_s;
        QTest::newRow("history") << QByteArray("-xrange")
                                 << u"may not XRANGE taproom:{general}:log"_s;
        QTest::newRow("append") << QByteArray("-xadd") << u"may not XADD taproom:{general}:log"_s;
        QTest::newRow("mark") << QByteArray("-set") << u"may not SET taproom:{general}:sent:"_s;
        QTest::newRow("counts") << QByteArray("-pubsub|numsub") << u"may not PUBSUB NUMSUB"_s;
        QTest::newRow("script") << QByteArray("-eval -evalsha") << u"may not EVALSHA"_s;
        QTest::newRow("channel") << QByteArray("resetchannels &taproom:*")
                                 << u"may not PUBLISH general"_s;
        QTest::newRow("key") << QByteArray("resetkeys ~taproom:{general}:sent:* ~taproom:read:*")
                             << u"may not XADD taproom:{general}:log"_s;
    }
    void findsEachMissingRight()
    {
        QFETCH(QByteArray, taken);
        QFETCH(QString, says);
        TestServer server({"user half on >pass ~* &* +@all " + taken});
        QVERIFY(server.start());
        const Report report
            = examine(u"redis://half:pass@%1?read=master"_s.arg(toText(server.endpoint())));
        const QStringList problems = report.in(u"problem"_s);
        QVERIFY2(!problems.filter(says).isEmpty(), qPrintable(problems.join(u'\n')));
        QCOMPARE(report.exitCode, 1);
    }

    void admitsWhatAChatUserMayNotSee()
    {
        TestServer server({"user chat on >pass ~* &* +@all -config"});
        QVERIFY(server.start());
        const Report report
            = examine(u"redis://chat:pass@%1?read=master"_s.arg(toText(server.endpoint())));
        QCOMPARE(report.in(u"problem"_s), QStringList());
        QCOMPARE(report.in(u"unknown"_s),
            QStringList({u"eviction"_s, u"min-replicas"_s, u"output-buffer"_s}));
        QCOMPARE(report.exitCode, 0);
    }

    void findsTooFewSentinels()
    {
        TestChain chain(constellation::makeSentinelPlan());
        QVERIFY(chain.start());
        const QString url = u"redis+sentinel://%1,%2,%3/mymaster"_s.arg(toText(chain.endpoint(3)),
            toText(chain.endpoint(4)), toText(chain.endpoint(5)));
        const auto isHealthy = [&] { return examine(url).in(u"good"_s).count(u"quorum"_s) == 3; };
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(), 20'000);
        runRedisCli(chain.endpoint(3).port,
            {u"SENTINEL"_s, u"SET"_s, u"mymaster"_s, u"quorum"_s, u"4"_s});
        const Report report = examine(url);
        QCOMPARE(report.in(u"problem"_s).count(u"quorum"_s), 1);
        QCOMPARE(report.exitCode, 1);
    }

    void findsAServerThatIsAway()
    {
        TestServer server;
        QVERIFY(server.start());
        const QString url = server.url();
        QVERIFY(server.stop());
        const Report report = examine(url);
        QVERIFY(report.in(u"problem"_s).contains(u"reachable"_s));
        QCOMPARE(report.exitCode, 1);
    }

    void looksAtTheAccountDirectory()
    {
        TestServer server({"min-replicas-to-write 0"});
        QVERIFY(server.start());
        QTemporaryDir folder;
        const QString file = folder.filePath(u"old.db"_s);
        {
            QSqlDatabase made = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"made"_s);
            made.setDatabaseName(file);
            QVERIFY(made.open());
            QSqlQuery query(made);
            QVERIFY(query.exec(u"CREATE TABLE userinfos (uname VARCHAR(32), upwd VARCHAR(40))"_s));
            QVERIFY(query.exec(
                u"INSERT INTO userinfos VALUES ('alice', '"_s + QString(40, u'a') + u"')"_s));
        }
        QSqlDatabase::removeDatabase(u"made"_s);
        const QString redis = server.url() + u"?read=master"_s;
        const auto ask = [&redis](const QString &accounts) {
            ProgramRun run(u"" TAPROOM_PROGRAM ""_s,
                {u"doctor"_s, u"--redis"_s, redis, u"--accounts"_s, accounts});
            run.exitCode();
            return run.output();
        };
        const QByteArray old = ask(u"sqlite:"_s + file);
        QVERIFY2(old.contains("answers, 1 accounts"), old.constData());
        QVERIFY2(old.contains("(1 of 1 are of another kind)"), old.constData());
        const QByteArray away = ask(u"mysql://u:hunter2@127.0.0.1:1/db"_s);
        QVERIFY2(away.contains("PROBLEM"), away.constData());
        QVERIFY(!away.contains("hunter2"));
    }

    void tellsPeopleWhatToDo()
    {
        TestServer server;
        QVERIFY(server.start());
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s, {u"doctor"_s, u"--redis"_s, server.url()});
        QCOMPARE(run.exitCode(), 1);
        const QByteArray text = run.output();
        QVERIFY(text.contains("PROBLEM no replica is fit to be read"));
        QVERIFY(text.contains("        → start a replica"));
        QVERIFY(text.endsWith("1 problem.\n"));
    }
};

QTEST_GUILESS_MAIN(TestCliDoctor)
#include "tst_clidoctor.moc"
