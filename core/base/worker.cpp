#include "core/base/worker.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimerEvent>

#include <pthread.h>

namespace base {

namespace {

constexpr auto finishedEvent = QEvent::Type(QEvent::User + 1);
constexpr auto breakerEvent = QEvent::Type(QEvent::User + 2);

/// Linux takes thread names of at most 15 bytes.
constexpr qsizetype longestThreadName = 15;

} // namespace

Worker::Worker(const QString &name, QObject *parent)
    : QObject(parent)
    , m_thread([this] { work(); })
{
    const QByteArray shown = name.toUtf8().left(longestThreadName);
    pthread_setname_np(m_thread.native_handle(), shown.constData());
}

Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (const auto breaker = std::exchange(m_breaker, {}))
            breaker();
    }
    m_wake.notify_one();
    m_thread.join();
    // What the calls captured may still ask this worker for something.
    m_waiting.clear();
    m_finished.clear();
}

void Worker::breakOffAfter(std::chrono::milliseconds limit, std::function<void()> breaker)
{
    Q_ASSERT(std::this_thread::get_id() == m_thread.get_id());
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping) {
            // The destructor's look at the breaker is over: what comes later must not wait either.
            breaker();
            return;
        }
        m_breaker = std::move(breaker);
        m_breakAt = std::chrono::steady_clock::now() + limit;
    }
    QCoreApplication::postEvent(this, new QEvent(breakerEvent));
}

void Worker::forgetBreaker()
{
    const std::lock_guard lock(m_mutex);
    m_breaker = {};
}

bool Worker::event(QEvent *event)
{
    if (event->type() == finishedEvent) {
        deliverFinished();
        return true;
    }
    if (event->type() == breakerEvent) {
        breakOffWhenDue();
        return true;
    }
    return QObject::event(event);
}

void Worker::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_breakTimer.timerId())
        breakOffWhenDue();
}

void Worker::breakOffWhenDue()
{
    m_breakTimer.stop();
    const std::lock_guard lock(m_mutex);
    if (!m_breaker)
        return;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(
        m_breakAt - std::chrono::steady_clock::now());
    if (left.count() > 0) {
        m_breakTimer.start(int(left.count()), Qt::PreciseTimer, this);
        return;
    }
    // Under the lock: the call cannot end, and close what is broken here, in the meantime.
    std::exchange(m_breaker, {})();
}

void Worker::enqueue(std::unique_ptr<Job> job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Worker::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_stopping)
            return;
        std::unique_ptr<Job> job = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        job->work();
        lock.lock();
        m_breaker = {};
        m_finished.push_back(std::move(job));
        QCoreApplication::postEvent(this, new QEvent(finishedEvent));
    }
}

void Worker::deliverFinished()
{
    std::deque<std::unique_ptr<Job>> finished;
    {
        const std::lock_guard lock(m_mutex);
        finished.swap(m_finished);
    }
    const QPointer<Worker> self(this);
    for (const auto &job : finished) {
        if (job->isWanted())
            job->deliver();
        // The handler may have destroyed the worker, and with it the answers that are left.
        if (!self)
            return;
    }
}

} // namespace base
