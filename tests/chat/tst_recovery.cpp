#include "core/chat/recovery.h"

#include <QtTest>

using chat::ChatMessage;
using chat::LogId;
using chat::LogPage;
using chat::Recovery;
using chat::RecoveryStep;

namespace {

/// `5<4` is the message with id 5 that names 4 before it; `5<4=u` has the uid u; `p` a plain one.
ChatMessage message(const QByteArray &word)
{
    ChatMessage made;
    made.body = word;
    made.plain = word.startsWith('p');
    if (made.plain)
        return made;
    const QByteArrayList parts = word.split('=');
    const QByteArrayList ids = parts.at(0).split('<');
    made.id = {ids.at(0).toULongLong(), 0};
    made.previous = {ids.value(1).toULongLong(), 0};
    made.uid = parts.value(1, "u" + ids.at(0));
    made.from = "bob";
    return made;
}

QList<ChatMessage> messages(const QByteArray &words)
{
    QList<ChatMessage> list;
    for (const QByteArray &word : words.split(' ')) {
        if (!word.isEmpty())
            list.append(message(word));
    }
    return list;
}

LogPage page(const QByteArray &words)
{
    LogPage made;
    made.messages = messages(words);
    made.entries = made.messages.size();
    if (made.entries > 0) {
        made.first = made.messages.constFirst().id;
        made.last = made.messages.constLast().id;
    }
    return made;
}

QByteArray word(const ChatMessage &shown)
{
    return shown.plain ? shown.body : QByteArray::number(shown.id.milliseconds);
}

/// `hole 3..9; lost 5; 1 2 p; newest 50; from 3; recheck`
QByteArray toText(const RecoveryStep &step)
{
    QByteArrayList parts;
    if (step.hole)
        parts << "hole " + QByteArray::number(step.hole->from.milliseconds) + ".."
                + QByteArray::number(step.hole->to.milliseconds);
    if (!step.lost.isEmpty()) {
        QByteArrayList lost;
        for (const chat::ShownMessage &message : step.lost)
            lost << QByteArray::number(message.id.milliseconds);
        parts << "lost " + lost.join(' ');
    }
    QByteArrayList shown;
    for (const ChatMessage &message : step.show)
        shown << word(message);
    if (!shown.isEmpty())
        parts << shown.join(' ');
    if (step.read && step.read->kind == chat::LogRead::Kind::Newest)
        parts << "newest " + QByteArray::number(step.read->count);
    if (step.read && step.read->kind == chat::LogRead::Kind::From)
        parts << "from " + QByteArray::number(step.read->from.milliseconds);
    if (step.recheckAfter)
        parts << "recheck";
    return parts.join("; ");
}

/// A recovery with the ticket of its last read, so that answers fit.
class Reader {
public:
    explicit Reader(int history = 3)
        : m_recovery(history)
    {
    }

    QByteArray subscribed() { return take(m_recovery.subscribed()); }
    QByteArray live(const QByteArray &words) { return take(m_recovery.takeLive(messages(words))); }
    /// `first`: where the log begins.
    QByteArray log(const QByteArray &words, quint64 first = 1)
    {
        return take(m_recovery.takePage(m_ticket, page(words), {first, 0}));
    }
    QByteArray oldLog(const QByteArray &words)
    {
        return take(m_recovery.takePage(m_ticket - 1, page(words), {1, 0}));
    }
    QByteArray failed() { return take(m_recovery.readFailed(m_ticket)); }
    QByteArray tooLong() { return take(m_recovery.readTooLong(m_ticket)); }
    QByteArray refused() { return take(m_recovery.readRefused(m_ticket)); }
    QByteArray recheck() { return take(m_recovery.recheck()); }
    QByteArray newest(quint64 id) { return take(m_recovery.checkNewest({id, 0})); }
    const Recovery &recovery() const { return m_recovery; }

private:
    QByteArray take(const RecoveryStep &step)
    {
        if (step.read)
            m_ticket = step.read->ticket;
        return toText(step);
    }

    Recovery m_recovery;
    quint64 m_ticket = 0;
};

/// Joined, with 1 2 3 shown and the position at 3.
Reader joined()
{
    Reader reader;
    reader.subscribed();
    reader.log("1 2 3");
    return reader;
}

} // namespace

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
    void looksAgainForWhatTheNodeDoesNotHaveYet();
    void showsAForgedEnvelopeAsPlain();
    void isNotLedAstrayByAForgedChain();
    void losesNothingToAFloodOfForgedOnes();
    void confirmsWhatCameLive();
    void readsLessWhenThatIsTooLong();
    void findsItsWayAfterAFork();
    void waitsForANodeThatIsBehind();
    void keepsGoingWhileOthersAreDoubtful();
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

void TestRecovery::looksAgainForWhatTheNodeDoesNotHaveYet()
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

void TestRecovery::showsAForgedEnvelopeAsPlain()
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

void TestRecovery::isNotLedAstrayByAForgedChain()
{
    Reader reader = joined();
    // Nobody can tell until the next true one comes, which the forged id seems to precede.
    QCOMPARE(reader.live("999<3"), "999");
    QCOMPARE(reader.live("4<3"), "from 3");
    QCOMPARE(reader.log("3 4"), "4; recheck");
    QCOMPARE(reader.recovery().position(), (LogId {4, 0}));
    QCOMPARE(reader.live("5<4"), "5");
    QByteArray last;
    for (int i = 1; i < chat::Doubts::maxLooks; ++i) {
        QCOMPARE(reader.recheck(), i == 1 ? "from 4" : "from 5");
        last = reader.log(i == 1 ? "4 5" : "5");
    }
    QCOMPARE(last, "lost 999");
}

void TestRecovery::losesNothingToAFloodOfForgedOnes()
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

void TestRecovery::findsItsWayAfterAFork()
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

void TestRecovery::waitsForANodeThatIsBehind()
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

void TestRecovery::keepsGoingWhileOthersAreDoubtful()
{
    Reader reader = joined();
    reader.live("99<98");
    QCOMPARE(reader.log("3"), "recheck");
    QCOMPARE(reader.live("4<3 p"), "4 p");
    QCOMPARE(reader.live("5<4"), "5");
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
