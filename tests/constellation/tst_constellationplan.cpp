#include "core/constellation/clusterfounder.h"
#include "core/constellation/planprogress.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace constellation;
using Places = QList<qsizetype>;

class TestConstellationPlan final : public QObject {
    Q_OBJECT

private slots:
    void theChainIsSound() { QVERIFY(checkPlan(makeChainPlan())); }

    void startsSentinelsWhenAllDataIsThere()
    {
        QVERIFY(checkPlan(makeSentinelPlan()));
        PlanProgress progress(makeSentinelPlan());
        QCOMPARE(progress.takeStartable(), Places {0});
        progress.setReady(0);
        QCOMPARE(progress.takeStartable(), (Places {1, 2}));
        for (const qsizetype replica : {1, 2}) {
            QCOMPARE(progress.takeStartable(), Places {});
            progress.setReady(replica);
            progress.setLinked(replica);
            progress.setOnline(replica);
        }
        QCOMPARE(progress.takeStartable(), (Places {3, 4, 5}));
        for (const qsizetype sentinel : {3, 4, 5}) {
            progress.setReady(sentinel);
            QVERIFY(!progress.isComplete()); // it has not met the others
            progress.setLinked(sentinel);
        }
        QVERIFY(progress.isComplete());
    }

    void startsAllServersOfAClusterAtOnce()
    {
        const ConstellationPlan plan = makeClusterPlan();
        QVERIFY(checkPlan(plan));
        PlanProgress progress(plan);
        QCOMPARE(progress.takeStartable(), (Places {0, 1, 2, 3, 4, 5}));
        for (qsizetype place = 0; place < 6; ++place) {
            QVERIFY(!progress.isReadyToMeet());
            progress.setReady(place);
        }
        QVERIFY(progress.isReadyToMeet());
        QVERIFY(!progress.isComplete());
    }

    void sharesAllSlotsAmongTheMasters()
    {
        const auto shareOf = [](qsizetype place) {
            return makeFoundingCommands(makeClusterPlan(), place).at(1).printable();
        };
        QCOMPARE(shareOf(0), QByteArray("\"CLUSTER\" \"ADDSLOTSRANGE\" \"0\" \"5460\""));
        QCOMPARE(shareOf(1), QByteArray("\"CLUSTER\" \"ADDSLOTSRANGE\" \"5461\" \"10921\""));
        QCOMPARE(shareOf(2), QByteArray("\"CLUSTER\" \"ADDSLOTSRANGE\" \"10922\" \"16383\""));
        QCOMPARE(shareOf(3), QByteArray("\"CLUSTER\" \"MYID\""));
    }

    void refusesASentinelWithoutAMaster()
    {
        QVERIFY(!checkPlan({{{u"sentinel"_s, {}, {}, 0}}}));
        QVERIFY(!checkPlan({{{u"master"_s, {}, {}}, {u"sentinel"_s, 0, {}, 0}}}));
    }

    void refusesPlansThatCannotBeStarted_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("parent");
        QTest::newRow("no name") << QString() << 0;
        QTest::newRow("path as name") << u"../x"_s << 0;
        QTest::newRow("name used twice") << u"master"_s << 0;
        QTest::newRow("copies itself") << u"replica"_s << 1;
        QTest::newRow("copies a later one") << u"replica"_s << 2;
        QTest::newRow("copies nobody there") << u"replica"_s << -1;
    }

    void refusesPlansThatCannotBeStarted()
    {
        QFETCH(const QString, name);
        QFETCH(const int, parent);
        const auto checked = checkPlan({{{u"master"_s, {}, {}}, {name, parent, {}}}});
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, base::ErrorKind::Input);
    }

    void startsEachLevelWhenTheOneAboveIsSettled()
    {
        PlanProgress progress(makeChainPlan());
        QCOMPARE(progress.takeStartable(), Places {0});
        QCOMPARE(progress.takeStartable(), Places {});
        progress.setReady(0);
        QCOMPARE(progress.takeStartable(), Places {1});
        progress.setReady(1);
        progress.setLinked(1);
        QCOMPARE(progress.takeStartable(), Places {}); // its master does not list it yet
        progress.setOnline(1);
        QCOMPARE(progress.takeStartable(), Places {2});
        QVERIFY(!progress.isComplete());
        progress.setOnline(2); // the order of the three facts does not matter
        progress.setLinked(2);
        QVERIFY(!progress.isComplete());
        progress.setReady(2);
        QVERIFY(progress.isComplete());
    }

    void startsServersOfOneLevelTogether()
    {
        PlanProgress progress(
            {{{u"a"_s, {}, {}}, {u"b"_s, 0, {}}, {u"c"_s, {}, {}}, {u"d"_s, 0, {}}}});
        QCOMPARE(progress.takeStartable(), (Places {0, 2}));
        progress.setReady(0);
        QCOMPARE(progress.takeStartable(), (Places {1, 3}));
    }
};

QTEST_GUILESS_MAIN(TestConstellationPlan)
#include "tst_constellationplan.moc"
