#include "app/cli/doctortext.h"

#include <QTest>

using namespace app::cli;
using namespace redis;
using namespace Qt::Literals::StringLiterals;

class TestDoctorText : public QObject {
    Q_OBJECT

    static DoctorLine missing(const QByteArrayList &command)
    {
        const chat::NeededRight right {chat::RightUse::Post, command, true, true};
        return toDoctorLine(right, RightState::Missing, u"h:1"_s);
    }

private slots:
    void saysWhatToDoAboutEveryProblem()
    {
        for (int check = 0; check <= int(HealthCheck::Quorum); ++check) {
            HealthFinding finding {HealthCheck(check), Health::Problem, u"h:1"_s, u"it said so"_s};
            const DoctorLine line = toDoctorLine(finding);
            QVERIFY(!line.check.isEmpty());
            QVERIFY(!line.text.isEmpty());
            QVERIFY(line.text.contains(u"it said so"));
            QVERIFY(!line.advice.isEmpty());
            finding.health = Health::Good;
            QVERIFY(!toDoctorLine(finding).text.isEmpty());
            QVERIFY(toDoctorLine(finding).advice.isEmpty());
        }
    }

    void saysWhichRuleGrantsARight_data()
    {
        QTest::addColumn<QByteArrayList>("command");
        QTest::addColumn<QString>("rule");
        QTest::newRow("key") << QByteArrayList {"XADD", "taproom:{a}:log", "*"}
                             << u"+xadd ~taproom:{a}:log"_s;
        QTest::newRow("channel") << QByteArrayList {"PUBLISH", "a", ""} << u"+publish &a"_s;
        QTest::newRow("pattern") << QByteArrayList {"PSUBSCRIBE", "a*"} << u"+psubscribe &a*"_s;
        QTest::newRow("sub") << QByteArrayList {"PUBSUB", "NUMSUB", "a"} << u"+pubsub|numsub"_s;
        QTest::newRow("script") << QByteArrayList {"EVALSHA", "0", "0"} << u"+evalsha +eval"_s;
        QTest::newRow("shard") << QByteArrayList {"SPUBLISH", "a", ""} << u"+spublish &a"_s;
        QTest::newRow("slots") << QByteArrayList {"CLUSTER", "SLOTS"} << u"+cluster|slots"_s;
        QTest::newRow("alone") << QByteArrayList {"READONLY"} << u"+readonly"_s;
        QTest::newRow("info") << QByteArrayList {"INFO", "replication"} << u"+info"_s;
    }
    void saysWhichRuleGrantsARight()
    {
        QFETCH(QByteArrayList, command);
        QFETCH(QString, rule);
        const DoctorLine line = missing(command);
        QCOMPARE(line.health, Health::Problem);
        QVERIFY2(line.advice.endsWith(u' ' + rule), qPrintable(line.advice));
        QVERIFY(line.text.contains(u"cannot be used"));
    }

    void tellsOfATableThatTakesNoGoodHashes()
    {
        accounts::DirectoryReport report;
        report.accounts = 3;
        QCOMPARE(countProblems(toDoctorLines(u"db"_s, report)), 0);
        report.passwordWidth = 40;
        report.notArgon2id = 2;
        const QList<DoctorLine> narrow = toDoctorLines(u"db"_s, report);
        QCOMPARE(countProblems(narrow), 1);
        QVERIFY(narrow[1].text.contains(u"40 characters only"));
        QVERIFY(narrow[1].text.contains(u"2 of 3"));
        QVERIFY(narrow[1].advice.contains(u"VARCHAR(255)"));
        const auto away = base::failure(base::ErrorKind::Network, u"GONE"_s, u"away"_s);
        QCOMPARE(countProblems(toDoctorLines(u"db"_s, away)), 1);
    }

    void countsProblemsAtTheEnd()
    {
        const DoctorLine good = toDoctorLine({HealthCheck::Master, Health::Good, u"h:1"_s, {}});
        const DoctorLine bad = missing({"PUBLISH", "a", ""});
        QVERIFY(toText({good}).endsWith("No problems."));
        const QByteArray text = toText({good, bad});
        QVERIFY(text.startsWith("ok      h:1 takes writes\nPROBLEM h:1 may not PUBLISH a"));
        QVERIFY(text.endsWith("1 problem."));
        QVERIFY(toText({bad, bad}).endsWith("2 problems."));
    }

    void speaksJsonToMachines()
    {
        const QJsonObject bad = toJson(missing({"PUBLISH", "a", ""}));
        QCOMPARE(bad[u"check"_s].toString(), u"right"_s);
        QCOMPARE(bad[u"state"_s].toString(), u"problem"_s);
        QCOMPARE(bad[u"place"_s].toString(), u"h:1"_s);
        const QJsonObject good = toJson(toDoctorLine({HealthCheck::Master, Health::Good, {}, {}}));
        QCOMPARE(good[u"state"_s].toString(), u"good"_s);
        QVERIFY(good[u"place"_s].isNull());
        QVERIFY(good[u"advice"_s].isNull());
    }
};

QTEST_GUILESS_MAIN(TestDoctorText)
#include "tst_doctortext.moc"
