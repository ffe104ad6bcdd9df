#pragma once

#include <QDBusAbstractInterface>
#include <QDBusVariant>

#include <functional>
#include <optional>

namespace ui {

/// The desktop's settings service. Its signal is named as on the bus: that is how Qt finds it.
class AppearancePortal final : public QDBusAbstractInterface {
    Q_OBJECT

public:
    explicit AppearancePortal(const QDBusConnection &bus, QObject *parent = nullptr);

    /// Asks for the colour scheme: 0 no wish, 1 dark, 2 light. No answer, no call.
    void readScheme(QObject *context, std::function<void(uint)> handler);
    /// The scheme in a change of settings, nothing when it is about something else.
    static std::optional<uint> schemeIn(const QString &group, const QString &key,
        const QVariant &value);

signals:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace ui
