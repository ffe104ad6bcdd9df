#include "core/redis/subscriptionplacement.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;
using Item = SubscriptionPlacement::Item;
using Move = SubscriptionPlacement::Move;

namespace {

const Endpoint home {u"home"_s, 1};
const Endpoint shard {u"shard"_s, 2};
const Endpoint other {u"other"_s, 3};
constexpr auto plain = SubscriptionKind::Channel;
constexpr auto sharded = SubscriptionKind::Shard;

Endpoint byKind(const Item &item)
{
    return item.kind == sharded ? shard : home;
}

} // namespace

class TestSubscriptionPlacement final : public QObject {
    Q_OBJECT

private slots:
    void putsEachToItsNodeOnce()
    {
        SubscriptionPlacement placement;
        QVERIFY(placement.add(plain, "a"));
        QVERIFY(placement.add(sharded, "a"));
        QVERIFY(!placement.add(sharded, "a"));
        const QList<Move> expected {{{plain, "a"}, {}, home}, {{sharded, "a"}, {}, shard}};
        QCOMPARE(placement.place(byKind), expected);
        QVERIFY(placement.place(byKind).isEmpty());
        QVERIFY(placement.isAt(sharded, "a", shard));
        QVERIFY(!placement.isAt(sharded, "a", home));
        QCOMPARE(placement.nodes().size(), 2);
    }

    void movesOnlyWhatIsElsewhereNow()
    {
        SubscriptionPlacement placement;
        placement.add(plain, "a");
        placement.add(sharded, "a");
        placement.place(byKind);
        const auto moved = [](const Item &item) { return item.kind == sharded ? other : home; };
        const QList<Move> expected {{{sharded, "a"}, shard, other}};
        QCOMPARE(placement.place(moved), expected);
    }

    void staysWhileNoNodeIsKnown()
    {
        SubscriptionPlacement placement;
        placement.add(sharded, "a");
        const auto nowhere = [](const Item &) { return Endpoint(); };
        QVERIFY(placement.place(nowhere).isEmpty());
        QCOMPARE(placement.remove(sharded, "a"), std::optional(Endpoint()));
        placement.add(sharded, "a");
        placement.place(byKind);
        QVERIFY(placement.place(nowhere).isEmpty());
        QVERIFY(placement.isAt(sharded, "a", shard));
    }

    void forgetsWhatIsNotWanted()
    {
        SubscriptionPlacement placement;
        placement.add(sharded, "a");
        placement.place(byKind);
        QCOMPARE(placement.remove(sharded, "a"), std::optional(shard));
        QCOMPARE(placement.remove(sharded, "a"), std::nullopt);
        QVERIFY(!placement.isWanted(sharded, "a"));
        QVERIFY(placement.nodes().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSubscriptionPlacement)
#include "tst_subscriptionplacement.moc"
