#include "core/redis/subscribercounter.h"
#include "faketransport.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

namespace {

const Endpoint node {u"m"_s, 1};

SubscriberCount countOf(const QByteArray &channel, qint64 total, bool complete = true)
{
    return {channel, {{node, total}}, total, complete};
}

} // namespace

class TestSubscriberCounter final : public QObject {
    Q_OBJECT

private slots:
    void takesTheGreaterOfBothKinds()
    {
        // Two Taproom clients and a plain program in one channel, a sharded one more in the other.
        const QList<SubscriberCount> plain {countOf("a", 3), countOf("b", 2)};
        const QList<SubscriberCount> sharded {countOf("a", 2), countOf("b", 3)};
        const QList<SubscriberCount> expected {countOf("a", 3), countOf("b", 3)};
        QCOMPARE(greaterCounts(plain, sharded), expected);
        QCOMPARE(greaterCounts(sharded, plain), expected);
    }

    void isCompleteOnlyWhenBothAre()
    {
        const auto sum = greaterCounts({countOf("a", 3)}, {countOf("a", 2, false)});
        QCOMPARE(sum.first().total, 3);
        QVERIFY(!sum.first().complete);
    }
};

QTEST_GUILESS_MAIN(TestSubscriberCounter)
#include "tst_subscribercounter.moc"
