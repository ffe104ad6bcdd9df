#include "recoverywords.h"

#include <QtTest>

using chat::LogId;
using chat::Recovery;
using words::joined;
using words::Reader;

class TestRecovery : public QObject {
    Q_OBJECT

private slots:
    void showsTheNewestOfTheLogFirst();
    void showsNoHistoryWhenNoneIsWanted();
    void followsTheChain();
    void startsAnEmptyLog();
    void holdsLiveMessagesWhileItReads();
    void showsAllThatCameLiveBeforeTheHistory();
    void readsWhatIsMissing();
    void dropsWhatItHasShown();
    void dropsASecondEntryOfTheSameUid();
    void readsOnAfterEachSubscription();
    void readsInPages();
    void ignoresAnswersToReadsOfBefore();
    void tellsWhatWasTrimmed();
    void tellsThatTheLogWasBegunAnew();
    void noticesAHoleInAQuietRoom();
    void confirmsWhatCameLive();
    void readsLessWhenThatIsTooLong();
    void triesAFailedReadAgain();
    void goesOnWithoutHistoryWhenItMayNotRead();
    void boundsWhatItHolds();
};

void TestRecovery::showsTheNewestOfTheLogFirst()
{
    Reader reader(50);
    QCOMPARE(reader.subscribed(), "newest 50");
    QVERIFY(reader.recovery().isReading());
    QCOMPARE(reader.log("7 8 9"), "7 8 9");
    QVERIFY(!reader.recovery().isReading());
    QCOMPARE(reader.recovery().position(), (LogId {9, 0}));
}

void TestRecovery::showsNoHistoryWhenNoneIsWanted()
{
    Reader reader(0);
    QCOMPARE(reader.subscribed(), "newest 1");
    QCOMPARE(reader.log("9"), "");
    QCOMPARE(reader.live("10<9"), "10");
}

void TestRecovery::followsTheChain()
{
    Reader reader = joined();
    QCOMPARE(reader.live("4<3 p1 5<4"), "4 p1 5");
    QCOMPARE(reader.live("6<5"), "6");
}

void TestRecovery::startsAnEmptyLog()
{
    Reader reader;
    reader.subscribed();
    QCOMPARE(reader.log(""), "");
    QCOMPARE(reader.live("4<0"), "4");
    Reader missed;
    missed.subscribed();
    missed.log("");
    QCOMPARE(missed.live("5<4"), "from 0");
    QCOMPARE(missed.log("4 5", 4), "4 5");
}

void TestRecovery::holdsLiveMessagesWhileItReads()
{
    Reader reader;
    QCOMPARE(reader.live("p0"), "");
    reader.subscribed();
    QCOMPARE(reader.live("3<2 p1 4<3"), "");
    QCOMPARE(reader.log("1 2 3"), "1 2 3 p0 p1 4");
}

void TestRecovery::showsAllThatCameLiveBeforeTheHistory()
{
    // With no history wanted, the first message that came is where it begins.
    Reader bare(0);
    bare.subscribed();
    bare.live("8<7 9<8");
    QCOMPARE(bare.log("9"), "from 8");
    QCOMPARE(bare.log("8 9"), "8 9");
    // The history stands before what came live.
    Reader reader(3);
    reader.subscribed();
    reader.live("8<7");
    QCOMPARE(reader.log("6 7 8"), "6 7 8");
    Reader late(2);
    late.subscribed();
    late.live("6<5 7<6 8<7");
    QCOMPARE(late.log("7 8"), "from 6");
    QCOMPARE(late.log("6 7 8"), "6 7 8");
    // A forged one does not make it read the whole log.
    Reader misled(2);
    misled.subscribed();
    misled.live("1<0 8<7");
    QCOMPARE(misled.log("7 8"), "from 1");
    QCOMPARE(misled.log("3 4 5 6 7 8", 3), "newest 2");
    QCOMPARE(misled.log("7 8"), "7 8");
}

void TestRecovery::readsWhatIsMissing()
{
    Reader reader = joined();
    QCOMPARE(reader.live("6<5 7<6"), "from 3");
    QCOMPARE(reader.live("8<7"), "");
    QCOMPARE(reader.log("3 4 5 6"), "4 5 6 7 8");
}

void TestRecovery::dropsWhatItHasShown()
{
    Reader reader = joined();
    QCOMPARE(reader.live("3<2 2<1"), "");
    QCOMPARE(reader.live("4<3 4<3"), "4");
    QVERIFY(!reader.recovery().isReading());
}

void TestRecovery::dropsASecondEntryOfTheSameUid()
{
    Reader reader = joined();
    QCOMPARE(reader.live("4<3=u2 5<4"), "5");
    QCOMPARE(reader.recovery().position(), (LogId {5, 0}));
}

void TestRecovery::readsOnAfterEachSubscription()
{
    Reader reader = joined();
    QCOMPARE(reader.subscribed(), "from 3");
    QCOMPARE(reader.live("7<6"), "");
    QCOMPARE(reader.log("3 4 5 6"), "4 5 6 7");
    // What only came live is read once more.
    QCOMPARE(reader.subscribed(), "from 6");
    QCOMPARE(reader.log("6 7"), "");
    QCOMPARE(reader.subscribed(), "from 7");
}

void TestRecovery::readsInPages()
{
    Reader reader = joined();
    reader.subscribed();
    QByteArray words;
    QByteArrayList shown;
    for (int id = 3; id < 3 + Recovery::pageEntries; ++id) {
        words += QByteArray::number(id) + ' ';
        if (id > 3)
            shown << QByteArray::number(id);
    }
    const QByteArray last = shown.constLast();
    QCOMPARE(reader.log(words), shown.join(' ') + "; from " + last);
    QCOMPARE(reader.log(last + " 900"), "900");
}

void TestRecovery::ignoresAnswersToReadsOfBefore()
{
    Reader reader = joined();
    reader.subscribed();
    reader.subscribed();
    QCOMPARE(reader.oldLog("3 4"), "");
    QVERIFY(reader.recovery().isReading());
    QCOMPARE(reader.log("3 4 5"), "4 5");
    QCOMPARE(reader.log("5 6"), "");
}

void TestRecovery::tellsWhatWasTrimmed()
{
    Reader reader = joined();
    reader.subscribed();
    QCOMPARE(reader.log("8 9", 8), "hole 3..8; 8 9");
    QCOMPARE(reader.live("10<9"), "10");
    // What came live is shown, though the log has lost it.
    Reader slow = joined();
    slow.live("5<4 6<5");
    QCOMPARE(slow.log("8 9", 8), "hole 3..8; 5 6 8 9");
}

void TestRecovery::tellsThatTheLogWasBegunAnew()
{
    Reader reader = joined();
    QCOMPARE(reader.live("7<0"), "from 3");
    QCOMPARE(reader.log("7", 7), "hole 3..7; 7");
    // Emptied, and nothing came since: nothing to tell.
    Reader empty = joined();
    empty.subscribed();
    QCOMPARE(empty.log("", 0), "");
}

void TestRecovery::noticesAHoleInAQuietRoom()
{
    Reader reader = joined();
    QCOMPARE(reader.newest(3), "");
    QCOMPARE(reader.newest(5), "from 3");
    QCOMPARE(reader.newest(6), "");
    QCOMPARE(reader.log("3 4 5"), "4 5");
}

void TestRecovery::confirmsWhatCameLive()
{
    Reader reader = joined();
    QByteArray words("3");
    QByteArray step;
    for (size_t i = 0; i < Recovery::maxUnverified; ++i) {
        const QByteArray id = QByteArray::number(quint64(i) + 4);
        step = reader.live(id + '<' + QByteArray::number(quint64(i) + 3));
        words += ' ' + id;
    }
    QCOMPARE(step, "403; from 3");
    QVERIFY(!reader.recovery().isReading());
    QCOMPARE(reader.live("404<403"), "");
    QCOMPARE(reader.log(words), "404");
    QCOMPARE(reader.newest(404), "from 403");
    QCOMPARE(reader.log("403 404"), "");
    QCOMPARE(reader.newest(404), "");
}

void TestRecovery::readsLessWhenThatIsTooLong()
{
    Reader reader = joined();
    reader.subscribed();
    QCOMPARE(reader.tooLong(), "recheck");
    for (int count = 500; count > 8; count /= 4) {
        reader.recheck();
        QCOMPARE(reader.tooLong(), "recheck");
    }
    // Two entries, and one of them is known: the other can't be read. What stands at the end can.
    QCOMPARE(reader.recheck(), "from 3");
    QCOMPARE(reader.tooLong(), "recheck");
    QCOMPARE(reader.live("6<5"), "");
    QCOMPARE(reader.recheck(), "newest 50");
    QCOMPARE(reader.log("5 6"), "hole 3..5; 5 6");
    QCOMPARE(reader.live("7<6"), "7");
    // Nothing can be read, not even the first time: live ones are shown.
    Reader first(1);
    first.subscribed();
    QCOMPARE(first.live("8<7"), "");
    QCOMPARE(first.tooLong(), "8");
}

void TestRecovery::triesAFailedReadAgain()
{
    Reader reader = joined();
    reader.live("5<4");
    QCOMPARE(reader.failed(), "recheck");
    QCOMPARE(reader.live("6<5"), "");
    QCOMPARE(reader.recheck(), "from 3");
    QCOMPARE(reader.recheck(), "");
    QCOMPARE(reader.log("3 4 5 6"), "4 5 6");
}

void TestRecovery::goesOnWithoutHistoryWhenItMayNotRead()
{
    Reader reader;
    reader.subscribed();
    reader.live("7<6 p");
    QCOMPARE(reader.refused(), "7 p");
    QCOMPARE(reader.live("9<8 9<8 10<9"), "9 10");
    QVERIFY(!reader.recovery().isReading());
    // A right that was given meanwhile counts from the next subscription on.
    QCOMPARE(reader.subscribed(), "newest 3");
    QCOMPARE(reader.log("9 10 11"), "from 7");
    QCOMPARE(reader.log("7 8 9 10 11"), "8 11");
}

void TestRecovery::boundsWhatItHolds()
{
    Reader reader = joined();
    reader.subscribed();
    QByteArray words("p1");
    for (qsizetype i = 1; i < chat::HeldMessages::maxMessages; ++i)
        words += ' ' + QByteArray::number(i + 5) + '<' + QByteArray::number(i + 4);
    // The plain one has no log to come back from; the others will be read again.
    QCOMPARE(reader.live(words), "p1");
    QCOMPARE(reader.log("3"), "from 3");
    QCOMPARE(reader.log("3 4 5"), "4 5");
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
