#pragma once

#include "core/base/result.h"

#include <QBasicTimer>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>

namespace base {

/// One thread for slow work (SQL, password hashing), so that the window never waits: runs calls in
/// the order they were given and hands each Result back. It has the only mutex of the house.
///
/// Thread: made, asked and destroyed in one thread with an event loop, where the contexts live too
/// and the handlers are called. Only breakOffAfter() is for the calls themselves.
/// Lifetime: destroying it ends the call that runs (broken off when it allows that) and drops those
/// that wait; their handlers are not called.
class Worker final : public QObject {
    Q_OBJECT

public:
    explicit Worker(const QString &name, QObject *parent = nullptr);
    ~Worker() override;

    /// Runs `call` on the thread; then `handler` gets its Result exactly once, or not at all when
    /// `context` has died. What the call captured is destroyed on the thread, what the handler
    /// captured is not touched there.
    template <typename Call, typename Handler>
    void run(Call call, QObject *context, Handler handler)
    {
        enqueue(std::make_unique<TypedJob<Call, Handler>>(std::move(call), context,
            std::move(handler)));
    }

    /// From inside a running call: when that call is not over after `limit`, or the worker goes,
    /// `breaker` is called once in the worker's home thread, and never after the call's end, so that
    /// what it breaks (a socket, say) is still there. A second breaker replaces the first.
    void breakOffAfter(std::chrono::milliseconds limit, std::function<void()> breaker);
    /// From inside the same call: what the breaker would break is about to go.
    void forgetBreaker();

protected:
    bool event(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    /// A call on its way to the thread and its Result on the way back.
    class Job {
    public:
        explicit Job(QObject *context)
            : m_context(context)
        {
        }
        Job(const Job &) = delete;
        Job &operator=(const Job &) = delete;
        virtual ~Job() = default;

        virtual void work() = 0;
        virtual void deliver() = 0;
        bool isWanted() const { return !m_context.isNull(); }

    private:
        QPointer<QObject> m_context;
    };

    template <typename Call, typename Handler>
    class TypedJob final : public Job {
    public:
        TypedJob(Call call, QObject *context, Handler handler)
            : Job(context)
            , m_call(std::move(call))
            , m_handler(std::move(handler))
        {
        }
        void work() override
        {
            m_result.emplace((*m_call)());
            m_call.reset();
        }
        void deliver() override { m_handler(std::as_const(*m_result)); }

    private:
        std::optional<Call> m_call;
        Handler m_handler;
        std::optional<std::invoke_result_t<Call &>> m_result;
    };

    void enqueue(std::unique_ptr<Job> job);
    void work();
    void deliverFinished();
    void breakOffWhenDue();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::unique_ptr<Job>> m_waiting;
    std::deque<std::unique_ptr<Job>> m_finished;
    std::function<void()> m_breaker;
    std::chrono::steady_clock::time_point m_breakAt;
    bool m_stopping = false;

    QBasicTimer m_breakTimer;
    std::thread m_thread;
};

} // namespace base
