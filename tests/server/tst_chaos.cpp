#include "chaosstage.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

int numberFrom(const char *name, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber && number > 0 ? number : otherwise;
}

} // namespace

/// Nothing is lost, nothing is doubled, nothing is out of order, whatever fails. `./dev chaos [seed]
/// [minutes]` runs it for longer.
class TestChaos final : public QObject {
    Q_OBJECT

private slots:
    void losesNothingAndDoublesNothing()
    {
        const int seed = numberFrom("TAPROOM_CHAOS_SEED", 1);
        const qint64 limit = numberFrom("TAPROOM_CHAOS_SECONDS", 20) * 1000LL;
        qInfo("seed %d", seed);
        support::ChaosStage stage {quint32(seed)};
        QVERIFY(stage.start());
        QElapsedTimer timer;
        timer.start();
        QElapsedTimer pause;
        while (timer.elapsed() < limit) {
            pause.start();
            QVERIFY(QTest::qWaitFor([&] { return pause.elapsed() > 700; }, 5000));
            stage.doHarm();
        }
        const bool isWhole = stage.settle();
        const QStringList faults = stage.faults();
        qInfo("%s: %lld faults left", qPrintable(stage.report()), qint64(faults.size()));
        QVERIFY2(isWhole && faults.isEmpty(), qPrintable(faults.join(u"; "_s)));
    }
};

QTEST_GUILESS_MAIN(TestChaos)
#include "tst_chaos.moc"
