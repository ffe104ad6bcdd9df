#include "ui/paint/systemappearance.h"

#include "ui/paint/appearanceportal.h"
#include "ui/paint/theme.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QEvent>

namespace ui {

namespace {

constexpr uint darkScheme = 1;
constexpr uint lightScheme = 2;

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent)
    , m_dark(systemPrefersDark())
{
    qApp->installEventFilter(this);
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    m_portal = std::make_unique<AppearancePortal>(bus);
    connect(m_portal.get(), &AppearancePortal::SettingChanged, this,
        [this](const QString &group, const QString &key, const QDBusVariant &value) {
            if (const auto scheme = AppearancePortal::schemeIn(group, key, value.variant()))
                takeScheme(*scheme);
        });
    m_portal->readScheme(this, [this](uint scheme) { takeScheme(scheme); });
}

SystemAppearance::~SystemAppearance() = default;

void SystemAppearance::takeScheme(uint scheme)
{
    m_portalDecides = scheme == darkScheme || scheme == lightScheme;
    setDark(m_portalDecides ? scheme == darkScheme : systemPrefersDark());
}

void SystemAppearance::setDark(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    emit changed(dark);
}

bool SystemAppearance::eventFilter(QObject *watched, QEvent *event)
{
    // Qt has noticed by itself that the desktop went from light to dark or back.
    if (watched == qApp && event->type() == QEvent::ThemeChange && !m_portalDecides)
        setDark(systemPrefersDark());
    return QObject::eventFilter(watched, event);
}

} // namespace ui
