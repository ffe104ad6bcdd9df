#include "core/redis/deliveryprobe.h"
#include "tests/support/fakerandom.h"

#include <QTest>

using namespace redis;
using namespace std::chrono_literals;
using Action = DeliveryProbe::Action;

class TestDeliveryProbe : public QObject {
    Q_OBJECT

    const base::SteadyTime t0 {1h};
    support::FakeRandom random;

    /// Sends the message that is due, taken by the master; the moment at which it was sent.
    base::SteadyTime sendDue(DeliveryProbe &probe)
    {
        const base::SteadyTime at = probe.due();
        if (probe.advance(at) != Action::Publish)
            return {};
        probe.published();
        return at;
    }

private slots:
    void sendsBeforeEachIntervalIsOver()
    {
        for (int run = 0; run < 100; ++run) {
            DeliveryProbe probe(random, 30s, 5s);
            probe.start(t0);
            QVERIFY(probe.due() >= t0 + 15s);
            QVERIFY(probe.due() <= t0 + 30s);
            QCOMPARE(probe.advance(probe.due() - 1ms), Action::None);
            QCOMPARE(probe.advance(probe.due()), Action::Publish);
        }
    }

    void isSilentUntilItIsStarted()
    {
        DeliveryProbe probe(random, 30s, 5s);
        QVERIFY(!probe.isRunning());
        QCOMPARE(probe.advance(t0 + 1h), Action::None);
        probe.start(t0);
        probe.stop();
        QCOMPARE(probe.advance(t0 + 1h), Action::None);
    }

    void isContentWithWhatArrives()
    {
        DeliveryProbe probe(random, 30s, 5s);
        probe.start(t0);
        for (int round = 0; round < 20; ++round) {
            const base::SteadyTime at = sendDue(probe);
            QVERIFY(at != base::SteadyTime {});
            probe.arrived(probe.payload(), at + 1ms);
            QCOMPARE(probe.lastProof(), at + 1ms);
            QVERIFY(probe.due() > at + 10s);
        }
    }

    void tellsOfTwoMissedInARowWithinTwoIntervals()
    {
        DeliveryProbe probe(random, 30s, 5s);
        probe.start(t0);
        const base::SteadyTime first = sendDue(probe);
        QCOMPARE(probe.due(), first + 5s);
        const base::SteadyTime second = sendDue(probe);
        QCOMPARE(second, first + 5s);
        QCOMPARE(probe.advance(second + 5s - 1ms), Action::None);
        QCOMPARE(probe.advance(second + 5s), Action::Report);
        QVERIFY(second + 5s - t0 <= 60s);
        // It goes on, and needs two more to tell again.
        QVERIFY(sendDue(probe) != base::SteadyTime {});
        QVERIFY(sendDue(probe) != base::SteadyTime {});
        QCOMPARE(probe.advance(probe.due()), Action::Report);
    }

    void forgivesOneThatIsMissed()
    {
        DeliveryProbe probe(random, 30s, 5s);
        probe.start(t0);
        for (int round = 0; round < 5; ++round) {
            sendDue(probe); // missed
            const base::SteadyTime at = sendDue(probe);
            QVERIFY(at != base::SteadyTime {});
            probe.arrived(probe.payload(), at);
        }
    }

    void takesOnlyTheMessageUnderWay()
    {
        DeliveryProbe probe(random, 30s, 5s);
        probe.start(t0);
        sendDue(probe);
        const QByteArray old = probe.payload();
        const base::SteadyTime at = sendDue(probe);
        for (const QByteArray &other : {old, QByteArray(), QByteArray("x"), QByteArray("999")})
            probe.arrived(other, at + 1s);
        QCOMPARE(probe.lastProof(), t0);
        QCOMPARE(probe.advance(at + 5s), Action::Report);
        probe.arrived(old, at + 6s); // while nothing is under way
        QCOMPARE(probe.lastProof(), t0);
    }

    void mayArriveBeforeTheMastersAnswer()
    {
        DeliveryProbe probe(random, 30s, 5s);
        probe.start(t0);
        const base::SteadyTime at = probe.due();
        QCOMPARE(probe.advance(at), Action::Publish);
        probe.arrived(probe.payload(), at + 1ms);
        probe.published();
        QCOMPARE(probe.lastProof(), at + 1ms);
        QCOMPARE(probe.advance(at + 5s), Action::None);
    }

    void learnsNothingFromAMasterThatDoesNotTakeIt()
    {
        DeliveryProbe probe(random, 30s, 5s);
        probe.start(t0);
        for (int round = 0; round < 6; ++round) {
            const base::SteadyTime at = probe.due();
            QCOMPARE(probe.advance(at), Action::Publish);
            if (round % 2 == 0)
                probe.publishFailed(at + 1s); // refused
            else
                QCOMPARE(probe.advance(at + 5s), Action::None); // never answered
            QVERIFY(probe.due() >= at + 15s);
        }
    }
};

QTEST_GUILESS_MAIN(TestDeliveryProbe)
#include "tst_deliveryprobe.moc"
