#include "core/base/backoff.h"
#include "tests/support/fakerandom.h"

#include <QSet>
#include <QTest>

using namespace std::chrono_literals;

class TestBackoff : public QObject {
    Q_OBJECT

private slots:
    void growsToItsBoundAndNeverBelowHalfTheFirst()
    {
        support::FakeRandom random;
        base::Backoff backoff(random, 200ms, 20s);
        auto bound = 200ms;
        for (int i = 0; i < 50; ++i) {
            const auto wait = backoff.next();
            QVERIFY(wait >= 100ms);
            QVERIFY(wait <= bound);
            bound = std::min<std::chrono::milliseconds>(bound * 2, 20s);
        }
    }

    void startsSmallAfterReset()
    {
        support::FakeRandom random;
        base::Backoff backoff(random, 200ms, 20s);
        for (int i = 0; i < 20; ++i)
            (void)backoff.next();
        backoff.reset();
        QVERIFY(backoff.next() <= 200ms);
    }

    void spreadsAThousandClients()
    {
        support::FakeRandom random;
        QSet<qint64> waits;
        for (int i = 0; i < 1000; ++i) {
            base::Backoff backoff(random, 1s, 20s);
            waits.insert(backoff.next().count());
        }
        // 501 values are possible; far more than a handful must be used.
        QVERIFY(waits.size() > 300);
    }
};

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
