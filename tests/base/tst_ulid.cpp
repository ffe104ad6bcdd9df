#include "core/base/ulid.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakerandom.h"

#include <QTest>

using namespace std::chrono_literals;

class TestUlid : public QObject {
    Q_OBJECT

private slots:
    void holdsTheTime()
    {
        support::FakeClock clock(1469918176385ms);
        support::FakeRandom random;
        base::UlidSource source(clock, random);
        const QByteArray ulid = source.next();
        QCOMPARE(ulid.size(), 26);
        // The example of the specification.
        QCOMPARE(ulid.first(10), QByteArray("01ARYZ6S41"));
        QCOMPARE(base::parseUlidTime(ulid), std::optional(1469918176385ms));
    }

    void sortsWithinAMillisecondAndWhenTheClockGoesBack()
    {
        support::FakeClock clock;
        support::FakeRandom random({~quint64 {0}, ~quint64 {0}});
        base::UlidSource source(clock, random);
        QByteArray last = source.next();
        for (int i = 0; i < 10000; ++i) {
            if (i == 5000)
                clock.setWallTime(clock.wallTime() - 1h);
            if (i == 7000)
                clock.advance(2h);
            const QByteArray next = source.next();
            QVERIFY2(next > last, next.constData());
            last = next;
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("too short") << QByteArray(25, '0');
        QTest::newRow("too long") << QByteArray(27, '0');
        QTest::newRow("a letter that is not in the alphabet")
            << QByteArray("01ARYZ6S41TSV4RRFFQ69G5FAU");
        QTest::newRow("lower case") << QByteArray("01aryz6s41tsv4rrffq69g5fav");
        QTest::newRow("more than 128 bits") << QByteArray("81ARYZ6S41TSV4RRFFQ69G5FAV");
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!base::parseUlidTime(text));
    }
};

QTEST_GUILESS_MAIN(TestUlid)
#include "tst_ulid.moc"
