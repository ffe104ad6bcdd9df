#include "core/base/randomsource.h"
#include "tests/support/fakerandom.h"

#include <QTest>

#include <array>

class TestRandomSource : public QObject {
    Q_OBJECT

private slots:
    void staysBelowTheBound()
    {
        base::SystemRandomSource random;
        std::array<int, 7> seen {};
        for (int i = 0; i < 7000; ++i)
            ++seen[random.below(7)];
        // Each has 1,000 expected; 700 is nine standard deviations away.
        for (const int count : seen)
            QVERIFY(count > 700);
        QCOMPARE(random.below(0), quint64(0));
        QCOMPARE(random.below(1), quint64(0));
    }

    void refusesTheLastIncompleteRun()
    {
        // 2^64 - 1 belongs to the incomplete run of 3; the next number is taken instead.
        support::FakeRandom random({~quint64 {0}, 5});
        QCOMPARE(random.below(3), quint64(2));
    }

    void fillsAllBytes()
    {
        base::SystemRandomSource random;
        std::array<std::byte, 61> bytes {};
        int zeros = 0;
        for (int i = 0; i < 8; ++i) {
            random.fill(bytes);
            zeros += bytes.back() == std::byte {0} ? 1 : 0;
        }
        QVERIFY(zeros < 8);
    }
};

QTEST_GUILESS_MAIN(TestRandomSource)
#include "tst_randomsource.moc"
