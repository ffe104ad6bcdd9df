#pragma once

#include "clientspy.h"
#include "core/redis/sentinelwatch.h"
#include "tests/support/testchain.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <optional>

namespace support {

/// Three Sentinels, a master and two replicas, and a client that writes all the time.
class FailoverStage final : public QObject {
public:
    static constexpr int master = 0; ///< places in the plan
    static constexpr int firstSentinel = 3;

    FailoverStage();

    /// Spins the event loop until the client writes and all Sentinels are heard.
    bool start();
    /// As a crash would end it.
    void killMaster();
    /// The process hangs and answers nothing.
    void pauseMaster();
    void resumeMaster();
    /// Spins the event loop until something was stored after the switch; false after 30 s.
    bool awaitStored();

    QString url(int sentinel) const;

    TestChain chain;
    std::unique_ptr<ClientSpy> client;
    std::unique_ptr<redis::SentinelWatch> watch;
    QElapsedTimer sinceFault;
    QElapsedTimer sinceSwitch; ///< since the first Sentinel told of it
    std::optional<qint64> switchMs; ///< from the fault to that
    std::optional<qint64> readyMs; ///< from there until the client has another master
    std::optional<qint64> firstStoredMs; ///< from there until a message was stored
    int sent = 0;
    int stored = 0;
    int sentWhenMoved = 0; ///< what was sent before the new master was known
    bool hasMoved = false;
    bool wentBack = false;

private:
    void signalMaster(int signal);
    void write();
    void noteView(const redis::ClientView &view);

    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    QTimer m_tick;
};

} // namespace support
