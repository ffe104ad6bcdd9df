#include "core/redis/liveness.h"

#include <QTest>

using namespace redis;
using namespace std::chrono_literals;
using Action = Liveness::Action;

class TestLiveness : public QObject {
    Q_OBJECT

    const base::SteadyTime t0 {1h};

private slots:
    void asksAfterSilenceAndGivesUp()
    {
        Liveness liveness(2s, 5s);
        liveness.start(t0);
        QCOMPARE(liveness.advance(t0 + 1999ms), Action::None);
        QCOMPARE(liveness.advance(t0 + 2s), Action::Ping);
        QCOMPARE(liveness.advance(t0 + 4999ms), Action::None);
        QCOMPARE(liveness.advance(t0 + 5s), Action::GiveUp);
    }

    void isContentWithAnyByte()
    {
        Liveness liveness(2s, 5s);
        liveness.start(t0);
        for (int i = 1; i < 100; ++i) {
            QVERIFY(liveness.advance(t0 + i * 4900ms) != Action::GiveUp);
            liveness.bytesReceived(t0 + i * 4900ms);
        }
        QCOMPARE(liveness.due(), t0 + 99 * 4900ms + 2s);
    }

    void asksAtOnceWhenInDoubt()
    {
        Liveness liveness(2s, 5s);
        liveness.start(t0);
        liveness.doubt(t0 + 100ms);
        QCOMPARE(liveness.advance(t0 + 100ms), Action::Ping);
        // Doubting again gives the peer no more time.
        liveness.doubt(t0 + 1s);
        QCOMPARE(liveness.advance(t0 + 3s), Action::None);
        QCOMPARE(liveness.advance(t0 + 3100ms), Action::GiveUp);
        liveness.start(t0);
        liveness.doubt(t0 + 1s);
        liveness.bytesReceived(t0 + 1100ms);
        QCOMPARE(liveness.advance(t0 + 3s), Action::None);
    }

    void asksAnewAfterOwnSleep()
    {
        Liveness liveness(2s, 5s);
        liveness.start(t0);
        QCOMPARE(liveness.advance(t0 + 2s), Action::Ping);
        // The computer slept for an hour: the peer gets its full time again.
        QCOMPARE(liveness.advance(t0 + 1h), Action::Ping);
        QCOMPARE(liveness.advance(t0 + 1h + 2s), Action::None);
        QCOMPARE(liveness.advance(t0 + 1h + 3s), Action::GiveUp);
    }
};

QTEST_GUILESS_MAIN(TestLiveness)
#include "tst_liveness.moc"
