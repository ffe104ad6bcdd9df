#include "core/redis/slotmap.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

namespace {

const Endpoint a {u"a"_s, 1};
const Endpoint b {u"b"_s, 2};
const Endpoint replica {u"r"_s, 3};

SlotMap twoShards()
{
    return SlotMap({{0, 99, a, {replica}}, {200, 16383, a, {replica}}, {100, 199, b, {}}});
}

} // namespace

class TestSlotMap final : public QObject {
    Q_OBJECT

private slots:
    void knowsNothingAtFirst()
    {
        const SlotMap map;
        QVERIFY(!map.shardOf(0));
        QVERIFY(!map.isComplete());
        QVERIFY(map.nodes().isEmpty());
    }

    void findsTheShardOfASlot()
    {
        const SlotMap map = twoShards();
        QVERIFY(map.isComplete());
        QCOMPARE(map.shards().size(), 2);
        QCOMPARE(map.shardOf(0)->master, a);
        QCOMPARE(map.shardOf(150)->master, b);
        QCOMPARE(map.shardOf(16383)->master, a);
        QVERIFY(!map.shardOf(16384));
        QCOMPARE(map.nodes(), (QList<Endpoint> {a, replica, b}));
        QVERIFY(map.isMaster(b));
        QVERIFY(!map.isMaster(replica));
        const QList<SlotRange> runs {{0, 99, a, {}}, {200, 16383, a, {}}};
        QCOMPARE(map.slotsOf(a), runs);
    }

    void seesThatSlotsAreMissing() { QVERIFY(!SlotMap({{0, 16382, a, {}}}).isComplete()); }

    void movesOneSlot()
    {
        SlotMap map = twoShards();
        QVERIFY(!map.move(150, b));
        QVERIFY(map.move(150, a));
        QCOMPARE(map.shardOf(150)->master, a);
        QCOMPARE(map.shardOf(151)->master, b);
        QVERIFY(!map.move(16384, a));
    }

    void movesASlotToANodeThatWasNotKnown()
    {
        SlotMap map = twoShards();
        const Endpoint fresh {u"c"_s, 4};
        QVERIFY(map.move(150, fresh));
        QCOMPARE(map.shardOf(150)->master, fresh);
        QVERIFY(map.nodes().contains(fresh));
    }

    void promotesAReplicaWithAllItsSlots()
    {
        SlotMap map = twoShards();
        QVERIFY(map.move(7, replica));
        QCOMPARE(map.shardOf(7)->master, replica);
        QCOMPARE(map.shardOf(300)->master, replica);
        QCOMPARE(map.shardOf(7)->replicas, QList<Endpoint> {a});
        QVERIFY(!map.isMaster(a));
    }
};

QTEST_GUILESS_MAIN(TestSlotMap)
#include "tst_slotmap.moc"
