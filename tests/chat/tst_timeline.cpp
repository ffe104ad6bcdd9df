#include "core/chat/timeline.h"

#include <QtTest>

using chat::ChatMessage;
using chat::EntryKind;
using chat::LogId;
using chat::SendState;
using chat::Timeline;
using chat::TimelineChange;
using chat::TimelineChanges;
using Type = chat::TimelineChange::Type;

namespace {

/// `"5"` is a logged message with id 5-0, `"p7"` a plain one that came at 7.
ChatMessage message(const QByteArray &word)
{
    ChatMessage made;
    made.body = word;
    if (word.startsWith('p')) {
        made.plain = true;
        made.at = std::chrono::milliseconds(word.mid(1).toInt());
        return made;
    }
    made.id = {word.toULongLong(), 0};
    made.uid = "uid" + word;
    made.from = "bob";
    return made;
}

QList<ChatMessage> messages(const QByteArray &words)
{
    QList<ChatMessage> list;
    for (const QByteArray &word : words.split(' '))
        list.append(message(word));
    return list;
}

ChatMessage waiting(const QByteArray &uid)
{
    ChatMessage made;
    made.uid = uid;
    made.from = "alice";
    made.body = uid;
    return made;
}

/// The rows in words: bodies, `[from..to]` for gaps, a mark behind own ones for their state.
QByteArray rows(const Timeline &timeline)
{
    QByteArrayList words;
    for (qsizetype row = 0; row < timeline.size(); ++row) {
        const chat::TimelineEntry entry = timeline.at(row);
        if (entry.kind != EntryKind::Message) {
            words << "[" + toText(entry.gapFrom) + ".." + toText(entry.gapTo) + "]";
            continue;
        }
        const QByteArray marks("-?+*!x");
        const QByteArray mark
            = entry.state == SendState::None ? QByteArray() : marks.mid(int(entry.state), 1);
        words << entry.body.toByteArray() + mark;
    }
    return words.join(' ');
}

TimelineChanges inserted(qsizetype row, qsizetype count)
{
    return {{Type::Inserted, row, count}};
}

TimelineChanges updated(qsizetype row)
{
    return {{Type::Updated, row, 1}};
}

} // namespace

class TestTimeline : public QObject {
    Q_OBJECT

private slots:
    void ordersByLogIdThenArrival_data();
    void ordersByLogIdThenArrival();
    void tellsABatchAsOneChange();
    void dropsWhatIsKnownById();
    void dropsWhatIsKnownByUid();
    void keepsOwnMessagesAtTheEndUntilStored();
    void movesAStoredMessageToItsPlace();
    void takesTheOwnEchoForTheWaitingMessage();
    void letsNobodyElseAnswerForAWaitingMessage();
    void remembersWhyAMessageWasRefused();
    void replacesWhatWasForgedUnderAnOwnId();
    void marksAndClosesGaps();
    void marksWhatTheServerLost();
    void letsTheOldestGo();
    void keepsEntryIdsForEver();
    void keepsAllFieldsOfAMessage();
    void marksBodiesThatAreNoText();
    void keepsHugeBodiesAndForgedIds();
    void holdsAMessageInFewBytes();
    void answersForRowsAfterMoving();
};

void TestTimeline::ordersByLogIdThenArrival_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("then");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("live") << QByteArray("1 2 3") << QByteArray("4 5") << QByteArray("1 2 3 4 5");
    QTest::newRow("history in front")
        << QByteArray("7 8") << QByteArray("1 2") << QByteArray("1 2 7 8");
    QTest::newRow("fills a hole") << QByteArray("1 2 9") << QByteArray("5 6 7")
                                  << QByteArray("1 2 5 6 7 9");
    QTest::newRow("any order") << QByteArray("5 1 3") << QByteArray("4 2 6")
                               << QByteArray("1 2 3 4 5 6");
    QTest::newRow("plain by arrival")
        << QByteArray("1 p2 3") << QByteArray("p1 4") << QByteArray("1 p2 3 p1 4");
    QTest::newRow("late ones stand by their time among plain ones")
        << QByteArray("1 p3 p5 8") << QByteArray("4 7") << QByteArray("1 p3 4 p5 7 8");
    QTest::newRow("only plain before")
        << QByteArray("p3 8") << QByteArray("2 5") << QByteArray("2 p3 5 8");
}

void TestTimeline::ordersByLogIdThenArrival()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, then);
    QFETCH(QByteArray, expected);
    Timeline timeline;
    timeline.add(messages(first), "alice");
    timeline.add(messages(then), "alice");
    QCOMPARE(rows(timeline), expected);
}

void TestTimeline::tellsABatchAsOneChange()
{
    Timeline timeline;
    QCOMPARE(timeline.add(messages("5 6 p1 7"), "alice"), inserted(0, 4));
    QCOMPARE(timeline.add(messages("1 2 3"), "alice"), inserted(0, 3));
    const TimelineChanges both {{Type::Inserted, 3, 1}, {Type::Inserted, 8, 2}};
    QCOMPARE(timeline.add(messages("4 8 9"), "alice"), both);
    QCOMPARE(timeline.firstId(), (LogId {1, 0}));
    QCOMPARE(timeline.lastId(), (LogId {9, 0}));
}

void TestTimeline::dropsWhatIsKnownById()
{
    Timeline timeline;
    timeline.add(messages("1 3"), "alice");
    ChatMessage again = message("3");
    again.uid = "another";
    QCOMPARE(timeline.add({again, message("1"), message("4")}, "alice"), inserted(2, 1));
    QCOMPARE(rows(timeline), QByteArray("1 3 4"));
}

void TestTimeline::dropsWhatIsKnownByUid()
{
    Timeline timeline;
    ChatMessage resent = message("9");
    resent.uid = "uid1";
    timeline.add(messages("1 3"), "alice");
    QCOMPARE(timeline.add({resent}, "alice"), TimelineChanges());
    QVERIFY(!timeline.contains({9, 0}));
    QVERIFY(timeline.contains({3, 0}));
    QCOMPARE(timeline.rowOfUid("uid3"), std::optional<qsizetype>(1));
    QCOMPARE(timeline.rowOfUid(""), std::nullopt);
}

void TestTimeline::keepsOwnMessagesAtTheEndUntilStored()
{
    Timeline timeline;
    timeline.add(messages("1"), "alice");
    QCOMPARE(timeline.addWaiting(waiting("a")), inserted(1, 1));
    QCOMPARE(timeline.addWaiting(waiting("a")), TimelineChanges());
    timeline.addWaiting(waiting("b"));
    QCOMPARE(timeline.add(messages("5 p2"), "alice"), inserted(1, 2));
    QCOMPARE(rows(timeline), QByteArray("1 5 p2 a? b?"));
    QCOMPARE(timeline.setStored("a", {6, 0}), updated(3));
    QCOMPARE(timeline.setStored("a", {7, 0}), TimelineChanges());
    QCOMPARE(rows(timeline), QByteArray("1 5 p2 a+ b?"));
    QCOMPARE(timeline.setReplicated("a"), updated(3));
    QCOMPARE(timeline.setReplicated("a"), TimelineChanges());
    QCOMPARE(timeline.setReplicated("b"), TimelineChanges());
    QCOMPARE(rows(timeline), QByteArray("1 5 p2 a* b?"));
}

void TestTimeline::movesAStoredMessageToItsPlace()
{
    Timeline timeline;
    timeline.addWaiting(waiting("a"));
    timeline.addWaiting(waiting("b"));
    timeline.add(messages("5 9"), "alice");
    const chat::EntryId entry = timeline.at(3).entry;
    const TimelineChanges moved {{Type::Removed, 3, 1}, {Type::Inserted, 1, 1}};
    QCOMPARE(timeline.setStored("b", {7, 0}), moved);
    QCOMPARE(rows(timeline), QByteArray("5 b+ 9 a?"));
    QCOMPARE(timeline.rowOf(entry), std::optional<qsizetype>(1));
    QCOMPARE(timeline.rowOfUid("b"), std::optional<qsizetype>(1));
}

void TestTimeline::takesTheOwnEchoForTheWaitingMessage()
{
    Timeline timeline;
    timeline.addWaiting(waiting("a"));
    ChatMessage echo = waiting("a");
    echo.id = {3, 0};
    QCOMPARE(timeline.add({echo}, "alice"), updated(0));
    QCOMPARE(rows(timeline), QByteArray("a*"));
    QCOMPARE(timeline.setStored("a", {3, 0}), TimelineChanges());
    QCOMPARE(rows(timeline), QByteArray("a*"));
}

void TestTimeline::letsNobodyElseAnswerForAWaitingMessage()
{
    Timeline timeline;
    timeline.addWaiting(waiting("a"));
    ChatMessage forged = message("3");
    forged.uid = "a";
    timeline.add({forged}, "alice");
    QCOMPARE(rows(timeline), QByteArray("3 a?"));
    const TimelineChanges replaced {{Type::Removed, 0, 1}, {Type::Updated, 0, 1}};
    QCOMPARE(timeline.setStored("a", {4, 0}), replaced);
    QCOMPARE(rows(timeline), QByteArray("a+"));
}

void TestTimeline::remembersWhyAMessageWasRefused()
{
    Timeline timeline;
    timeline.addWaiting(waiting("a"));
    const base::Error reason {base::ErrorKind::Server, QStringLiteral("NOPERM"), {}};
    QCOMPARE(timeline.setRefused("a", reason), updated(0));
    QCOMPARE(timeline.setRefused("a", reason), TimelineChanges());
    QCOMPARE(timeline.refusal("a"), std::optional(reason));
    QCOMPARE(rows(timeline), QByteArray("a!"));
    QCOMPARE(timeline.setWaiting("a"), updated(0));
    QCOMPARE(timeline.refusal("a"), std::nullopt);
    QCOMPARE(timeline.setRefused("nobody", reason), TimelineChanges());
    const TimelineChanges gone {{Type::Removed, 0, 1}};
    QCOMPARE(timeline.remove("a"), gone);
    QCOMPARE(timeline.remove("a"), TimelineChanges());
    QCOMPARE(timeline.size(), 0);
}

void TestTimeline::replacesWhatWasForgedUnderAnOwnId()
{
    Timeline timeline;
    timeline.addWaiting(waiting("a"));
    timeline.add(messages("3 4"), "alice");
    timeline.setStored("a", {4, 0});
    QCOMPARE(rows(timeline), QByteArray("3 a+"));
}

void TestTimeline::marksAndClosesGaps()
{
    Timeline timeline;
    timeline.add(messages("1 2 p3 9"), "alice");
    QCOMPARE(timeline.addGap(EntryKind::Gap, {2, 0}, {9, 0}), inserted(2, 1));
    QCOMPARE(rows(timeline), QByteArray("1 2 [2-0..9-0] p3 9"));
    timeline.add(messages("7 8"), "alice");
    QCOMPARE(rows(timeline), QByteArray("1 2 [2-0..9-0] p3 7 8 9"));
    const TimelineChanges gone {{Type::Removed, 2, 1}};
    QCOMPARE(timeline.removeGap({2, 0}), gone);
    QCOMPARE(timeline.removeGap({2, 0}), TimelineChanges());
    QCOMPARE(timeline.addGap(EntryKind::Trimmed, {}, {1, 0}), inserted(0, 1));
    QCOMPARE(timeline.at(0).kind, EntryKind::Trimmed);
    QCOMPARE(rows(timeline), QByteArray("[0-0..1-0] 1 2 p3 7 8 9"));
}

void TestTimeline::marksWhatTheServerLost()
{
    Timeline timeline;
    timeline.add(messages("1 2 3 p3 4"), "alice");
    timeline.addGap(EntryKind::Trimmed, {3, 0}, {4, 0});
    const chat::EntryId entry = timeline.at(2).entry;
    const TimelineChanges changes = timeline.setLost({{{3, 0}, "uid3"}, {{4, 0}, "uid4"}});
    QVERIFY(!changes.isEmpty());
    QCOMPARE(rows(timeline), "1 2 [3-0..4-0] 3x p3 4x");
    QCOMPARE(timeline.lastId(), (LogId {2, 0}));
    QVERIFY(timeline.rowOf(entry));
    // Known neither by id nor by uid of another: nothing is lost.
    QCOMPARE(timeline.setLost({{{2, 0}, "other"}, {{9, 0}, "uid1"}}), TimelineChanges());
    // Another message has the id now, and one that was lost was stored again.
    ChatMessage other = message("4");
    other.uid = "other4";
    other.body = "other";
    ChatMessage again = message("5");
    again.uid = "uid3";
    timeline.add({other, again}, "alice");
    QCOMPARE(rows(timeline), "1 2 [3-0..4-0] p3 4x other 5");
    // Simply, without anything around it, it stays where it is.
    Timeline plain;
    plain.add(messages("1 2"), "alice");
    QCOMPARE(plain.setLost({{{2, 0}, "uid2"}}), updated(1));
    QCOMPARE(rows(plain), "1 2x");
}

void TestTimeline::letsTheOldestGo()
{
    Timeline timeline;
    QList<ChatMessage> many;
    for (int i = 1; i <= 2000; ++i)
        many.append(message(QByteArray::number(i)));
    timeline.add(many, "alice");
    timeline.addGap(EntryKind::Trimmed, {1, 0}, {2, 0});
    const qsizetype before = timeline.memoryBytes();
    QCOMPARE(timeline.shrinkTo(before), TimelineChanges());
    const TimelineChanges changes = timeline.shrinkTo(before / 2);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().type, Type::Removed);
    QVERIFY(timeline.memoryBytes() <= before / 2);
    QCOMPARE(timeline.size(), 2001 - changes.constFirst().count);
    QCOMPARE(timeline.at(timeline.size() - 1).body, QByteArrayView("2000"));
    QVERIFY(!timeline.rowOfUid("uid1"));
    QCOMPARE(timeline.rowOfUid("uid2000"), timeline.size() - 1);
    // What went may be read again.
    const qsizetype first = qsizetype(timeline.firstId().milliseconds);
    timeline.add(many.first(first - 1), "alice");
    QCOMPARE(timeline.size(), 2000);
    QCOMPARE(timeline.at(0).body, QByteArrayView("1"));
}

void TestTimeline::keepsEntryIdsForEver()
{
    Timeline timeline;
    timeline.add(messages("5"), "alice");
    const chat::EntryId entry = timeline.at(0).entry;
    QVERIFY(entry != 0);
    QSet<chat::EntryId> seen {entry};
    for (int i = 0; i < 1000; ++i) {
        // Always directly before it: segments fill up and split.
        ChatMessage made = message(i % 2 ? "4" : "6");
        made.id.sequence = quint64(i + 1);
        made.uid = QByteArray::number(i);
        timeline.add({made}, "alice");
        const auto row = timeline.rowOfUid(made.uid);
        QVERIFY(row.has_value());
        QVERIFY(!seen.contains(timeline.at(*row).entry));
        seen.insert(timeline.at(*row).entry);
        if (i % 5 == 0)
            timeline.remove(made.uid);
    }
    QCOMPARE(timeline.at(*timeline.rowOf(entry)).body, QByteArrayView("5"));
    QCOMPARE(timeline.rowOf(12345678), std::nullopt);
}

void TestTimeline::keepsAllFieldsOfAMessage()
{
    ChatMessage made = message("5");
    made.kind = chat::MessageKind::React;
    made.re = "01JDABCDEFGHJKMNPQRSTVWXYZ";
    made.channel = "news:sport";
    Timeline timeline;
    timeline.add({made}, "alice");
    const chat::TimelineEntry entry = timeline.at(0);
    QCOMPARE(entry.messageKind, made.kind);
    QCOMPARE(entry.re.toByteArray(), made.re);
    QCOMPARE(entry.uid.toByteArray(), made.uid);
    QCOMPARE(entry.channel, QByteArrayView(made.channel));
    QCOMPARE(entry.from, QByteArrayView("bob"));
    QCOMPARE(entry.at.count(), 5);
    QVERIFY(!entry.own);
    timeline.addWaiting(waiting("a"));
    QVERIFY(timeline.at(1).own);
    made = message("6");
    made.from = "alice";
    timeline.add({made}, "alice");
    QVERIFY(timeline.at(1).own);
    QCOMPARE(timeline.at(1).state, SendState::Replicated);
}

void TestTimeline::marksBodiesThatAreNoText()
{
    ChatMessage bytes = message("p1");
    bytes.body = "\xff\xfe";
    Timeline timeline;
    timeline.add({bytes, message("p2")}, "alice");
    QVERIFY(!timeline.at(0).validUtf8);
    QVERIFY(timeline.at(0).plain);
    QVERIFY(timeline.at(1).validUtf8);
}

void TestTimeline::keepsHugeBodiesAndForgedIds()
{
    ChatMessage huge = message("p1");
    huge.body = QByteArray(3'000'000, 'x');
    ChatMessage forged = message("7");
    forged.id = {~quint64(0), ~quint64(0)};
    Timeline timeline;
    timeline.add({message("1"), huge, message("2"), forged, huge}, "alice");
    timeline.add({message("3"), message("4")}, "alice");
    QCOMPARE(timeline.size(), 7);
    QCOMPARE(timeline.at(1).body.size(), huge.body.size());
    QCOMPARE(timeline.at(5).id, forged.id);
    QCOMPARE(timeline.at(4).body, QByteArrayView("4"));
    QCOMPARE(timeline.lastId(), forged.id);
}

void TestTimeline::holdsAMessageInFewBytes()
{
    constexpr int count = 50'000;
    Timeline timeline;
    QList<ChatMessage> batch;
    for (int i = 0; i < count; ++i) {
        ChatMessage made;
        made.id = {1795462772424 + quint64(i) * 37, 0};
        made.uid = "01JD" + QByteArray::number(i).rightJustified(22, '0');
        made.from = "user" + QByteArray::number(i % 17);
        made.body = QByteArray(100, 'x');
        batch.append(made);
    }
    timeline.add(batch, "alice");
    const double bytes = double(timeline.memoryBytes()) / count;
    QVERIFY2(bytes <= 160, qPrintable(QString::number(bytes)));
    QVERIFY(bytes > 100);
}

void TestTimeline::answersForRowsAfterMoving()
{
    Timeline timeline;
    timeline.add(messages("1 2"), "alice");
    Timeline moved = std::move(timeline);
    QCOMPARE(rows(moved), QByteArray("1 2"));
    timeline = std::move(moved);
    QCOMPARE(timeline.size(), 2);
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
