#include "ui/paint/appearanceportal.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

const QString &appearanceGroup()
{
    static const QString name = u"org.freedesktop.appearance"_s;
    return name;
}

const QString &schemeKey()
{
    static const QString name = u"color-scheme"_s;
    return name;
}

// Older portals put the value into one variant more.
QVariant unwrapped(QVariant value)
{
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

AppearancePortal::AppearancePortal(const QDBusConnection &bus, QObject *parent)
    : QDBusAbstractInterface(u"org.freedesktop.portal.Desktop"_s,
        u"/org/freedesktop/portal/desktop"_s, "org.freedesktop.portal.Settings", bus, parent)
{
}

void AppearancePortal::readScheme(QObject *context, std::function<void(uint)> handler)
{
    auto *watcher
        = new QDBusPendingCallWatcher(asyncCall(u"Read"_s, appearanceGroup(), schemeKey()), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, context,
        [watcher, handler = std::move(handler)] {
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            watcher->deleteLater();
            if (reply.isError())
                return;
            const QVariant value = unwrapped(QVariant::fromValue(reply.value()));
            if (value.canConvert<uint>())
                handler(value.toUInt());
        });
}

std::optional<uint> AppearancePortal::schemeIn(const QString &group, const QString &key,
    const QVariant &value)
{
    if (group != appearanceGroup() || key != schemeKey() || !unwrapped(value).canConvert<uint>())
        return {};
    return unwrapped(value).toUInt();
}

} // namespace ui
