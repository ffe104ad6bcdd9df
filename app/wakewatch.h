#pragma once

#include <QObject>

#include <memory>

namespace app {

class SleepTeller;

/// Tells when the computer wakes up or its network comes or goes, so that nobody waits for a timer.
///
/// Listens to systemd-logind, where there is one, and to the system's network manager as far as Qt
/// knows it; without either it is silent, and dead connections are found as always.
/// Thread: that of the object, which must be the program's main thread.
class WakeWatch final : public QObject {
    Q_OBJECT

public:
    explicit WakeWatch(QObject *parent = nullptr);
    ~WakeWatch() override;

signals:
    void woken();

private:
    std::unique_ptr<SleepTeller> m_sleep; ///< null without a system bus
};

} // namespace app
