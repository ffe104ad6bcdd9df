#include "tests/ui/sampleconversation.h"
#include "tests/ui/timelinefixture.h"

#include <QAbstractButton>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cstdlib>

using namespace Qt::Literals::StringLiterals;
using sample::TimelineFixture;

namespace {

/// Rows that fit on the fixture's screen, generously.
constexpr qint64 screenful = 30;

void turnWheel(ui::TimelineView &view, int notches)
{
    QWidget *viewport = view.viewport();
    const QPointF at = viewport->rect().center();
    QWheelEvent event(at, viewport->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(viewport, &event);
}

QAbstractButton *pillOf(const ui::TimelineView &view)
{
    for (QAbstractButton *button : view.findChildren<QAbstractButton *>()) {
        if (button->inherits("ui::PillButton"))
            return button;
    }
    return nullptr;
}

} // namespace

/// The promises of the timeline view as counts, and what the user does to it.
class TestTimelineView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void opensAtTheCostOfOneScreen_data();
    void opensAtTheCostOfOneScreen();
    void repaintsNothingWhenMessagesArriveBelow();
    void laysOutNoMoreThanTheScreenInAFlood();
    void laysOutOneRowForOneMessage();
    void movesNoPixelWhenMessagesArriveAbove();
    void laysOutOnlyTheScreenWhenResized();
    void keepsTheAnchorWhenResized();
    void paintsOnlyTheStripThatTheWheelUncovers();
    void repaintsOneRowWhenItsStateChanges();
    void doesNothingWhenIdle();
    void doesNothingWhileHidden();

    void followsTheEnd();
    void showsWhatCameJustBeforeAJumpToTheEnd();
    void saysHowManyMessagesAreNew();
    void countsNoOwnMessagesAsNew();
    void opensAtTheFirstUnreadMessage();
    void keepsTheNewMessagesLine();
    void keepsThePlaceOfARoom();
    void showsAMessageThatWasFound();
    void movesByTheBar();
    void showsTheEmptyState();
};

void TestTimelineView::initTestCase()
{
    qputenv("TZ", "UTC");
}

void TestTimelineView::opensAtTheCostOfOneScreen_data()
{
    QTest::addColumn<int>("messages");
    QTest::newRow("few") << 100;
    QTest::newRow("many") << 20'000;
}

void TestTimelineView::opensAtTheCostOfOneScreen()
{
    QFETCH(int, messages);
    TimelineFixture other(10);
    other.cost();
    chat::Timeline timeline;
    timeline.add(sample::chatter(messages), "carol");
    other.view.setTimeline(&timeline);
    other.settle();
    const ui::TimelineCounters cost = other.cost();
    QVERIFY2(cost.layouts <= screenful, qPrintable(QString::number(cost.layouts)));
    QCOMPARE(cost.layoutsAhead, 0);
    other.view.setTimeline(&timeline, messages / 2);
    other.settle();
    QVERIFY(other.cost().layouts <= screenful);
    other.view.setTimeline(nullptr);
}

void TestTimelineView::repaintsNothingWhenMessagesArriveBelow()
{
    TimelineFixture fixture(200);
    turnWheel(fixture.view, 5);
    fixture.append(1); // the pill comes
    fixture.settle();
    fixture.cost();
    for (int i = 0; i < 20; ++i)
        fixture.append(10);
    const ui::TimelineCounters cost = fixture.cost();
    QCOMPARE(cost.drains, 20);
    QCOMPARE(cost.paints, 0);
    QCOMPARE(cost.rowsPainted, 0);
    QCOMPARE(cost.layouts, 0);
}

void TestTimelineView::laysOutNoMoreThanTheScreenInAFlood()
{
    TimelineFixture fixture(100);
    fixture.cost();
    fixture.append(20'000);
    const ui::TimelineCounters cost = fixture.cost();
    QCOMPARE(cost.drains, 1);
    QVERIFY2(cost.layouts <= screenful, qPrintable(QString::number(cost.layouts)));
    // Many small batches within a frame are one frame as well.
    for (int i = 0; i < 1000; ++i)
        fixture.view.applyChanges(fixture.timeline.add(sample::chatter(1, 200'000 + i), "carol"));
    fixture.apply({{}});
    const ui::TimelineCounters batches = fixture.cost();
    QVERIFY2(batches.drains <= 2, qPrintable(QString::number(batches.drains)));
    QVERIFY(batches.layouts <= 2 * screenful);
}

void TestTimelineView::laysOutOneRowForOneMessage()
{
    TimelineFixture fixture(100);
    fixture.cost();
    fixture.append(1);
    const ui::TimelineCounters cost = fixture.cost();
    QCOMPARE(cost.layouts, 1);
    QVERIFY2(cost.rowsPainted <= 3, qPrintable(QString::number(cost.rowsPainted)));
}

void TestTimelineView::movesNoPixelWhenMessagesArriveAbove()
{
    TimelineFixture fixture(200);
    turnWheel(fixture.view, 20);
    fixture.settle();
    const QImage before = fixture.picture();
    fixture.cost();
    fixture.prepend(200);
    const ui::TimelineCounters cost = fixture.cost();
    QCOMPARE(cost.drains, 1);
    QCOMPARE(cost.paints, 0);
    QCOMPARE(cost.layouts, 0);
    QVERIFY(fixture.picture() == before);
    QCOMPARE(fixture.timeline.size(), 400);
}

void TestTimelineView::laysOutOnlyTheScreenWhenResized()
{
    TimelineFixture fixture(5000);
    fixture.cost();
    fixture.view.resize(600, 600);
    fixture.settle();
    const ui::TimelineCounters narrower = fixture.cost();
    QVERIFY2(narrower.layouts > 0 && narrower.layouts <= screenful,
        qPrintable(QString::number(narrower.layouts)));
    fixture.view.resize(600, 500);
    fixture.settle();
    QCOMPARE(fixture.cost().layouts, 0); // the width is the same
}

void TestTimelineView::keepsTheAnchorWhenResized()
{
    TimelineFixture fixture(500);
    turnWheel(fixture.view, 30);
    const ui::TimelinePosition before = fixture.view.position();
    fixture.view.resize(400, 600);
    fixture.settle();
    QCOMPARE(fixture.view.position(), before);
    fixture.view.resize(744, 600);
    fixture.settle();
    QCOMPARE(fixture.view.position(), before);
}

void TestTimelineView::paintsOnlyTheStripThatTheWheelUncovers()
{
    TimelineFixture fixture(1000);
    turnWheel(fixture.view, 10);
    fixture.settle();
    fixture.cost();
    turnWheel(fixture.view, 1);
    fixture.settle();
    const ui::TimelineCounters cost = fixture.cost();
    QVERIFY2(cost.rowsPainted <= 6, qPrintable(QString::number(cost.rowsPainted)));
    QCOMPARE(cost.layouts, 0); // laid out ahead
}

void TestTimelineView::repaintsOneRowWhenItsStateChanges()
{
    TimelineFixture fixture(100);
    chat::ChatMessage own = sample::message("carol", "mine", sample::at(23, 0));
    const chat::LogId id = own.id;
    own.id = {};
    fixture.apply(fixture.timeline.addWaiting(own));
    fixture.apply(fixture.timeline.setStored(own.uid, {id.milliseconds + 86'400'000'000, 0}));
    fixture.cost();
    fixture.apply(fixture.timeline.setReplicated(own.uid));
    const ui::TimelineCounters cost = fixture.cost();
    QCOMPARE(cost.layouts, 1);
    QVERIFY2(cost.rowsPainted <= 2, qPrintable(QString::number(cost.rowsPainted)));
}

void TestTimelineView::doesNothingWhenIdle()
{
    TimelineFixture fixture(1000);
    turnWheel(fixture.view, 3);
    fixture.settle();
    QVERIFY(fixture.cost().layoutsAhead > 0);
    QTRY_COMPARE(fixture.cost().layoutsAhead, 0);
    QSignalSpy timers(&fixture.view, &ui::TimelineView::atEndChanged);
    QVERIFY(!timers.wait(100));
    const ui::TimelineCounters cost = fixture.cost();
    QCOMPARE(cost.paints + cost.layouts + cost.layoutsAhead + cost.drains, 0);
}

void TestTimelineView::doesNothingWhileHidden()
{
    TimelineFixture fixture(100);
    fixture.view.hide();
    fixture.cost();
    for (int i = 0; i < 10; ++i)
        fixture.view.applyChanges(
            fixture.timeline.add(sample::chatter(100, 300'000 + 100 * i), "carol"));
    fixture.settle();
    const ui::TimelineCounters hidden = fixture.cost();
    QCOMPARE(hidden.layouts + hidden.paints + hidden.drains, 0);
    fixture.view.show();
    QTRY_VERIFY(fixture.view.counters().paints > 0);
    fixture.settle();
    QVERIFY(fixture.cost().layouts <= screenful);
    QVERIFY(fixture.view.position().atEnd);
}

void TestTimelineView::followsTheEnd()
{
    TimelineFixture fixture(100);
    QSignalSpy ends(&fixture.view, &ui::TimelineView::atEndChanged);
    fixture.append(5);
    QVERIFY(fixture.view.position().atEnd);
    QCOMPARE(ends.size(), 0);
    turnWheel(fixture.view, 2);
    QCOMPARE(ends, (QList<QVariantList> {{false}}));
    turnWheel(fixture.view, -5);
    QCOMPARE(ends.size(), 2);
    QVERIFY(fixture.view.position().atEnd);
}

void TestTimelineView::showsWhatCameJustBeforeAJumpToTheEnd()
{
    TimelineFixture fixture(100);
    (void)fixture.cost();
    chat::ChatMessage message;
    message.uid = "01J00000000000000000000000";
    message.from = "alice";
    message.body = "just sent";
    // As when the own message is sent: the jump comes before the frame that takes the message over.
    fixture.view.applyChanges(fixture.timeline.addWaiting(message));
    fixture.view.scrollToEnd();
    fixture.settle();
    QVERIFY(fixture.cost().rowsPainted > 0);
}

void TestTimelineView::saysHowManyMessagesAreNew()
{
    TimelineFixture fixture(200);
    QAbstractButton *pill = pillOf(fixture.view);
    QVERIFY(pill != nullptr);
    QVERIFY(!pill->isVisible());
    turnWheel(fixture.view, 5);
    QVERIFY(!pill->isVisible());
    fixture.append(3);
    QVERIFY(pill->isVisible());
    QVERIFY2(pill->text().startsWith(u"3 "), qPrintable(pill->text()));
    fixture.prepend(50);
    QVERIFY(pill->text().startsWith(u"3 "));
    fixture.append(2);
    QVERIFY(pill->text().startsWith(u"5 "));
    QTest::mouseClick(pill, Qt::LeftButton);
    QVERIFY(!pill->isVisible());
    QVERIFY(fixture.view.position().atEnd);
}

void TestTimelineView::countsNoOwnMessagesAsNew()
{
    TimelineFixture fixture(200);
    chat::ChatMessage own = sample::message("carol", "mine", sample::at(23, 0));
    own.id = {};
    fixture.apply(fixture.timeline.addWaiting(own));
    turnWheel(fixture.view, 5);
    fixture.append(2); // they stand before the own one
    QVERIFY(pillOf(fixture.view)->isVisible());
    QVERIFY(pillOf(fixture.view)->text().startsWith(u"2 "));
    chat::ChatMessage second = sample::message("carol", "mine too", sample::at(23, 1));
    second.id = {};
    fixture.apply(fixture.timeline.addWaiting(second));
    QVERIFY(pillOf(fixture.view)->text().startsWith(u"2 "));
}

void TestTimelineView::opensAtTheFirstUnreadMessage()
{
    TimelineFixture fixture(0);
    chat::Timeline timeline;
    timeline.add(sample::chatter(500), "carol");
    fixture.view.setTimeline(&timeline, 100);
    QVERIFY(!fixture.view.position().atEnd);
    QCOMPARE(fixture.view.position().anchor, timeline.at(400).entry);
    QVERIFY(pillOf(fixture.view)->isVisible());
    fixture.view.setTimeline(&timeline, 2);
    QVERIFY(fixture.view.position().atEnd);
    QVERIFY(!pillOf(fixture.view)->isVisible());
    fixture.view.setTimeline(nullptr);
}

void TestTimelineView::keepsTheNewMessagesLine()
{
    TimelineFixture fixture(0);
    chat::Timeline timeline;
    timeline.add(sample::chatter(20), "carol");
    fixture.view.setTimeline(&timeline, 0);
    fixture.settle();
    const QImage without = fixture.picture();
    fixture.view.setTimeline(&timeline, 3);
    fixture.settle();
    QVERIFY(fixture.picture() != without);
    // It stays where it is while the room is open, and is not there when it is opened again.
    fixture.cost();
    fixture.apply(timeline.add(sample::chatter(1, 50), "carol"));
    QCOMPARE(fixture.cost().layouts, 1);
    fixture.view.setTimeline(nullptr);
}

void TestTimelineView::keepsThePlaceOfARoom()
{
    TimelineFixture fixture(300);
    turnWheel(fixture.view, 10);
    fixture.settle();
    const ui::TimelinePosition position = fixture.view.position();
    const QImage before = fixture.picture();
    chat::Timeline other;
    fixture.view.setTimeline(&other);
    fixture.timeline.add(sample::chatter(10, 400'000), "carol");
    fixture.view.setTimeline(&fixture.timeline);
    fixture.view.setPosition(position);
    fixture.settle();
    QVERIFY(fixture.picture() == before);
}

void TestTimelineView::showsAMessageThatWasFound()
{
    TimelineFixture fixture(1000);
    fixture.cost();
    const chat::TimelineEntry found = fixture.timeline.at(200);
    const QByteArray body = found.body.toByteArray();
    fixture.view.showEntry(found.entry);
    fixture.settle();
    QVERIFY(!fixture.view.position().atEnd);
    QVERIFY(fixture.view.selectedText().endsWith(QString::fromUtf8(body)));
    QVERIFY2(fixture.cost().layouts < 60, "a screen or two, not what lies between");
    // It is in sight: so near that showing it again moves nothing.
    const ui::TimelinePosition position = fixture.view.position();
    fixture.view.showEntry(found.entry);
    fixture.settle();
    QCOMPARE(fixture.view.position(), position);
    fixture.view.showEntry(found.entry + 1'000'000);
    fixture.settle();
    QCOMPARE(fixture.view.position(), position);
}

void TestTimelineView::movesByTheBar()
{
    TimelineFixture fixture(1000);
    QScrollBar *bar = fixture.view.verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    bar->setValue(0);
    QCOMPARE(fixture.view.position().anchor, fixture.timeline.at(0).entry);
    bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    const ui::TimelinePosition page = fixture.view.position();
    QVERIFY(page.anchor != fixture.timeline.at(0).entry);
    bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    QCOMPARE(fixture.view.position().anchor, fixture.timeline.at(0).entry);
    bar->triggerAction(QAbstractSlider::SliderToMaximum);
    QVERIFY(fixture.view.position().atEnd);
}

void TestTimelineView::showsTheEmptyState()
{
    TimelineFixture fixture(0);
    fixture.view.setEmptyState({u"Nothing here"_s, u"Write the first message"_s, u"Write"_s});
    auto *button = fixture.view.findChild<QPushButton *>();
    QVERIFY(button != nullptr && button->isVisible());
    QCOMPARE(button->accessibleName(), u"Write"_s);
    QSignalSpy actions(&fixture.view, &ui::TimelineView::emptyActionRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(actions.size(), 1);
    fixture.append(1);
    QVERIFY(!button->isVisible());
}

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
