#pragma once

#include "core/chat/roomid.h"

#include <QDBusAbstractInterface>
#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace ui {

/// The desktop's notification service, as far as it is used here.
/// Source: https://specifications.freedesktop.org/notification-spec/latest/protocol.html
class NotificationServer final : public QDBusAbstractInterface {
    Q_OBJECT

public:
    explicit NotificationServer(const QDBusConnection &bus, QObject *parent = nullptr);

signals:
    // The names are those on the bus.
    void ActionInvoked(uint id, const QString &key);
    void NotificationClosed(uint id, uint reason);
    /// KDE's, beside the specification.
    void NotificationReplied(uint id, const QString &text);
};

/// Tells news of rooms by the desktop: one notification a room, the newer in the place of the older,
/// with Reply and Mark read where the desktop has actions. Without such a service nothing happens.
/// Thread: GUI.
class DesktopNotifier final : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotifier(const QDBusConnection &bus, QObject *parent = nullptr);

    /// Plain texts; those of others have to be made visible first.
    void show(const chat::RoomId &room, const QString &title, const QString &text);
    /// Takes the room's notification back.
    void close(const chat::RoomId &room);

signals:
    void roomRequested(const chat::RoomId &room);
    void markReadRequested(const chat::RoomId &room);
    void replied(const chat::RoomId &room, const QString &text);

private:
    struct Shown {
        uint id = 0; ///< 0: on its way
        QString title;
        QString text;
        bool isUnsent = false; ///< newer than what the desktop has
        bool isClosing = false;
    };

    void connectServer();
    void askCapabilities();
    void send(const chat::RoomId &room);
    void takeId(const chat::RoomId &room, uint id);
    void act(uint id, const QString &key);
    void forget(uint id);
    QStringList actions() const;
    std::optional<chat::RoomId> roomOf(uint id) const;

    QDBusConnection m_bus;
    std::unique_ptr<NotificationServer> m_server; ///< from the first notification on
    std::optional<QStringList> m_capabilities;
    QHash<chat::RoomId, Shown> m_shown;
};

} // namespace ui
