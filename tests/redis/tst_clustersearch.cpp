#include "core/redis/clustersearch.h"
#include "tests/support/fakerandom.h"

#include <QSet>
#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;
using Action = ClusterSearch::Step::Action;

namespace {

const Endpoint a {u"a"_s, 1};
const Endpoint b {u"b"_s, 2};
const Endpoint c {u"c"_s, 3};
const base::Error broken {base::ErrorKind::Network, u"REFUSED"_s, u"nobody listens"_s};
const base::Error noRight {base::ErrorKind::Credentials, u"NOPERM"_s, u"no right"_s};

ClusterAnswer answerOf(quint64 epoch)
{
    return {{{0, 16383, a, {}}}, epoch};
}

} // namespace

class TestClusterSearch final : public QObject {
    Q_OBJECT

private slots:
    void asksTheNodesOfTheUrlInTheirOrder()
    {
        support::FakeRandom random;
        ClusterSearch search({a, b}, random);
        QCOMPARE(search.start({}).node, a);
        QCOMPARE(search.failed(a, broken).node, b);
        const auto found = search.answered(b, answerOf(1));
        QCOMPARE(found.action, Action::Found);
        QCOMPARE(found.answer, answerOf(1));
    }

    void beginsWithAnotherKnownNodeEachTime()
    {
        support::FakeRandom random;
        ClusterSearch search({a}, random);
        QSet<Endpoint> first;
        for (int i = 0; i < 50; ++i)
            first.insert(search.start({a, b, c}).node);
        QCOMPARE(first.size(), 3);
    }

    void tellsTheMostTellingError()
    {
        support::FakeRandom random;
        ClusterSearch search({a, b, c}, random);
        search.start({});
        search.failed(a, broken);
        search.failed(b, noRight);
        const auto failed = search.failed(c, broken);
        QCOMPARE(failed.action, Action::Failed);
        QCOMPARE(failed.error, noRight);
    }

    void asksAnotherOneWhileTheFirstIsSilent()
    {
        support::FakeRandom random;
        ClusterSearch search({a, b}, random);
        search.start({});
        QCOMPARE(search.hurry().node, b);
        QCOMPARE(search.hurry().action, Action::Wait);
        QCOMPARE(search.failed(b, broken).action, Action::Wait); // the first may still answer
        QCOMPARE(search.answered(a, answerOf(1)).action, Action::Found);
        QCOMPARE(search.answered(b, answerOf(1)).action, Action::Wait); // too late
    }

    void doesNotBelieveAnOlderEpochWhileOthersCanTell()
    {
        support::FakeRandom random;
        ClusterSearch search({a, b}, random);
        search.start({});
        QCOMPARE(search.answered(a, answerOf(7)).action, Action::Found);
        search.start({});
        const auto next = search.answered(a, answerOf(6));
        QCOMPARE(next.action, Action::Ask);
        QCOMPARE(next.node, b);
        QCOMPARE(search.answered(b, answerOf(8)).answer.epoch, 8U);
    }

    void takesAnOlderEpochWhenNobodyKnowsBetter()
    {
        support::FakeRandom random;
        ClusterSearch search({a, b}, random);
        search.start({});
        search.answered(a, answerOf(7));
        search.start({});
        search.answered(a, answerOf(5));
        const auto found = search.failed(b, broken);
        QCOMPARE(found.action, Action::Found);
        QCOMPARE(found.answer.epoch, 5U);
    }
};

QTEST_GUILESS_MAIN(TestClusterSearch)
#include "tst_clustersearch.moc"
