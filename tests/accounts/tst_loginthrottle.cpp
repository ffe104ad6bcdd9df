#include "core/accounts/loginthrottle.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using accounts::LoginThrottle;
using accounts::ThrottlePolicy;

class TestLoginThrottle final : public QObject {
    Q_OBJECT

private slots:
    void waitsGrowAndEnd_data();
    void waitsGrowAndEnd();
    void stopsTheSixthTry();
    void theWaitGrowsWithEachFailure();
    void aWaitingTryDoesNotCount();
    void forgetsAfterTheRightPassword();
    void forgetsAfterTheWindow();
    void givesATryBack();
    void aTryGivenBackStartsNoWait();
    void countsEachNameByItself();
    void triesCountBeforeTheyAreDecided();
    void keepsItsMemoryBounded();

private:
    const base::SteadyTime m_start = base::SteadyTime(1h);
};

void TestLoginThrottle::waitsGrowAndEnd_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("none") << 0 << qint64(0);
    QTest::newRow("four") << 4 << qint64(0);
    QTest::newRow("five") << 5 << qint64(30);
    QTest::newRow("six") << 6 << qint64(60);
    QTest::newRow("nine") << 9 << qint64(480);
    QTest::newRow("ten") << 10 << qint64(900);
    QTest::newRow("a million") << 1000000 << qint64(900);
}

void TestLoginThrottle::waitsGrowAndEnd()
{
    QFETCH(int, failures);
    const auto wait = ThrottlePolicy().waitAfter(failures);
    QTEST(qint64(std::chrono::duration_cast<std::chrono::seconds>(wait).count()), "seconds");
}

void TestLoginThrottle::stopsTheSixthTry()
{
    LoginThrottle throttle;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start + i * 1s), 0ms);
    QCOMPARE(throttle.reserve(u"alice"_s, m_start + 5s), 29s);
}

void TestLoginThrottle::theWaitGrowsWithEachFailure()
{
    LoginThrottle throttle;
    auto now = m_start;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, now), 0ms);
    now += 30s;
    QCOMPARE(throttle.reserve(u"alice"_s, now), 0ms);
    QCOMPARE(throttle.reserve(u"alice"_s, now), 60s);
    now += 60s;
    QCOMPARE(throttle.reserve(u"alice"_s, now), 0ms);
    QCOMPARE(throttle.reserve(u"alice"_s, now), 120s);
}

void TestLoginThrottle::aWaitingTryDoesNotCount()
{
    LoginThrottle throttle;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start), 0ms);
    // Somebody hammering at the door must not keep the owner out for longer.
    for (int i = 0; i < 100; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start + 10s), 20s);
    QCOMPARE(throttle.reserve(u"alice"_s, m_start + 30s), 0ms);
}

void TestLoginThrottle::forgetsAfterTheRightPassword()
{
    LoginThrottle throttle;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start), 0ms);
    throttle.forget(u"alice"_s);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start), 0ms);
}

void TestLoginThrottle::forgetsAfterTheWindow()
{
    LoginThrottle throttle;
    for (int i = 0; i < 4; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start), 0ms);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start + 15min), 0ms);
    QVERIFY(throttle.reserve(u"alice"_s, m_start + 15min) > 0ms);
}

void TestLoginThrottle::givesATryBack()
{
    LoginThrottle throttle;
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(throttle.reserve(u"alice"_s, m_start), 0ms);
        throttle.refund(u"alice"_s);
    }
    throttle.refund(u"nobody"_s);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start), 0ms);
    QVERIFY(throttle.reserve(u"alice"_s, m_start) > 0ms);
}

void TestLoginThrottle::aTryGivenBackStartsNoWait()
{
    LoginThrottle throttle;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start), 0ms);
    QCOMPARE(throttle.reserve(u"alice"_s, m_start + 31s), 0ms);
    throttle.refund(u"alice"_s);
    QCOMPARE(throttle.reserve(u"alice"_s, m_start + 31s), 0ms);
    QVERIFY(throttle.reserve(u"alice"_s, m_start + 31s) > 0ms);
}

void TestLoginThrottle::countsEachNameByItself()
{
    LoginThrottle throttle;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start), 0ms);
    QCOMPARE(throttle.reserve(u"bob"_s, m_start), 0ms);
    QVERIFY(throttle.reserve(u"alice"_s, m_start) > 0ms);
}

void TestLoginThrottle::triesCountBeforeTheyAreDecided()
{
    LoginThrottle throttle;
    int allowed = 0;
    for (int i = 0; i < 100; ++i)
        allowed += throttle.reserve(u"alice"_s, m_start) == 0ms ? 1 : 0;
    QCOMPARE(allowed, 5);
}

void TestLoginThrottle::keepsItsMemoryBounded()
{
    LoginThrottle throttle;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(throttle.reserve(u"alice"_s, m_start + 1ms), 0ms);
    // More names than it keeps, all older than alice's tries: hers are kept.
    for (int i = 0; i < 10000; ++i)
        QCOMPARE(throttle.reserve(QString::number(i), m_start), 0ms);
    QVERIFY(throttle.reserve(u"alice"_s, m_start + 2ms) > 0ms);
}

QTEST_GUILESS_MAIN(TestLoginThrottle)

#include "tst_loginthrottle.moc"
