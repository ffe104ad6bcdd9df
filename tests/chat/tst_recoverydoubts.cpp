#include "recoverywords.h"

#include <QtTest>

using chat::LogId;
using words::joined;
using words::Reader;

/// Recovery where the log does not have what came live.
class TestRecoveryDoubts : public QObject {
    Q_OBJECT

private slots:
    void looksAgainForWhatTheNodeDoesNotHaveYet();
    void showsAForgedEnvelopeAsPlain();
    void isNotLedAstrayByAForgedChain();
    void losesNothingToAFloodOfForgedOnes();
    void findsItsWayAfterAFork();
    void waitsForANodeThatIsBehind();
    void keepsGoingWhileOthersAreDoubtful();
};

void TestRecoveryDoubts::looksAgainForWhatTheNodeDoesNotHaveYet()
{
    Reader reader = joined();
    // The bell came from one node, the log is read on another one that is behind.
    QCOMPARE(reader.live("4<3"), "4");
    QCOMPARE(reader.live("6<5"), "from 3");
    QCOMPARE(reader.log("3"), "recheck");
    QCOMPARE(reader.recheck(), "from 3");
    QCOMPARE(reader.log("3 4 5 6"), "5 6");
    QCOMPARE(reader.recheck(), "from 6");
    QCOMPARE(reader.log("6"), "");
}

void TestRecoveryDoubts::showsAForgedEnvelopeAsPlain()
{
    Reader reader = joined();
    QCOMPARE(reader.live("99<98"), "from 3");
    QCOMPARE(reader.log("3"), "recheck");
    for (int i = 0; i < chat::Doubts::maxLooks - 2; ++i) {
        QCOMPARE(reader.recheck(), "from 3");
        QCOMPARE(reader.log("3"), "recheck");
    }
    reader.recheck();
    const QByteArray shown = reader.log("3");
    QVERIFY2(shown.startsWith("{\"taproom\":1,\"id\":\"99-0\""), shown.constData());
    QCOMPARE(reader.live("4<3"), "4");
}

void TestRecoveryDoubts::isNotLedAstrayByAForgedChain()
{
    Reader reader = joined();
    // Nobody can tell until the next true one comes, which the forged id seems to precede.
    QCOMPARE(reader.live("999<3"), "999");
    QCOMPARE(reader.live("4<3"), "from 3");
    QCOMPARE(reader.log("3 4"), "4; recheck");
    QCOMPARE(reader.recovery().position(), (LogId {4, 0}));
    QCOMPARE(reader.live("5<4"), "5");
    QByteArray last;
    for (int i = 1; i < chat::Doubts::maxShownLooks; ++i) {
        QCOMPARE(reader.recheck(), i == 1 ? "from 4" : "from 5");
        last = reader.log(i == 1 ? "4 5" : "5");
    }
    QCOMPARE(last, "lost 999");
}

void TestRecoveryDoubts::losesNothingToAFloodOfForgedOnes()
{
    Reader reader = joined();
    constexpr int forged = 3000;
    int before = 3;
    QByteArray lost;
    for (int i = 0; i < forged; ++i) {
        // Each names the one before; now and then the log is read, and has none of them.
        const QByteArray word = QByteArray::number(1'000'000 + i);
        const QByteArray step = reader.live(word + '<' + QByteArray::number(before));
        before = 1'000'000 + i;
        if (step.contains("from")) {
            lost += reader.log("3");
            before = 3;
        }
    }
    QVERIFY(lost.contains("lost 1000000 "));
    // A true one that came meanwhile is neither old nor known.
    QByteArray step = reader.live("4<3");
    if (step.contains("from"))
        step = reader.log("3 4");
    QVERIFY2(step == "4" || step.startsWith("4;") || step.contains("; 4"), step.constData());
    QCOMPARE(reader.recovery().position(), (LogId {4, 0}));
}

void TestRecoveryDoubts::findsItsWayAfterAFork()
{
    Reader reader = joined();
    reader.live("4<3 5<4 6<5");
    // The new master never had 5 and 6; its own tail is another one.
    reader.subscribed();
    QCOMPARE(reader.log("3 4 5=other 7"), "lost 5 6; 5 7");
    QCOMPARE(reader.live("8<7"), "8");
    // One that was lost comes again, from its sender, and is new.
    QCOMPARE(reader.live("9<8=u6"), "9");
    // What was read from the log of the old master may be gone as well.
    Reader late = joined();
    late.subscribed();
    QCOMPARE(late.log("3 4 5"), "4 5");
    late.subscribed();
    QCOMPARE(late.log("", 1), "from 1");
    QCOMPARE(late.log("1 2 3 6"), "lost 4 5; 6");
    QCOMPARE(late.live("7<6"), "7");
}

void TestRecoveryDoubts::waitsForANodeThatIsBehind()
{
    Reader reader = joined();
    reader.live("4<3");
    reader.subscribed();
    QCOMPARE(reader.log("3 4"), "");
    // The subscription stands on a node that has neither 3 nor 4 yet.
    reader.subscribed();
    QCOMPARE(reader.log(""), "from 1");
    QCOMPARE(reader.log("1 2"), "recheck");
    QCOMPARE(reader.live("3<2 4<3 5<4"), "5");
    QCOMPARE(reader.recheck(), "from 2");
    QCOMPARE(reader.log("2 3 4 5"), "");
}

void TestRecoveryDoubts::keepsGoingWhileOthersAreDoubtful()
{
    Reader reader = joined();
    reader.live("99<98");
    QCOMPARE(reader.log("3"), "recheck");
    QCOMPARE(reader.live("4<3 p"), "4 p");
    QCOMPARE(reader.live("5<4"), "5");
}

QTEST_GUILESS_MAIN(TestRecoveryDoubts)
#include "tst_recoverydoubts.moc"
