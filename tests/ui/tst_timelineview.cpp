#include "tests/ui/sampleconversation.h"
#include "tests/ui/timelinefixture.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
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

QString clipboardText()
{
    return QGuiApplication::clipboard()->text();
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
    void saysHowManyMessagesAreNew();
    void opensAtTheFirstUnreadMessage();
    void keepsTheNewMessagesLine();
    void keepsThePlaceOfARoom();
    void movesByTheBar();
    void showsTheEmptyState();

    void opensLinksByClick();
    void opensNoLinkWhenSelecting();
    void retriesAndDiscards();
    void unfoldsInPlace();
    void formatsJson();
    void selectsByDragging();
    void selectsWordsAndMessages();
    void copiesThreeFormats();
    void copiesFromTheStore();
    void walksByKeyboard();
    void asksForAMenu();
    void fillsAMenu();
    void leavesOtherKeysAlone();
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

void TestTimelineView::opensLinksByClick()
{
    TimelineFixture fixture;
    fixture.apply(fixture.timeline.add(
        {sample::message("bob", "see https://example.org/x?y", sample::at(9, 0)),
            sample::message("bob", "not javascript:alert(1)", sample::at(9, 1))},
        "carol"));
    QSignalSpy links(&fixture.view, &ui::TimelineView::linkActivated);
    const QPoint point = fixture.pointWith(Qt::PointingHandCursor);
    QVERIFY(!point.isNull());
    QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, point);
    QCOMPARE(links, (QList<QVariantList> {{QUrl(u"https://example.org/x?y"_s)}}));
}

void TestTimelineView::opensNoLinkWhenSelecting()
{
    TimelineFixture fixture;
    fixture.apply(fixture.timeline.add(
        {sample::message("bob", "https://example.org/x", sample::at(9, 0))}, "carol"));
    QSignalSpy links(&fixture.view, &ui::TimelineView::linkActivated);
    const QPoint point = fixture.pointWith(Qt::PointingHandCursor);
    QWidget *viewport = fixture.view.viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, point);
    QTest::mouseMove(viewport, point + QPoint(40, 0));
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, point + QPoint(40, 0));
    QCOMPARE(links.size(), 0);
    QVERIFY(!fixture.view.selectedText().isEmpty());
}

void TestTimelineView::retriesAndDiscards()
{
    TimelineFixture fixture;
    chat::ChatMessage own = sample::message("carol", "mine", sample::at(9, 0));
    own.id = {};
    fixture.apply(fixture.timeline.addWaiting(own));
    fixture.apply(fixture.timeline.setRefused(own.uid, {base::ErrorKind::Server, u"OOM"_s, {}}));
    QSignalSpy retries(&fixture.view, &ui::TimelineView::retryRequested);
    QSignalSpy discards(&fixture.view, &ui::TimelineView::discardRequested);
    const QPoint retry = fixture.pointWith(Qt::PointingHandCursor);
    QVERIFY(!retry.isNull());
    QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, retry);
    QCOMPARE(retries, (QList<QVariantList> {{own.uid}}));
    QCOMPARE(discards.size(), 0);
    QMenu menu;
    fixture.view.addActions(&menu, fixture.timeline.at(0).entry);
    menu.actions().constLast()->trigger();
    QCOMPARE(discards, (QList<QVariantList> {{own.uid}}));
}

void TestTimelineView::unfoldsInPlace()
{
    TimelineFixture fixture(50);
    const QByteArray poem = QByteArray("a line\n").repeated(100);
    fixture.apply(fixture.timeline.add(
        {sample::message("bob", poem, sample::at(23, 0) + std::chrono::hours(2400))}, "carol"));
    const QPoint all = fixture.pointWith(Qt::PointingHandCursor);
    QVERIFY(!all.isNull());
    const chat::EntryId entry = fixture.timeline.at(fixture.timeline.size() - 1).entry;
    QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, all);
    fixture.settle();
    QVERIFY(!fixture.view.position().atEnd);
    QMenu menu;
    fixture.view.addActions(&menu, entry);
    QCOMPARE(menu.actions().constLast()->text(), u"Show less"_s);
    menu.actions().constLast()->trigger();
    fixture.settle();
    QMenu again;
    fixture.view.addActions(&again, entry);
    QCOMPARE(again.actions().constLast()->text(), u"Show all"_s);
}

void TestTimelineView::formatsJson()
{
    TimelineFixture fixture;
    fixture.apply(
        fixture.timeline.add({sample::plain("{\"a\":{\"b\":1}}", sample::at(9, 0))}, "carol"));
    QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {},
        fixture.pointWith(Qt::PointingHandCursor));
    fixture.settle();
    QTest::keyClick(&fixture.view, Qt::Key_Up);
    QTest::keyClick(&fixture.view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(clipboardText(), u"{\n  \"a\": {\n    \"b\": 1\n  }\n}"_s);
}

void TestTimelineView::selectsByDragging()
{
    TimelineFixture fixture(3);
    QWidget *viewport = fixture.view.viewport();
    fixture.cost();
    QTest::mousePress(viewport, Qt::LeftButton, {}, {100, 10});
    QTest::mouseMove(viewport, {100, 300});
    QTest::mouseMove(viewport, {740, viewport->height() - 2});
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, {740, viewport->height() - 2});
    const QStringList lines = fixture.view.selectedText().split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.constFirst().startsWith(u"["), qPrintable(lines.constFirst()));
    QVERIFY(lines.constLast().endsWith(u"on and on"));
    QTest::mouseClick(viewport, Qt::LeftButton, {}, {300, 10});
    QVERIFY(fixture.view.selectedText().isEmpty() || !fixture.view.selectedText().contains(u'\n'));
}

void TestTimelineView::selectsWordsAndMessages()
{
    TimelineFixture fixture;
    fixture.apply(fixture.timeline.add(
        {sample::message("bob", "wonderfulword second", sample::at(9, 0))}, "carol"));
    const QPoint point = fixture.pointWith(Qt::IBeamCursor);
    QVERIFY(!point.isNull());
    QTest::mouseDClick(fixture.view.viewport(), Qt::LeftButton, {}, point);
    QCOMPARE(fixture.view.selectedText(), u"wonderfulword"_s);
    QTest::mousePress(fixture.view.viewport(), Qt::LeftButton, {}, point);
    QTest::mouseRelease(fixture.view.viewport(), Qt::LeftButton, {}, point);
    QCOMPARE(fixture.view.selectedText(), u"wonderfulword second"_s);
}

void TestTimelineView::copiesThreeFormats()
{
    TimelineFixture fixture(2);
    QTest::keyClick(&fixture.view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&fixture.view, Qt::Key_C, Qt::ControlModifier);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasText() && data->hasHtml() && data->hasFormat(u"text/markdown"_s));
    QVERIFY(data->text().startsWith(u"["));
    QTest::keyClick(&fixture.view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(clipboardText().startsWith(u"message "));
    QTest::keyClick(&fixture.view, Qt::Key_Escape);
    QVERIFY(fixture.view.selectedText().isEmpty());
}

void TestTimelineView::copiesFromTheStore()
{
    TimelineFixture fixture(3000);
    fixture.cost();
    QTest::keyClick(&fixture.view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&fixture.view, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(clipboardText().count(u"\n[") >= 2999);
    QCOMPARE(fixture.cost().layouts, 0);
}

void TestTimelineView::walksByKeyboard()
{
    TimelineFixture fixture(300);
    fixture.view.setFocus(Qt::TabFocusReason);
    const auto current = [&fixture] {
        const QString text = fixture.view.selectedText();
        return text.section(u"message "_s, 1).section(u' ', 0, 0).toInt();
    };
    QTest::keyClick(&fixture.view, Qt::Key_End);
    QCOMPARE(current(), 100'299);
    QTest::keyClick(&fixture.view, Qt::Key_Up);
    QCOMPARE(current(), 100'298);
    for (int i = 0; i < 100; ++i)
        QTest::keyClick(&fixture.view, Qt::Key_Up);
    QVERIFY(current() <= 100'200 && current() >= 100'190); // days are stops as well
    QVERIFY(!fixture.view.position().atEnd);
    QTest::keyClick(&fixture.view, Qt::Key_PageUp);
    QVERIFY(current() < 100'190);
    QTest::keyClick(&fixture.view, Qt::Key_Home);
    QTest::keyClick(&fixture.view, Qt::Key_Down);
    QCOMPARE(current(), 100'000);
    QTest::keyClick(&fixture.view, Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(clipboardText().contains(u": message 100000 "), qPrintable(clipboardText()));
}

void TestTimelineView::asksForAMenu()
{
    TimelineFixture fixture(10);
    QSignalSpy menus(&fixture.view, &ui::TimelineView::menuRequested);
    fixture.view.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&fixture.view, Qt::Key_Return);
    QCOMPARE(menus.size(), 1);
    QCOMPARE(menus.at(0).at(0).value<chat::EntryId>(), fixture.timeline.at(9).entry);
    QContextMenuEvent event(QContextMenuEvent::Mouse, {100, fixture.view.viewport()->height() - 20},
        {7, 8});
    QCoreApplication::sendEvent(fixture.view.viewport(), &event);
    QCOMPARE(menus.size(), 2);
    QCOMPARE(menus.at(1).at(1).toPoint(), QPoint(7, 8));
}

void TestTimelineView::fillsAMenu()
{
    TimelineFixture fixture;
    fixture.apply(fixture.timeline.add(
        {sample::message("bob", "https://a.org/?b&c", sample::at(9, 0))}, "carol"));
    QMenu menu;
    fixture.view.addActions(&menu, fixture.timeline.at(0).entry);
    QStringList texts;
    for (const QAction *action : menu.actions())
        texts.append(action->text());
    QCOMPARE(texts, (QStringList {u"Open https://a.org/?b&&c"_s, u"Copy"_s, u"Copy text only"_s}));
    QSignalSpy links(&fixture.view, &ui::TimelineView::linkActivated);
    menu.actions().constFirst()->trigger();
    QCOMPARE(links.size(), 1);
    menu.actions().at(1)->trigger();
    QCOMPARE(clipboardText(), u"[09:00] bob: https://a.org/?b&c"_s);
    menu.actions().at(2)->trigger();
    QCOMPARE(clipboardText(), u"https://a.org/?b&c"_s);
    QMenu none;
    fixture.view.addActions(&none, 4711);
    QVERIFY(none.actions().isEmpty());
}

void TestTimelineView::leavesOtherKeysAlone()
{
    TimelineFixture fixture(10);
    QKeyEvent letter(QEvent::KeyPress, Qt::Key_X, Qt::NoModifier, u"x"_s);
    QCoreApplication::sendEvent(&fixture.view, &letter);
    QVERIFY(!letter.isAccepted());
}

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
