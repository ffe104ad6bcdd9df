#pragma once

#include <QDBusAbstractInterface>

namespace app {

/// systemd-logind's manager, as far as it tells of sleep; its signal becomes one of Qt.
/// Source: https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
class SleepTeller final : public QDBusAbstractInterface {
    Q_OBJECT

public:
    explicit SleepTeller(const QDBusConnection &bus, QObject *parent = nullptr);

signals:
    /// Named as on the bus. True before the computer sleeps, false after it.
    void PrepareForSleep(bool isBefore);
};

} // namespace app
