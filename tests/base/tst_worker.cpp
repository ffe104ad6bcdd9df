#include "core/base/worker.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>
#include <numeric>
#include <semaphore>
#include <vector>

using base::Result;
using base::Worker;
using namespace std::chrono_literals;

class TestWorker final : public QObject {
    Q_OBJECT

private slots:
    void runsCallsInOrderAndOffTheCallersThread();
    void handsBackValuesErrorsAndPlainSuccess();
    void callsTheHandlerInTheHomeThread();
    void dropsTheAnswerWhenTheContextDied();
    void takesCapturesThatCannotBeCopied();
    void destroysCapturesOfTheCallOnTheThread();
    void dropsWaitingCallsWhenItGoes();
    void survivesAHandlerThatDestroysIt();
    void handlersMayRunFurtherCalls();
    void breaksOffACallThatTakesTooLong();
    void neverBreaksOffACallThatIsOver();
    void breaksOffTheRunningCallWhenItGoes();
    void runsManyCallsOfManyContexts();
};

void TestWorker::runsCallsInOrderAndOffTheCallersThread()
{
    Worker worker(QStringLiteral("order"));
    std::vector<int> started;
    std::vector<int> answered;
    std::thread::id thread;
    for (int i = 0; i < 100; ++i) {
        worker.run(
            [i, &started, &thread]() -> Result<int> {
                started.push_back(i);
                thread = std::this_thread::get_id();
                return i * 2;
            },
            this, [&answered](const Result<int> &result) { answered.push_back(*result / 2); });
    }
    QTRY_COMPARE(answered.size(), std::size_t(100));
    std::vector<int> expected(100);
    std::iota(expected.begin(), expected.end(), 0);
    QCOMPARE(started, expected);
    QCOMPARE(answered, expected);
    QVERIFY(thread != std::this_thread::get_id());
}

void TestWorker::handsBackValuesErrorsAndPlainSuccess()
{
    Worker worker(QStringLiteral("results"));
    QString text;
    base::Error error;
    bool done = false;
    worker.run([]() -> Result<QString> { return QStringLiteral("value"); }, this,
        [&](const Result<QString> &result) { text = *result; });
    worker.run(
        []() -> Result<QString> {
            return base::failure(base::ErrorKind::Storage, QStringLiteral("FULL"),
                QStringLiteral("disk"));
        },
        this, [&](const Result<QString> &result) { error = result.error(); });
    worker.run([]() -> Result<> { return {}; }, this,
        [&](const Result<> &result) { done = result.has_value(); });
    QTRY_VERIFY(done);
    QCOMPARE(text, QStringLiteral("value"));
    QCOMPARE(base::toLogText(error), QStringLiteral("storage FULL: disk"));
}

void TestWorker::callsTheHandlerInTheHomeThread()
{
    Worker worker(QStringLiteral("home"));
    QThread *where = nullptr;
    worker.run([]() -> Result<> { return {}; }, this,
        [&](const Result<> &) { where = QThread::currentThread(); });
    // Never at once, from inside run(): the caller is not ready for it.
    QVERIFY(!where);
    QTRY_COMPARE(where, thread());
}

void TestWorker::dropsTheAnswerWhenTheContextDied()
{
    Worker worker(QStringLiteral("context"));
    std::binary_semaphore inside {0};
    std::binary_semaphore release {0};
    bool called = false;
    bool followed = false;
    auto context = std::make_unique<QObject>();
    worker.run(
        [&]() -> Result<> {
            inside.release();
            release.acquire();
            return {};
        },
        context.get(), [&](const Result<> &) { called = true; });
    inside.acquire();
    context.reset();
    release.release();
    worker.run([]() -> Result<> { return {}; }, this, [&](const Result<> &) { followed = true; });
    QTRY_VERIFY(followed);
    QVERIFY(!called);
}

void TestWorker::takesCapturesThatCannotBeCopied()
{
    Worker worker(QStringLiteral("move"));
    auto in = std::make_unique<int>(20);
    auto out = std::make_unique<int>(1);
    int sum = 0;
    worker.run(
        [in = std::move(in)]() -> Result<std::unique_ptr<int>> {
            return std::make_unique<int>(*in + 1);
        },
        this,
        [out = std::move(out), &sum](
            const Result<std::unique_ptr<int>> &result) { sum = **result + *out; });
    QTRY_COMPARE(sum, 22);
}

void TestWorker::destroysCapturesOfTheCallOnTheThread()
{
    struct Tracker {
        explicit Tracker(std::atomic<std::thread::id> &destroyedIn)
            : m_destroyedIn(destroyedIn)
        {
        }
        ~Tracker() { m_destroyedIn = std::this_thread::get_id(); }
        std::atomic<std::thread::id> &m_destroyedIn;
    };
    std::atomic<std::thread::id> destroyedIn;
    std::thread::id ranIn;
    bool done = false;
    Worker worker(QStringLiteral("captures"));
    auto tracker = std::make_unique<Tracker>(destroyedIn);
    worker.run(
        [tracker = std::move(tracker), &ranIn]() -> Result<> {
            ranIn = std::this_thread::get_id();
            return {};
        },
        this, [&](const Result<> &) { done = true; });
    QTRY_VERIFY(done);
    QVERIFY(destroyedIn.load() == ranIn);
}

void TestWorker::dropsWaitingCallsWhenItGoes()
{
    int ran = 0;
    int answered = 0;
    std::binary_semaphore inside {0};
    std::binary_semaphore going {0};
    {
        Worker worker(QStringLiteral("going"));
        worker.run(
            [&]() -> Result<> {
                ++ran;
                // Breaking off is how this call learns that the worker is on its way out.
                worker.breakOffAfter(1h, [&] { going.release(); });
                inside.release();
                going.acquire();
                return {};
            },
            this, [&](const Result<> &) { ++answered; });
        for (int i = 0; i < 10; ++i) {
            worker.run(
                [&]() -> Result<> {
                    ++ran;
                    return {};
                },
                this, [&](const Result<> &) { ++answered; });
        }
        inside.acquire();
    }
    QCoreApplication::sendPostedEvents();
    QCOMPARE(ran, 1);
    QCOMPARE(answered, 0);
}

void TestWorker::survivesAHandlerThatDestroysIt()
{
    auto worker = std::make_unique<Worker>(QStringLiteral("brief"));
    std::binary_semaphore bothDone {0};
    int answered = 0;
    worker->run([]() -> Result<> { return {}; }, this,
        [&](const Result<> &) {
            ++answered;
            worker.reset();
        });
    worker->run(
        [&]() -> Result<> {
            bothDone.release();
            return {};
        },
        this, [&](const Result<> &) { ++answered; });
    bothDone.acquire();
    QTRY_VERIFY(!worker);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(answered, 1);
}

void TestWorker::handlersMayRunFurtherCalls()
{
    Worker worker(QStringLiteral("chain"));
    int sum = 0;
    worker.run([]() -> Result<int> { return 1; }, this,
        [&](const Result<int> &first) {
            worker.run([value = *first]() -> Result<int> { return value + 1; }, this,
                [&](const Result<int> &second) { sum = *second; });
        });
    QTRY_COMPARE(sum, 2);
}

void TestWorker::breaksOffACallThatTakesTooLong()
{
    Worker worker(QStringLiteral("deadline"));
    std::binary_semaphore broken {0};
    std::thread::id brokenIn;
    base::Error error;
    worker.run(
        [&]() -> Result<> {
            worker.breakOffAfter(10ms, [&] {
                brokenIn = std::this_thread::get_id();
                broken.release();
            });
            broken.acquire();
            return base::failure(base::ErrorKind::Timeout, {}, {});
        },
        this, [&](const Result<> &result) { error = result.error(); });
    QTRY_COMPARE(error.kind, base::ErrorKind::Timeout);
    QVERIFY(brokenIn == std::this_thread::get_id());
}

void TestWorker::neverBreaksOffACallThatIsOver()
{
    Worker worker(QStringLiteral("over"));
    bool firstBroken = false;
    std::binary_semaphore broken {0};
    bool done = false;
    worker.run(
        [&]() -> Result<> {
            worker.breakOffAfter(1ms, [&] { firstBroken = true; });
            // Replaced before it can be due.
            worker.breakOffAfter(1h, [] {});
            return {};
        },
        this, [](const Result<> &) {});
    worker.run(
        [&]() -> Result<> {
            worker.breakOffAfter(20ms, [&] { broken.release(); });
            broken.acquire();
            return {};
        },
        this, [&](const Result<> &) { done = true; });
    QTRY_VERIFY(done);
    QVERIFY(!firstBroken);
}

void TestWorker::breaksOffTheRunningCallWhenItGoes()
{
    std::binary_semaphore guarded {0};
    std::binary_semaphore broken {0};
    bool ended = false;
    {
        Worker worker(QStringLiteral("quit"));
        worker.run(
            [&]() -> Result<> {
                worker.breakOffAfter(1h, [&] { broken.release(); });
                guarded.release();
                broken.acquire();
                ended = true;
                return {};
            },
            this, [](const Result<> &) {});
        guarded.acquire();
    }
    QVERIFY(ended);
}

void TestWorker::runsManyCallsOfManyContexts()
{
    Worker worker(QStringLiteral("many"));
    int answered = 0;
    std::vector<std::unique_ptr<QObject>> contexts;
    for (int i = 0; i < 1000; ++i) {
        contexts.push_back(std::make_unique<QObject>());
        worker.run([i]() -> Result<int> { return i; }, contexts.back().get(),
            [&](const Result<int> &) { ++answered; });
        if (i % 2 == 1)
            contexts.back().reset();
    }
    QTRY_COMPARE(answered, 500);
}

QTEST_GUILESS_MAIN(TestWorker)

#include "tst_worker.moc"
