#include "core/chat/changethrottle.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

using chat::ChangeThrottle;
using chat::RoomId;

class TestChangeThrottle : public QObject {
    Q_OBJECT

private slots:
    void tellsTheFirstChangeAtOnce();
    void tellsManyChangesAsFew();
    void tellsOfEachRoom();
    void forgetsARoomThatIsGone();
};

void TestChangeThrottle::tellsTheFirstChangeAtOnce()
{
    ChangeThrottle throttle;
    QSignalSpy changed(&throttle, &ChangeThrottle::changed);
    throttle.note(RoomId("a"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).value<RoomId>(), RoomId("a"));
}

void TestChangeThrottle::tellsManyChangesAsFew()
{
    ChangeThrottle throttle;
    QSignalSpy changed(&throttle, &ChangeThrottle::changed);
    QElapsedTimer elapsed;
    elapsed.start();
    int notes = 0;
    while (changed.size() < 5) {
        throttle.note(RoomId("a"));
        ++notes;
        QCoreApplication::processEvents();
    }
    // Four pauses of about a tenth of a second lie between five changes.
    // Qt moves coarse timers to where other timers are due.
    QVERIFY(elapsed.elapsed() >= 300);
    QVERIFY(notes > 100);
    // The last note is told, too, and then nothing more.
    throttle.note(RoomId("a"));
    QTRY_COMPARE(changed.size(), 6);
}

void TestChangeThrottle::tellsOfEachRoom()
{
    ChangeThrottle throttle;
    QSignalSpy changed(&throttle, &ChangeThrottle::changed);
    throttle.note(RoomId("a"));
    throttle.note(RoomId("b"));
    throttle.note(RoomId("c"));
    throttle.note(RoomId("b"));
    QCOMPARE(changed.size(), 1);
    QTRY_COMPARE(changed.size(), 3);
}

void TestChangeThrottle::forgetsARoomThatIsGone()
{
    ChangeThrottle throttle;
    QSignalSpy changed(&throttle, &ChangeThrottle::changed);
    throttle.note(RoomId("a"));
    throttle.note(RoomId("b"));
    throttle.note(RoomId("c"));
    throttle.forget(RoomId("b"));
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(changed.at(1).at(0).value<RoomId>(), RoomId("c"));
}

QTEST_GUILESS_MAIN(TestChangeThrottle)
#include "tst_changethrottle.moc"
