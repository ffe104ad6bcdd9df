#include "ui/models/roomranking.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using chat::Room;
using chat::RoomId;

namespace {

Room roomNamed(const char *name, int unread = 0, int mentions = 0)
{
    Room room;
    room.id = RoomId(name);
    room.unread = unread;
    room.mentions = mentions;
    return room;
}

QString namesOf(const QList<Room> &rooms)
{
    QStringList names;
    for (const Room &room : rooms)
        names += room.id.displayName();
    return names.join(u' ');
}

} // namespace

class TestRoomRanking : public QObject {
    Q_OBJECT

private slots:
    void putsMentionsThenUnreadThenRecentFirst();
    void putsPrefixBeforeSubstring();
    void leavesOutWhatDoesNotMatch();
    void passesOverRecentRoomsThatAreGone();
};

void TestRoomRanking::putsMentionsThenUnreadThenRecentFirst()
{
    const QList<Room> rooms {roomNamed("old"), roomNamed("yesterday"), roomNamed("today"),
        roomNamed("busy", 300), roomNamed("forme", 1, 1)};
    const QList<RoomId> recent {RoomId("today"), RoomId("yesterday")};
    QCOMPARE(namesOf(ui::rankRooms(rooms, recent, QString())), u"forme busy today yesterday old"_s);
}

void TestRoomRanking::putsPrefixBeforeSubstring()
{
    const QList<Room> rooms {roomNamed("predeploy", 5, 5), roomNamed("deploys"),
        roomNamed("Deploy"), roomNamed("general")};
    QCOMPARE(namesOf(ui::rankRooms(rooms, {}, u" deploy "_s)), u"Deploy deploys predeploy"_s);
}

void TestRoomRanking::leavesOutWhatDoesNotMatch()
{
    QCOMPARE(ui::rankRooms({roomNamed("general")}, {}, u"x"_s).size(), 0);
    QCOMPARE(ui::rankRooms({}, {}, QString()).size(), 0);
}

void TestRoomRanking::passesOverRecentRoomsThatAreGone()
{
    const QList<Room> rooms {roomNamed("a"), roomNamed("b")};
    const QList<RoomId> recent {RoomId("gone"), RoomId("b")};
    QCOMPARE(namesOf(ui::rankRooms(rooms, recent, QString())), u"b a"_s);
}

QTEST_GUILESS_MAIN(TestRoomRanking)
#include "tst_roomranking.moc"
