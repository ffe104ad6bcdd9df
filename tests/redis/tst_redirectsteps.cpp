#include "core/redis/redirectsteps.h"
#include "core/redis/servererror.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;
using Action = RedirectSteps::Step::Action;

namespace {

const Endpoint asked {u"10.0.0.9"_s, 7000};

} // namespace

class TestRedirectSteps final : public QObject {
    Q_OBJECT

private slots:
    void goesWhereTheSlotHasMoved()
    {
        RedirectSteps steps;
        const auto step = steps.failed(toError("MOVED 7 b:2"), asked);
        QCOMPARE(step.action, Action::Resend);
        QCOMPARE(toText(step.node), u"b:2"_s);
        QVERIFY(!step.isAsking);
        QCOMPARE(step.movedSlot, std::optional<quint16>(7));
    }

    void asksForOneCommandAndForgetsIt()
    {
        RedirectSteps steps;
        const auto step = steps.failed(toError("ASK 7 b:2"), asked);
        QCOMPARE(step.action, Action::Resend);
        QVERIFY(step.isAsking);
        QVERIFY(!step.movedSlot);
    }

    void aTransactionWaitsForItsSlotInstead()
    {
        RedirectSteps steps;
        const auto step
            = steps.failed(toError("ASK 7 b:2"), asked, RedirectSteps::Kind::InTransaction);
        QCOMPARE(step.action, Action::Retry);
        QVERIFY(step.wait.count() > 0);
    }

    void isNotSentRoundForEver()
    {
        RedirectSteps steps;
        int resent = 0;
        while (steps.failed(toError("MOVED 7 b:2"), asked).action == Action::Resend)
            QVERIFY(++resent < 100);
        QCOMPARE(resent, 5);
    }

    void waitsLongerEachTimeAndNotForEver()
    {
        for (const char *text : {"TRYAGAIN keys are moving", "CLUSTERDOWN The cluster is down"}) {
            RedirectSteps steps;
            std::chrono::milliseconds before {0};
            std::chrono::milliseconds sum {0};
            int waits = 0;
            for (auto step = steps.failed(toError(text), asked); step.action == Action::Retry;
                 step = steps.failed(toError(text), asked)) {
                QVERIFY(step.wait >= before);
                before = step.wait;
                sum += step.wait;
                QVERIFY(++waits < 100);
            }
            QVERIFY(waits > 3);
            QVERIFY(sum.count() < 5000);
        }
    }

    void deliversEverythingElse()
    {
        for (const char *text : {"ERR no", "OOM full", "MOVED nonsense", "NOPERM no right"}) {
            RedirectSteps steps;
            QCOMPARE(steps.failed(toError(text), asked).action, Action::Deliver);
        }
    }
};

QTEST_GUILESS_MAIN(TestRedirectSteps)
#include "tst_redirectsteps.moc"
