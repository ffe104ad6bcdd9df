#include "ui/text/entrytext.h"
#include "ui/text/jsontext.h"
#include "ui/text/timetext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

/// Rows in words, and the times and JSON in them.
class TestEntryText : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void writesTimesAsTwentyFourHours();
    void writesDays();
    void survivesTimesOfNoCalendar_data();
    void survivesTimesOfNoCalendar();
    void writesDurations_data();
    void writesDurations();
    void readsRowsAloud();
    void quotesNoControlCharacters();
    void wordsSystemLines();
    void wordsGaps();
    void showsBytesAsHex();
    void hidesWhatBelongsToOthers();
    void knowsJson_data();
    void knowsJson();
    void formatsJson_data();
    void formatsJson();
    void boundsWhatItShows();
};

namespace {

constexpr milliseconds noon {1795435200000}; // 2026-11-23 12:00 UTC

chat::TimelineEntry entryOf(QByteArrayView body)
{
    chat::TimelineEntry entry;
    entry.entry = 1;
    entry.from = "alice";
    entry.body = body;
    entry.at = noon;
    return entry;
}

chat::TimelineEntry plainOf(QByteArrayView body)
{
    chat::TimelineEntry entry = entryOf(body);
    entry.plain = true;
    entry.from = {};
    return entry;
}

} // namespace

void TestEntryText::initTestCase()
{
    qputenv("TZ", "UTC");
}

void TestEntryText::writesTimesAsTwentyFourHours()
{
    QCOMPARE(ui::timeText(noon), u"12:00"_s);
    QCOMPARE(ui::timeText(noon + std::chrono::hours(9) + std::chrono::minutes(5)), u"21:05"_s);
    QCOMPARE(ui::timeText(noon + std::chrono::hours(12)), u"00:00"_s);
    QCOMPARE(ui::fullTimeText(noon), u"Monday, 23 November 2026, 12:00:00"_s);
}

void TestEntryText::writesDays()
{
    const QDate day(2026, 11, 23);
    QCOMPARE(ui::dayText(day, QDate(2026, 1, 1)), u"Monday, 23 November"_s);
    QCOMPARE(ui::dayText(day, QDate(2027, 1, 1)), u"Monday, 23 November 2026"_s);
    QCOMPARE(ui::dayOf(noon), day);
    QCOMPARE(ui::dayOf(noon + std::chrono::hours(12)), day.addDays(1));
}

void TestEntryText::survivesTimesOfNoCalendar_data()
{
    QTest::addColumn<qint64>("at");
    QTest::newRow("before") << qint64(-1);
    QTest::newRow("far before") << std::numeric_limits<qint64>::min();
    QTest::newRow("after") << qint64(253402300800000);
    QTest::newRow("far after") << std::numeric_limits<qint64>::max();
}

void TestEntryText::survivesTimesOfNoCalendar()
{
    QFETCH(qint64, at);
    QCOMPARE(ui::timeText(milliseconds(at)), u"--:--"_s);
    QVERIFY(!ui::dayOf(milliseconds(at)).isValid());
    QCOMPARE(ui::fullTimeText(milliseconds(at)), u"Unknown time"_s);
    QCOMPARE(ui::dayText(ui::dayOf(milliseconds(at)), {}), u"Unknown day"_s);
}

void TestEntryText::writesDurations_data()
{
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<QString>("text");
    QTest::newRow("tenths") << qint64(249) << u"0.2 s"_s;
    QTest::newRow("seconds") << qint64(4999) << u"4 s"_s;
    QTest::newRow("minutes") << qint64(60'000) << u"1 min"_s;
    QTest::newRow("hours") << qint64(47 * 3600'000) << u"47 h"_s;
}

void TestEntryText::writesDurations()
{
    QFETCH(qint64, duration);
    QTEST(ui::durationText(milliseconds(duration)), "text");
}

void TestEntryText::readsRowsAloud()
{
    QCOMPARE(ui::accessibleText(entryOf("Failover **drill** at 15:00.")),
        u"alice, 12:00: Failover drill at 15:00."_s);
    QCOMPARE(ui::accessibleText(plainOf("hi")), u"published directly, 12:00: hi"_s);
    QVERIFY(!ui::accessibleDescription(plainOf("hi")).isEmpty());
    chat::TimelineEntry own = entryOf("hi");
    QVERIFY(ui::accessibleDescription(own).isEmpty());
    QSet<QString> words;
    for (const auto state : {chat::SendState::Waiting, chat::SendState::Stored,
             chat::SendState::Replicated, chat::SendState::Refused}) {
        own.state = state;
        words.insert(ui::accessibleDescription(own));
    }
    QCOMPARE(words.size(), 4);
    QVERIFY(!words.contains(QString()));
}

void TestEntryText::quotesNoControlCharacters()
{
    chat::TimelineEntry entry = entryOf("a\x1b[0m\n");
    entry.from = "al\nice\xE2\x80\xAE";
    QCOMPARE(ui::accessibleText(entry), u"al ice[U+202E], 12:00: a[U+001B][0m"_s);
    entry.from = "";
    QCOMPARE(ui::senderText(entry), u"somebody"_s);
    const QByteArray longName(200, 'a');
    entry.from = longName;
    QCOMPARE(ui::senderText(entry).size(), 65);
}

void TestEntryText::wordsSystemLines()
{
    chat::TimelineEntry entry = entryOf("the new one");
    entry.messageKind = chat::MessageKind::Join;
    QVERIFY(ui::isSystemLine(entry));
    QCOMPARE(ui::toMessageText(entry, {}).text, u"alice joined"_s);
    entry.messageKind = chat::MessageKind::Leave;
    QCOMPARE(ui::accessibleText(entry), u"alice left"_s);
    entry.messageKind = chat::MessageKind::Topic;
    QCOMPARE(ui::toMessageText(entry, {}).text, u"alice set the topic: the new one"_s);
    entry.body = {};
    QCOMPARE(ui::toMessageText(entry, {}).text, u"alice removed the topic"_s);
}

void TestEntryText::wordsGaps()
{
    chat::TimelineEntry gap;
    gap.kind = chat::EntryKind::Trimmed;
    QVERIFY(ui::gapText(gap).contains(u"trimmed"));
    gap.gapFrom = {quint64(noon.count()), 0};
    gap.gapTo = {quint64(noon.count()) + 3600'000, 0};
    QCOMPARE(ui::gapText(gap),
        u"Messages are missing here: the server's log was trimmed (12:00 to 13:00)"_s);
    gap.kind = chat::EntryKind::Gap;
    QVERIFY(ui::gapText(gap).contains(u"12:00"));
    QVERIFY(!ui::gapText(gap).contains(u"trimmed"));
    QCOMPARE(ui::accessibleText(gap), ui::gapText(gap));
}

void TestEntryText::showsBytesAsHex()
{
    chat::TimelineEntry entry = plainOf(QByteArrayView("\xff\xfe{", 3));
    entry.validUtf8 = false;
    const ui::MessageText text = ui::toMessageText(entry, {});
    QCOMPARE(text.text, u"ff fe 7b"_s);
    QCOMPARE(text.blocks.constFirst().kind, ui::BlockKind::Code);
    QVERIFY(!ui::hasJson(entry));
}

void TestEntryText::hidesWhatBelongsToOthers()
{
    chat::TimelineEntry entry = entryOf("x");
    for (const auto kind : {chat::MessageKind::Edit, chat::MessageKind::Delete,
             chat::MessageKind::React, chat::MessageKind::Unknown}) {
        entry.messageKind = kind;
        QVERIFY(!ui::isShown(entry));
    }
    entry.messageKind = chat::MessageKind::Action;
    QVERIFY(ui::isShown(entry));
}

void TestEntryText::knowsJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("json");
    QTest::newRow("object") << QByteArray(" {\"a\": 1} ") << true;
    QTest::newRow("array") << QByteArray("[1, 2]") << true;
    QTest::newRow("number") << QByteArray("12") << false;
    QTest::newRow("broken") << QByteArray("{\"a\": }") << false;
    QTest::newRow("in brackets") << QByteArray("[see below]") << false;
    QTest::newRow("deep") << QByteArray(5000, '[') + QByteArray(5000, ']') << false;
    QTest::newRow("large") << "[\"" + QByteArray(300 * 1024, 'a') + "\"]" << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestEntryText::knowsJson()
{
    QFETCH(QByteArray, body);
    QTEST(ui::hasJson(plainOf(body)), "json");
    QVERIFY(!ui::hasJson(entryOf(body)));
}

void TestEntryText::formatsJson_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("pretty");
    QTest::newRow("order and digits stay")
        << u"{\"z\":1.10,\"a\":12345678901234567890}"_s
        << u"{\n  \"z\": 1.10,\n  \"a\": 12345678901234567890\n}"_s;
    QTest::newRow("signs in strings")
        << u"{\"a{\":\"b,\\\"c\\\\\"}"_s << u"{\n  \"a{\": \"b,\\\"c\\\\\"\n}"_s;
    QTest::newRow("empty ones") << u"[{}, [ ], 1]"_s << u"[\n  {},\n  [],\n  1\n]"_s;
    QTest::newRow("broken ends") << u"[\"a"_s << u"[\n  \"a"_s;
    QTest::newRow("too many ends") << u"]]"_s << u"\n]\n]"_s;
}

void TestEntryText::formatsJson()
{
    QFETCH(QString, json);
    QTEST(ui::toPrettyJson(json), "pretty");
}

void TestEntryText::boundsWhatItShows()
{
    const QByteArray large(3 * 1024 * 1024, 'a');
    QCOMPARE(ui::toMessageText(entryOf(large), {}).text.size(), 1024 * 1024);
    QVERIFY(ui::accessibleText(entryOf(large)).size() < 5000);
    // The cut is not within a letter of several bytes.
    QByteArray chinese;
    for (int i = 0; i < 400'000; ++i)
        chinese += "李";
    QVERIFY(!ui::toMessageText(entryOf(chinese), {}).text.contains(QChar::ReplacementCharacter));
}

QTEST_GUILESS_MAIN(TestEntryText)
#include "tst_entrytext.moc"
