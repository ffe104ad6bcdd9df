#include "core/redis/sentinelsearch.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Action = SentinelSearch::Step::Action;

const Endpoint s1 {u"s1"_s, 1};
const Endpoint s2 {u"s2"_s, 2};
const Endpoint s3 {u"s3"_s, 3};
const Endpoint oldMaster {u"old"_s, 6379};
const Endpoint newMaster {u"new"_s, 6379};
const MasterSwitch change {u"m"_s, oldMaster, newMaster};
const base::Error refused {base::ErrorKind::Network, u"REFUSED"_s, {}};
constexpr base::SteadyTime now {1h};

SentinelSearch twoSentinels()
{
    return SentinelSearch({s1, s2}, u"m"_s);
}

} // namespace

class TestSentinelSearch : public QObject {
    Q_OBJECT

private slots:
    void asksOneAfterTheOther()
    {
        SentinelSearch search = twoSentinels();
        auto step = search.start();
        QCOMPARE(step.action, Action::Ask);
        QCOMPARE(step.sentinel, s1);
        step = search.failed(refused);
        QCOMPARE(step.action, Action::Ask);
        QCOMPARE(step.sentinel, s2);
        step = search.answered({oldMaster, {newMaster}, {s1}}, now);
        QCOMPARE(step.action, Action::Found);
        QCOMPARE(step.answer.master, oldMaster);
        QCOMPARE(step.answer.replicas, QList<Endpoint> {newMaster});
    }

    void asksTheOneThatAnsweredFirstTheNextTime()
    {
        SentinelSearch search = twoSentinels();
        search.start();
        search.failed(refused);
        search.answered({oldMaster, {}, {}}, now);
        const QList<Endpoint> expected {s2, s1};
        QCOMPARE(search.sentinels(), expected);
        QCOMPARE(search.start().sentinel, s2);
    }

    void learnsOfFurtherSentinels()
    {
        SentinelSearch search({s1}, u"m"_s);
        search.start();
        search.answered({oldMaster, {}, {s3, s1, s3}}, now);
        search.start();
        const auto step = search.failed(refused);
        QCOMPARE(step.action, Action::Ask);
        QCOMPARE(step.sentinel, s3);
    }

    void boundsTheSentinelsThatItLearns()
    {
        SentinelSearch search({s1}, u"m"_s);
        QList<Endpoint> many;
        for (quint16 port = 1; port <= 500; ++port)
            many.append({u"forged"_s, port});
        search.start();
        search.answered({oldMaster, {}, many}, now);
        QVERIFY(search.sentinels().size() <= 30);
    }

    void failsWhenNoSentinelAnswers()
    {
        SentinelSearch search = twoSentinels();
        search.start();
        search.failed(refused);
        const auto step = search.failed({base::ErrorKind::Timeout, u"CONNECT"_s, {}});
        QCOMPARE(step.action, Action::Failed);
        QCOMPARE(step.error, refused);
        QCOMPARE(SentinelSearch({}, u"m"_s).start().error.code, u"NOSENTINEL"_s);
    }

    void tellsWhatSomebodyCanMend()
    {
        SentinelSearch search = twoSentinels();
        search.start();
        search.failed({base::ErrorKind::Credentials, u"WRONGPASS"_s, {}});
        QCOMPARE(search.failed(refused).error.code, u"WRONGPASS"_s);
        search.start();
        search.failed(refused);
        QCOMPARE(search.failed({base::ErrorKind::Topology, u"NOMASTERNAME"_s, {}}).error.code,
            u"NOMASTERNAME"_s);
    }

    void doesNotBelieveOldNewsAfterASwitch()
    {
        SentinelSearch search = twoSentinels();
        QVERIFY(search.take(change, now));
        search.start();
        auto step = search.answered({oldMaster, {}, {}}, now + 1s);
        QCOMPARE(step.action, Action::Ask);
        QCOMPARE(step.sentinel, s2);
        step = search.answered({newMaster, {}, {}}, now + 1s);
        QCOMPARE(step.action, Action::Found);
        QCOMPARE(step.answer.master, newMaster);
        QCOMPARE(search.sentinels().first(), s2);
    }

    void failsWhenAllTellOldNews()
    {
        SentinelSearch search({s1}, u"m"_s);
        QVERIFY(search.take(change, now));
        search.start();
        const auto step = search.answered({oldMaster, {}, {}}, now + 1s);
        QCOMPARE(step.action, Action::Failed);
        QCOMPARE(step.error.code, u"OLDNEWS"_s);
    }

    void believesWhatStaysSoForLong()
    {
        SentinelSearch search({s1}, u"m"_s);
        QVERIFY(search.take(change, now));
        search.start();
        QCOMPARE(search.answered({oldMaster, {}, {}}, now + 31s).action, Action::Found);
    }

    void believesTheWayBack()
    {
        SentinelSearch search({s1}, u"m"_s);
        QVERIFY(search.take(change, now));
        QVERIFY(search.take({u"m"_s, newMaster, oldMaster}, now + 2s));
        search.start();
        QCOMPARE(search.answered({oldMaster, {}, {}}, now + 3s).action, Action::Found);
    }

    void takesAnAnnouncementOnce()
    {
        SentinelSearch search = twoSentinels();
        QVERIFY(search.take(change, now));
        QVERIFY(!search.take(change, now + 1s)); // from the second Sentinel
        QVERIFY(!search.take({u"other"_s, oldMaster, newMaster}, now));
        QVERIFY(!search.take({u"m"_s, newMaster, newMaster}, now));
        QVERIFY(search.take(change, now + 1min)); // the same again, much later
    }
};

QTEST_GUILESS_MAIN(TestSentinelSearch)
#include "tst_sentinelsearch.moc"
