#include "tests/ui/sampleconversation.h"
#include "tests/ui/timelinefixture.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using sample::TimelineFixture;

namespace {

QString clipboardText()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

/// What the mouse and the keyboard do in a timeline.
class TestTimelineActions : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
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
    void copiesTheRightRowFromAnOldMenu();
    void leavesOtherKeysAlone();
};

void TestTimelineActions::initTestCase()
{
    qputenv("TZ", "UTC");
}

void TestTimelineActions::opensLinksByClick()
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

void TestTimelineActions::opensNoLinkWhenSelecting()
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

void TestTimelineActions::retriesAndDiscards()
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

void TestTimelineActions::unfoldsInPlace()
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

void TestTimelineActions::formatsJson()
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

void TestTimelineActions::selectsByDragging()
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

void TestTimelineActions::selectsWordsAndMessages()
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

void TestTimelineActions::copiesThreeFormats()
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

void TestTimelineActions::copiesFromTheStore()
{
    TimelineFixture fixture(3000);
    fixture.cost();
    QTest::keyClick(&fixture.view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&fixture.view, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(clipboardText().count(u"\n[") >= 2999);
    QCOMPARE(fixture.cost().layouts, 0);
}

void TestTimelineActions::walksByKeyboard()
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

void TestTimelineActions::asksForAMenu()
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

void TestTimelineActions::fillsAMenu()
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

void TestTimelineActions::copiesTheRightRowFromAnOldMenu()
{
    TimelineFixture fixture(10);
    QMenu menu;
    const chat::TimelineEntry last = fixture.timeline.at(9);
    const QByteArray uid = last.uid.toByteArray();
    fixture.view.addActions(&menu, last.entry);
    fixture.prepend(20);
    menu.actions().constLast()->trigger();
    QVERIFY2(clipboardText().startsWith(u"message 100009 "), qPrintable(clipboardText()));
    QGuiApplication::clipboard()->setText(u"untouched"_s);
    fixture.apply(fixture.timeline.remove(uid));
    menu.actions().constLast()->trigger();
    QCOMPARE(clipboardText(), u"untouched"_s);
}

void TestTimelineActions::leavesOtherKeysAlone()
{
    TimelineFixture fixture(10);
    QKeyEvent letter(QEvent::KeyPress, Qt::Key_X, Qt::NoModifier, u"x"_s);
    QCoreApplication::sendEvent(&fixture.view, &letter);
    QVERIFY(!letter.isAccepted());
}

QTEST_MAIN(TestTimelineActions)
#include "tst_timelineactions.moc"
