#include "ui/models/roomfiltermodel.h"
#include "ui/models/roomlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using chat::JoinState;
using chat::Room;
using chat::RoomId;
using ui::RoomListModel;

namespace {

RoomId channel(const char *name)
{
    return RoomId(name);
}

Room roomNamed(const RoomId &id, int unread = 0, int mentions = 0)
{
    Room room;
    room.id = id;
    room.state = JoinState::Joined;
    room.unread = unread;
    room.mentions = mentions;
    return room;
}

Room pattern(const char *name)
{
    return roomNamed(RoomId(name, RoomId::Kind::Pattern));
}

Room direct(const char *name)
{
    return roomNamed(RoomId(name, RoomId::Kind::Direct));
}

// "[Channels] general deploys [Patterns] alerts.*": headings in brackets.
QString rowsOf(const QAbstractItemModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const bool heading = index.data(RoomListModel::RowKindRole).toInt()
            == int(RoomListModel::RowKind::Heading);
        const QString name = index.data().toString();
        rows += heading ? QString(u'[' + name + u']') : name;
    }
    return rows.join(u' ');
}

} // namespace

class TestRoomListModel : public QObject {
    Q_OBJECT

private slots:
    void putsRoomsUnderHeadings();
    void showsNoHeadingWithoutRooms();
    void addsHeadingAndFirstRoomInOneStep();
    void updatesARoomThatIsAddedTwice();
    void updatesOnlyTheRowThatChanged();
    void passesOverUnknownRooms();
    void tellsChannelAndPatternOfOneNameApart();
    void movesStarredRoomsToTheTopAndBack();
    void remembersMarksOfRoomsThatWereLeft();
    void leavesHeadingsOutOfReach();
    void sumsUnreadAndLetsMutedCountMentionsOnly();
    void showsALowerBoundWhenANodeIsSilent();
    void describesARoomInWords();
    void makesHostileNamesHarmless_data();
    void makesHostileNamesHarmless();
    void filtersByEveryWord();
    void filterFollowsRoomsThatComeAndGo();
};

void TestRoomListModel::putsRoomsUnderHeadings()
{
    RoomListModel model;
    const QAbstractItemModelTester tester(&model);
    model.add(direct("bob"));
    model.add(roomNamed(channel("general")));
    model.add(pattern("alerts.*"));
    model.add(roomNamed(channel("deploys")));
    QCOMPARE(rowsOf(model), u"[Channels] general deploys [Patterns] alerts.* [Direct] bob"_s);
    QCOMPARE(model.indexOf(channel("deploys")).row(), 2);
    QCOMPARE(model.rooms().size(), 4);
}

void TestRoomListModel::showsNoHeadingWithoutRooms()
{
    RoomListModel model;
    const QAbstractItemModelTester tester(&model);
    model.add(roomNamed(channel("general")));
    model.add(pattern("alerts.*"));
    model.remove(channel("general"));
    QCOMPARE(rowsOf(model), u"[Patterns] alerts.*"_s);
    model.remove(RoomId("alerts.*", RoomId::Kind::Pattern));
    QCOMPARE(model.rowCount(), 0);
    model.remove(channel("general"));
    QCOMPARE(model.rowCount(), 0);
}

void TestRoomListModel::addsHeadingAndFirstRoomInOneStep()
{
    RoomListModel model;
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.add(roomNamed(channel("general")));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QCOMPARE(inserted.at(0).at(2).toInt(), 1);
}

void TestRoomListModel::updatesARoomThatIsAddedTwice()
{
    RoomListModel model;
    const QAbstractItemModelTester tester(&model);
    model.add(roomNamed(channel("general")));
    model.add(roomNamed(channel("general"), 7));
    QCOMPARE(rowsOf(model), u"[Channels] general"_s);
    QCOMPARE(model.index(1).data(RoomListModel::UnreadRole).toInt(), 7);
}

void TestRoomListModel::updatesOnlyTheRowThatChanged()
{
    RoomListModel model;
    const QAbstractItemModelTester tester(&model);
    model.add(roomNamed(channel("general")));
    model.add(roomNamed(channel("deploys")));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.update({roomNamed(channel("deploys"), 3, 1)});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 2);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 2);
    QCOMPARE(model.index(2).data(RoomListModel::MentionsRole).toInt(), 1);
}

void TestRoomListModel::passesOverUnknownRooms()
{
    RoomListModel model;
    const QAbstractItemModelTester tester(&model);
    model.add(roomNamed(channel("general")));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.update({roomNamed(channel("nowhere"), 3)});
    QVERIFY(changed.isEmpty());
    QVERIFY(!model.indexOf(channel("nowhere")).isValid());
    QCOMPARE(model.data(model.index(99), Qt::DisplayRole), QVariant());
}

void TestRoomListModel::tellsChannelAndPatternOfOneNameApart()
{
    RoomListModel model;
    const QAbstractItemModelTester tester(&model);
    model.add(roomNamed(channel("news.*")));
    model.add(pattern("news.*"));
    QCOMPARE(rowsOf(model), u"[Channels] news.* [Patterns] news.*"_s);
    model.remove(RoomId("news.*", RoomId::Kind::Pattern));
    QCOMPARE(rowsOf(model), u"[Channels] news.*"_s);
}

void TestRoomListModel::movesStarredRoomsToTheTopAndBack()
{
    RoomListModel model;
    const QAbstractItemModelTester tester(&model);
    model.add(roomNamed(channel("general"), 5));
    model.add(roomNamed(channel("deploys")));
    ui::RoomMarks starred;
    starred.starred = true;
    model.setMarks(channel("deploys"), starred);
    QCOMPARE(rowsOf(model), u"[Starred] deploys [Channels] general"_s);
    model.setMarks(channel("deploys"), {});
    QCOMPARE(rowsOf(model), u"[Channels] general deploys"_s);
    QCOMPARE(model.index(1).data(RoomListModel::UnreadRole).toInt(), 5);
}

void TestRoomListModel::remembersMarksOfRoomsThatWereLeft()
{
    RoomListModel model;
    const QAbstractItemModelTester tester(&model);
    ui::RoomMarks marks;
    marks.starred = true;
    marks.muted = true;
    model.setMarks(channel("noise"), marks);
    QCOMPARE(model.rowCount(), 0);
    model.add(roomNamed(channel("noise")));
    QCOMPARE(rowsOf(model), u"[Starred] noise"_s);
    QVERIFY(model.index(1).data(RoomListModel::MutedRole).toBool());
}

void TestRoomListModel::leavesHeadingsOutOfReach()
{
    RoomListModel model;
    model.add(roomNamed(channel("general")));
    QVERIFY(!(model.flags(model.index(0)) & (Qt::ItemIsEnabled | Qt::ItemIsSelectable)));
    QVERIFY(model.flags(model.index(1)) & Qt::ItemIsSelectable);
}

void TestRoomListModel::sumsUnreadAndLetsMutedCountMentionsOnly()
{
    RoomListModel model;
    model.add(roomNamed(channel("general"), 4, 0));
    model.add(roomNamed(channel("noise"), 100, 2));
    ui::UnreadTotals totals = model.totals();
    QCOMPARE(totals.unread, 104);
    QCOMPARE(totals.mentions, 2);
    ui::RoomMarks muted;
    muted.muted = true;
    model.setMarks(channel("noise"), muted);
    totals = model.totals();
    QCOMPARE(totals.unread, 6);
    QCOMPARE(totals.mentions, 2);
}

void TestRoomListModel::showsALowerBoundWhenANodeIsSilent()
{
    RoomListModel model;
    Room room = roomNamed(channel("general"));
    model.add(room);
    QCOMPARE(model.index(1).data(RoomListModel::SubscribersRole).toString(), QString());
    room.subscribers = redis::SubscriberCount {"general", {}, 12, true};
    model.update({room});
    QCOMPARE(model.index(1).data(RoomListModel::SubscribersRole).toString(), u"12"_s);
    room.subscribers->complete = false;
    model.update({room});
    QCOMPARE(model.index(1).data(RoomListModel::SubscribersRole).toString(), u"≥12"_s);
}

void TestRoomListModel::describesARoomInWords()
{
    RoomListModel model;
    Room room = roomNamed(channel("general"), 14, 2);
    room.state = JoinState::Joining;
    room.subscribers = redis::SubscriberCount {"general", {}, 3, true};
    model.add(room);
    ui::RoomMarks muted;
    muted.muted = true;
    model.setMarks(room.id, muted);
    const QString text = model.index(1).data(Qt::AccessibleDescriptionRole).toString();
    for (const QString &part :
        {u"14 unread"_s, u"2 mention"_s, u"3 subscriber"_s, u"muted"_s, u"joining"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
}

void TestRoomListModel::makesHostileNamesHarmless_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("right-to-left override") << QByteArray("a\u202Eb") << u"a[U+202E]b"_s;
    QTest::newRow("zero-width space") << QByteArray("a\u200Bb") << u"a[U+200B]b"_s;
    QTest::newRow("line separator") << QByteArray("a\u2028b") << u"a b"_s;
    QTest::newRow("line feed") << QByteArray("a\nb") << u"a b"_s;
    QTest::newRow("no UTF-8") << QByteArray("a\xff") << u"a\uFFFD"_s;
    QTest::newRow("emoji with joiner") << QByteArray("👩\u200D💻") << u"👩\u200D💻"_s;
    QTest::newRow("Chinese") << QByteArray("设计讨论") << u"设计讨论"_s;
    QTest::newRow("markup") << QByteArray("<b>x</b>") << u"<b>x</b>"_s;
}

void TestRoomListModel::makesHostileNamesHarmless()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QString, shown);
    RoomListModel model;
    model.add(roomNamed(RoomId(name)));
    QCOMPARE(model.index(1).data().toString(), shown);
    QVERIFY(!model.index(1).data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
}

void TestRoomListModel::filtersByEveryWord()
{
    RoomListModel model;
    ui::RoomFilterModel filter(model);
    const QAbstractItemModelTester tester(&filter);
    model.add(roomNamed(channel("alerts.failover")));
    model.add(roomNamed(channel("设计讨论")));
    model.add(pattern("alerts.*"));
    filter.setFilterText(u"  ALERTS "_s);
    QCOMPARE(rowsOf(filter), u"[Channels] alerts.failover [Patterns] alerts.*"_s);
    filter.setFilterText(u"fail al"_s);
    QCOMPARE(rowsOf(filter), u"[Channels] alerts.failover"_s);
    filter.setFilterText(u"讨论"_s);
    QCOMPARE(rowsOf(filter), u"[Channels] 设计讨论"_s);
    filter.setFilterText(u"nothing like it"_s);
    QCOMPARE(filter.rowCount(), 0);
    filter.setFilterText(QString());
    QCOMPARE(filter.rowCount(), 5);
}

void TestRoomListModel::filterFollowsRoomsThatComeAndGo()
{
    RoomListModel model;
    ui::RoomFilterModel filter(model);
    const QAbstractItemModelTester tester(&filter);
    model.add(roomNamed(channel("general")));
    filter.setFilterText(u"dep"_s);
    QCOMPARE(filter.rowCount(), 0);
    model.add(roomNamed(channel("deploys")));
    QCOMPARE(rowsOf(filter), u"[Channels] deploys"_s);
    model.remove(channel("deploys"));
    QCOMPARE(filter.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestRoomListModel)
#include "tst_roomlistmodel.moc"
