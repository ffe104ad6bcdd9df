#include "tests/ui/sampleconversation.h"
#include "ui/text/entrytext.h"
#include "ui/widgets/timelinecopy.h"
#include "ui/widgets/timelineselection.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::TimelinePlace;

/// Selecting in a timeline that changes, and what copying makes of it.
class TestTimelineCopy : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void selectsInBothDirections();
    void isEmptyWithoutDistance();
    void survivesPrepend();
    void survivesTrim();
    void endsWhenAnEndIsDiscarded();
    void selectsAll();
    void copiesAConversation();
    void copiesPartsOfTheFirstAndLast();
    void copiesBodiesOnly();
    void namesDaysWhenThereAreSeveral();
    void copiesWhatIsNoMessage();
    void escapesHtml();
    void quotesInMarkdown();
};

namespace {

chat::Timeline threeMessages()
{
    chat::Timeline timeline;
    timeline.add({sample::message("alice", "one **two**", sample::at(14, 2)),
                     sample::message("李雷", "收到\nsecond line", sample::at(14, 3)),
                     sample::message("bob", "three", sample::at(14, 4))},
        "carol");
    return timeline;
}

ui::TimelineCopy copierOf(const chat::Timeline &timeline)
{
    return ui::TimelineCopy(timeline,
        [](const chat::TimelineEntry &entry) { return ui::toMessageText(entry, {}); });
}

ui::SelectedRows allOf(const chat::Timeline &timeline)
{
    return {0, timeline.size() - 1, 0, TimelinePlace::endOfText};
}

TimelinePlace placeIn(const chat::Timeline &timeline, qsizetype row, qsizetype position)
{
    return {timeline.at(row).entry, position};
}

QString resolved(const ui::TimelineSelection &selection, const chat::Timeline &timeline)
{
    const auto rows = selection.resolve(timeline);
    if (!rows)
        return u"nothing"_s;
    return u"%1:%2 to %3:%4"_s.arg(rows->firstRow).arg(rows->from).arg(rows->lastRow).arg(rows->to);
}

} // namespace

void TestTimelineCopy::initTestCase()
{
    qputenv("TZ", "UTC");
}

void TestTimelineCopy::selectsInBothDirections()
{
    const chat::Timeline timeline = threeMessages();
    ui::TimelineSelection selection;
    selection.start(placeIn(timeline, 2, 3), timeline);
    selection.extendTo(placeIn(timeline, 0, 1), timeline);
    QCOMPARE(resolved(selection, timeline), u"0:1 to 2:3"_s);
    selection.extendTo(placeIn(timeline, 2, 4), timeline);
    QCOMPARE(resolved(selection, timeline), u"2:3 to 2:4"_s);
}

void TestTimelineCopy::isEmptyWithoutDistance()
{
    const chat::Timeline timeline = threeMessages();
    ui::TimelineSelection selection;
    QCOMPARE(resolved(selection, timeline), u"nothing"_s);
    selection.start(placeIn(timeline, 1, 2), timeline);
    QVERIFY(selection.isEmpty());
    selection.extendTo(placeIn(timeline, 1, 2), timeline);
    QCOMPARE(resolved(selection, timeline), u"nothing"_s);
}

void TestTimelineCopy::survivesPrepend()
{
    chat::Timeline timeline = threeMessages();
    ui::TimelineSelection selection;
    selection.start(placeIn(timeline, 0, 1), timeline);
    selection.extendTo(placeIn(timeline, 1, 2), timeline);
    timeline.add(sample::chatter(10), "carol");
    QCOMPARE(resolved(selection, timeline), u"10:1 to 11:2"_s);
}

void TestTimelineCopy::survivesTrim()
{
    chat::Timeline timeline = threeMessages();
    ui::TimelineSelection selection;
    selection.start(placeIn(timeline, 0, 1), timeline);
    selection.extendTo(placeIn(timeline, 1, 2), timeline);
    timeline.remove(timeline.at(0).uid.toByteArray());
    QCOMPARE(resolved(selection, timeline), u"0:0 to 0:2"_s);
}

void TestTimelineCopy::endsWhenAnEndIsDiscarded()
{
    chat::Timeline timeline = threeMessages();
    chat::ChatMessage waiting = sample::message("carol", "mine", sample::at(14, 5));
    waiting.id = {};
    timeline.addWaiting(waiting);
    ui::TimelineSelection selection;
    selection.start(placeIn(timeline, 2, 0), timeline);
    selection.extendTo(placeIn(timeline, 3, 2), timeline);
    QCOMPARE(resolved(selection, timeline), u"2:0 to 3:2"_s);
    timeline.remove(waiting.uid);
    QCOMPARE(resolved(selection, timeline), u"nothing"_s);
}

void TestTimelineCopy::selectsAll()
{
    const chat::Timeline timeline = threeMessages();
    ui::TimelineSelection selection;
    selection.selectAll(timeline);
    const auto rows = selection.resolve(timeline);
    QVERIFY(rows);
    QCOMPARE(rows->lastRow, 2);
    QCOMPARE(rows->to, TimelinePlace::endOfText);
    selection.selectAll(chat::Timeline());
    QVERIFY(selection.isEmpty());
}

void TestTimelineCopy::copiesAConversation()
{
    const chat::Timeline timeline = threeMessages();
    QCOMPARE(copierOf(timeline).text(allOf(timeline), ui::CopyStyle::Conversation),
        u"[14:02] alice: one two\n[14:03] 李雷: 收到\nsecond line\n[14:04] bob: three"_s);
}

void TestTimelineCopy::copiesPartsOfTheFirstAndLast()
{
    const chat::Timeline timeline = threeMessages();
    QCOMPARE(copierOf(timeline).text({0, 2, 4, 2}, ui::CopyStyle::Conversation),
        u"[14:02] alice: two\n[14:03] 李雷: 收到\nsecond line\n[14:04] bob: th"_s);
    QCOMPARE(copierOf(timeline).text({0, 0, 1, 5}, ui::CopyStyle::Bodies), u"ne t"_s);
    // An edit made the text shorter than the selection remembers.
    QCOMPARE(copierOf(timeline).text({2, 2, 3, 400}, ui::CopyStyle::Bodies), u"ee"_s);
}

void TestTimelineCopy::copiesBodiesOnly()
{
    const chat::Timeline timeline = threeMessages();
    QCOMPARE(copierOf(timeline).text(allOf(timeline), ui::CopyStyle::Bodies),
        u"one two\n收到\nsecond line\nthree"_s);
}

void TestTimelineCopy::namesDaysWhenThereAreSeveral()
{
    chat::Timeline timeline = threeMessages();
    timeline.add({sample::message("bob", "next day", sample::at(14, 4) + std::chrono::hours(24))},
        "carol");
    const QString text = copierOf(timeline).text(allOf(timeline), ui::CopyStyle::Conversation);
    QCOMPARE(text.section(u'\n', 0, 0), u"Monday, 23 November 2026"_s);
    QCOMPARE(text.section(u'\n', -2), u"Tuesday, 24 November 2026\n[14:04] bob: next day"_s);
}

void TestTimelineCopy::copiesWhatIsNoMessage()
{
    chat::Timeline timeline = threeMessages();
    timeline.addGap(chat::EntryKind::Trimmed, timeline.lastId(),
        {quint64(sample::at(14, 32).count()), 0});
    timeline.add({sample::plain("{\"a\":1}", sample::at(14, 40))}, "carol");
    const QStringList lines
        = copierOf(timeline).text(allOf(timeline), ui::CopyStyle::Conversation).split(u'\n');
    QVERIFY2(lines.at(4).startsWith(u"[Messages are missing here"), qPrintable(lines.at(4)));
    QCOMPARE(lines.at(5), u"[14:40] published directly: {\"a\":1}"_s);
}

void TestTimelineCopy::escapesHtml()
{
    chat::Timeline timeline;
    timeline.add({sample::message("<b>eve", "<script>\"&\" **b**", sample::at(14, 2))}, "carol");
    QCOMPARE(copierOf(timeline).html(allOf(timeline)),
        u"<p><b>&lt;b&gt;eve</b> 14:02<br>&lt;script&gt;&quot;&amp;&quot; <b>b</b></p>\n"_s);
}

void TestTimelineCopy::quotesInMarkdown()
{
    chat::Timeline timeline = threeMessages();
    timeline.add({sample::message("a_b", "x", sample::at(14, 6))}, "carol");
    QCOMPARE(copierOf(timeline).markdown(allOf(timeline)),
        u"> **alice** 14:02  \n> one **two**\n\n"
        "> **李雷** 14:03  \n> 收到\n> second line\n\n"
        "> **bob** 14:04  \n> three\n\n"
        "> **a\\_b** 14:06  \n> x"_s);
}

QTEST_GUILESS_MAIN(TestTimelineCopy)
#include "tst_timelinecopy.moc"
