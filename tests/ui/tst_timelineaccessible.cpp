#include "tests/ui/sampleconversation.h"
#include "tests/ui/timelinefixture.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using sample::TimelineFixture;

namespace {

QAccessible::Event lastEvent = QAccessible::InvalidEvent;
QStringList eventTexts;

// Stands for a screen reader.
void hear(QAccessibleEvent *event)
{
    lastEvent = event->type();
    if (QAccessibleInterface *about = event->accessibleInterface())
        eventTexts.append(about->text(QAccessible::Name));
}

QAccessibleInterface *listOf(TimelineFixture &fixture)
{
    return QAccessible::queryAccessibleInterface(&fixture.view);
}

QStringList namesOf(const QAccessibleInterface *list)
{
    QStringList names;
    for (int i = 0; i < list->childCount(); ++i)
        names.append(list->child(i)->text(QAccessible::Name));
    return names;
}

} // namespace

/// The list `Messages` as a screen reader finds it.
class TestTimelineAccessible : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void isAListNamedMessages();
    void namesEveryRowAndDivider();
    void saysWhereAnItemIs();
    void keepsItsItemsWhenRowsArrive();
    void invalidatesItemsThatAreGone();
    void answersBetweenChangeAndFrame();
    void makesChildrenOnlyNearTheScreen();
    void staysBoundedWhileOneReads();
    void movesTheKeyboardToAnItem();
    void asksForAMenuOfAnItem();
    void tellsWhereTheKeyboardIs();
    void tellsWhatIsNew();
    void saysNothingWhenNobodyListens();
    void listsThePillAsWell();
    void survivesTheEndOfTheView();
};

void TestTimelineAccessible::initTestCase()
{
    qputenv("TZ", "UTC");
    ui::installTimelineAccessibility();
    QAccessible::installUpdateHandler(hear);
    // Only a platform with a bus for screen readers has listeners; the test runs on both sorts.
    if (QGuiApplication::platformName() == u"xcb")
        QVERIFY(QTest::qWaitFor(QAccessible::isActive, 10'000));
}

void TestTimelineAccessible::init()
{
    eventTexts.clear();
    lastEvent = QAccessible::InvalidEvent;
}

void TestTimelineAccessible::isAListNamedMessages()
{
    TimelineFixture fixture(3);
    QAccessibleInterface *list = listOf(fixture);
    QVERIFY(list != nullptr);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), u"Messages"_s);
    QVERIFY(list->state().focusable);
    TimelineFixture empty;
    QCOMPARE(listOf(empty)->childCount(), 0);
    QVERIFY(listOf(empty)->child(0) == nullptr);
}

void TestTimelineAccessible::namesEveryRowAndDivider()
{
    TimelineFixture fixture;
    const chat::Timeline conversation = sample::conversation();
    fixture.view.setTimeline(&conversation, sample::unread);
    const QStringList names = namesOf(listOf(fixture));
    QCOMPARE(names.size(), 11);
    QVERIFY(names.at(0).startsWith(u"Monday, 23 November"));
    QCOMPARE(names.at(1),
        u"alice, 14:02: Failover drill at 15:00. I'll kill the master, you watch the lag."_s);
    QVERIFY(names.at(4).contains(u"missing here"));
    QVERIFY(names.at(5).startsWith(u"published directly, 14:40: {"));
    QCOMPARE(names.at(6), u"New messages"_s);
    QCOMPARE(names.at(10), u"carol, 14:59: one."_s);
    for (int i = 0; i < names.size(); ++i)
        QCOMPARE(listOf(fixture)->child(i)->role(), QAccessible::ListItem);
    QVERIFY(listOf(fixture)->child(10)->text(QAccessible::Description).contains(u"outbox"));
    QVERIFY(listOf(fixture)->child(1)->text(QAccessible::Description).isEmpty());
    fixture.view.setTimeline(nullptr);
}

void TestTimelineAccessible::saysWhereAnItemIs()
{
    TimelineFixture fixture(100);
    QAccessibleInterface *list = listOf(fixture);
    const int last = list->childCount() - 1;
    QAccessibleInterface *item = list->child(last);
    QCOMPARE(list->indexOfChild(item), last);
    QVERIFY(item->parent() == list);
    const QRect rect = item->rect();
    QVERIFY(list->rect().contains(rect));
    QVERIFY(!item->state().offscreen);
    QVERIFY(list->childAt(rect.center().x(), rect.center().y()) == item);
    QVERIFY(list->child(0)->state().offscreen);
    QVERIFY(list->child(-1) == nullptr && list->child(last + 1) == nullptr);
}

void TestTimelineAccessible::keepsItsItemsWhenRowsArrive()
{
    TimelineFixture fixture(20);
    QAccessibleInterface *list = listOf(fixture);
    const int before = list->childCount() - 1;
    QAccessibleInterface *item = list->child(before);
    const QString name = item->text(QAccessible::Name);
    fixture.prepend(10);
    fixture.append(5);
    const int after = list->indexOfChild(item);
    QVERIFY(after > before);
    QCOMPARE(item->text(QAccessible::Name), name);
    QVERIFY(list->child(after) == item);
}

void TestTimelineAccessible::invalidatesItemsThatAreGone()
{
    TimelineFixture fixture(20);
    QAccessibleInterface *item = listOf(fixture)->child(listOf(fixture)->childCount() - 1);
    QVERIFY(item->isValid());
    fixture.apply(fixture.timeline.remove(fixture.timeline.at(19).uid.toByteArray()));
    QVERIFY(!item->isValid());
    QVERIFY(item->text(QAccessible::Name).isEmpty());
    QVERIFY(item->state().invalid);
    QCOMPARE(listOf(fixture)->indexOfChild(item), -1);
}

void TestTimelineAccessible::answersBetweenChangeAndFrame()
{
    TimelineFixture fixture(50);
    QAccessibleInterface *list = listOf(fixture);
    QAccessibleInterface *item = list->child(list->childCount() - 1);
    const QPoint middle = item->rect().center();
    for (int i = 49; i >= 5; --i)
        fixture.view.applyChanges(
            fixture.timeline.remove(fixture.timeline.at(i).uid.toByteArray()));
    QAccessibleInterface *now = list->childAt(middle.x(), middle.y());
    QVERIFY(now != nullptr);
    QVERIFY(now->text(QAccessible::Name).contains(u"message 100004 "));
    QVERIFY(!item->isValid());
    QVERIFY(item->rect().isNull());
}

void TestTimelineAccessible::makesChildrenOnlyNearTheScreen()
{
    TimelineFixture fixture(20'000);
    const ui::TimelineCounters before = fixture.cost();
    Q_UNUSED(before)
    QAccessibleInterface *list = listOf(fixture);
    QVERIFY(list->childCount() > 100 && list->childCount() < 400);
    QVERIFY(list->child(0)->isValid());
    QCOMPARE(fixture.cost().layouts, 0);
}

void TestTimelineAccessible::staysBoundedWhileOneReads()
{
    TimelineFixture fixture(3000);
    fixture.view.setFocus();
    QAccessibleInterface *list = listOf(fixture);
    QTest::keyClick(&fixture.view, Qt::Key_Home);
    const QAccessible::Id first = QAccessible::uniqueId(list->focusChild());
    QVERIFY(QAccessible::accessibleInterface(first) != nullptr);
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(&fixture.view, Qt::Key_PageDown);
        QVERIFY(list->focusChild() != nullptr);
        QVERIFY(list->indexOfChild(list->focusChild()) >= 0);
        QVERIFY(!namesOf(list).contains(QString()));
    }
    QVERIFY2(QAccessible::accessibleInterface(first) == nullptr, "what is far away is dropped");
}

void TestTimelineAccessible::movesTheKeyboardToAnItem()
{
    TimelineFixture fixture(500);
    QAccessibleInterface *list = listOf(fixture);
    QAccessibleInterface *first = list->child(0);
    QVERIFY(first->actionInterface() != nullptr);
    first->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(list->focusChild() == first);
    QVERIFY(first->state().focused && !first->state().offscreen);
    QVERIFY(!fixture.view.position().atEnd);
}

void TestTimelineAccessible::asksForAMenuOfAnItem()
{
    TimelineFixture fixture(500);
    QSignalSpy menus(&fixture.view, &ui::TimelineView::menuRequested);
    QAccessibleInterface *item = listOf(fixture)->child(5);
    item->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
    QCOMPARE(menus.size(), 1);
}

void TestTimelineAccessible::tellsWhereTheKeyboardIs()
{
    if (!QAccessible::isActive())
        QSKIP("this platform has no listeners");
    TimelineFixture fixture(50);
    QTest::keyClick(&fixture.view, Qt::Key_End);
    eventTexts.clear();
    QTest::keyClick(&fixture.view, Qt::Key_Up);
    QCOMPARE(lastEvent, QAccessible::Focus);
    QVERIFY2(eventTexts.constLast().contains(u"message 100048 "),
        qPrintable(eventTexts.constLast()));
}

void TestTimelineAccessible::tellsWhatIsNew()
{
    if (!QAccessible::isActive())
        QSKIP("this platform has no listeners");
    TimelineFixture fixture(50);
    eventTexts.clear();
    fixture.append(2);
    QCOMPARE(eventTexts.filter(u"message 10005"_s).size(), 2);
    eventTexts.clear();
    fixture.append(5000);
    QVERIFY(eventTexts.size() < 40);
}

void TestTimelineAccessible::saysNothingWhenNobodyListens()
{
    if (QAccessible::isActive())
        QSKIP("somebody listens on this platform");
    TimelineFixture fixture(50);
    eventTexts.clear();
    fixture.append(2);
    fixture.view.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&fixture.view, Qt::Key_Up);
    QVERIFY(eventTexts.filter(u"message"_s).isEmpty());
}

void TestTimelineAccessible::listsThePillAsWell()
{
    TimelineFixture fixture(300);
    fixture.view.verticalScrollBar()->setValue(0);
    fixture.append(3);
    QAccessibleInterface *list = listOf(fixture);
    QAccessibleInterface *pill = list->child(list->childCount() - 1);
    QCOMPARE(pill->role(), QAccessible::Button);
    QVERIFY(pill->text(QAccessible::Name).startsWith(u"3 "));
    QCOMPARE(list->indexOfChild(pill), list->childCount() - 1);
}

void TestTimelineAccessible::survivesTheEndOfTheView()
{
    QAccessibleInterface *item = nullptr;
    QAccessible::Id id = 0;
    {
        TimelineFixture fixture(10);
        item = listOf(fixture)->child(3);
        id = QAccessible::uniqueId(item);
        QVERIFY(item->isValid());
    }
    QVERIFY(QAccessible::accessibleInterface(id) == nullptr);
}

QTEST_MAIN(TestTimelineAccessible)
#include "tst_timelineaccessible.moc"
