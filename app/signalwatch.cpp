#include "app/signalwatch.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace app {

namespace {

/// Where the handler writes: a signal handler can reach nothing but a global.
volatile sig_atomic_t writeEnd = -1;

extern "C" void passOn(int)
{
    const char byte = 1;
    // Full means that the program knows already.
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
}

void handle(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGINT, SIGTERM})
        ::sigaction(signal, &action, nullptr);
}

} // namespace

SignalWatch::SignalWatch(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // the signals end the program as they always did
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        emit asked();
    });
    writeEnd = m_pipe[1];
    handle(passOn);
}

SignalWatch::~SignalWatch()
{
    if (!m_notifier)
        return;
    handle(SIG_DFL);
    writeEnd = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

} // namespace app
