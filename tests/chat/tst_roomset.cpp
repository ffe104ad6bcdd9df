#include "core/chat/roomset.h"

#include <QtTest>

using chat::RoomId;
using chat::RoomKeys;
using chat::RoomSet;

namespace {

const RoomId general("general");
const RoomId news("news");
const RoomId pattern("n*", RoomId::Kind::Pattern);
const RoomKeys keys("p:");

QByteArray names(const QList<RoomId> &rooms)
{
    QByteArrayList list;
    for (const RoomId &room : rooms)
        list << room.name();
    return list.join(' ');
}

QList<RoomId> ids(const RoomSet &set)
{
    QList<RoomId> list;
    for (const chat::Room &room : set.rooms())
        list << room.id;
    return list;
}

} // namespace

class TestRoomSet : public QObject {
    Q_OBJECT

private slots:
    void keepsTheOrderOfJoining();
    void tellsRoomsFromPatternsOfTheSameName();
    void countsChannelsThatAreHeard();
    void tellsOnlyRoomsWhoseCountChanged();
};

void TestRoomSet::keepsTheOrderOfJoining()
{
    RoomSet set;
    for (const RoomId &room : {news, general, pattern})
        set.add(room);
    QCOMPARE(names(ids(set)), "news general n*");
    const auto taken = set.take(general);
    QVERIFY(taken);
    QCOMPARE(taken->room.id, general);
    QVERIFY(!set.take(general));
    QVERIFY(!set.find(general));
    QCOMPARE(names(ids(set)), "news n*");
    QCOMPARE(set.takeAll().size(), size_t(2));
    QVERIFY(set.rooms().isEmpty());
}

void TestRoomSet::tellsRoomsFromPatternsOfTheSameName()
{
    RoomSet set;
    set.add(pattern);
    QVERIFY(!set.find(RoomId("n*")));
    QCOMPARE(set.findByName("n*"), pattern);
    QVERIFY(set.findByName("general").isNull());
}

void TestRoomSet::countsChannelsThatAreHeard()
{
    RoomSet set;
    for (const RoomId &room : {general, pattern, news})
        set.add(room);
    set.find(news)->room.state = chat::JoinState::Refused;
    QCOMPARE(set.channels(keys), QList<QByteArray> {"p:general"});
}

void TestRoomSet::tellsOnlyRoomsWhoseCountChanged()
{
    RoomSet set;
    set.add(general);
    set.add(news);
    set.add(RoomId("general", RoomId::Kind::Pattern));
    const QList<redis::SubscriberCount> counts {{"p:general", {}, 2, true},
        {"p:gone", {}, 9, true}};
    QCOMPARE(names(set.setCounts(counts, keys)), "general");
    QCOMPARE(set.find(general)->room.subscribers->total, 2);
    QCOMPARE(names(set.setCounts(counts, keys)), "");
    QCOMPARE(names(set.setCounts({{"p:general", {}, 2, false}}, keys)), "general");
    QVERIFY(!set.find(news)->room.subscribers);
}

QTEST_GUILESS_MAIN(TestRoomSet)
#include "tst_roomset.moc"
