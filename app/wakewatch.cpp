#include "app/wakewatch.h"

#include "app/sleepteller.h"
#include "core/base/logging.h"

#include <QDBusConnection>
#include <QNetworkInformation>

namespace app {

WakeWatch::WakeWatch(QObject *parent)
    : QObject(parent)
{
    if (const QDBusConnection bus = QDBusConnection::systemBus(); bus.isConnected()) {
        m_sleep = std::make_unique<SleepTeller>(bus);
        connect(m_sleep.get(), &SleepTeller::PrepareForSleep, this, [this](bool isBefore) {
            if (!isBefore)
                emit woken();
        });
    }
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
        [this](QNetworkInformation::Reachability reachability) {
            qCInfo(base::logApp) << "the network is" << reachability;
            // Gone: what is open is asked for a sign of life. Back: what is away is tried at once.
            if (reachability != QNetworkInformation::Reachability::Unknown)
                emit woken();
        });
}

WakeWatch::~WakeWatch() = default;

} // namespace app
