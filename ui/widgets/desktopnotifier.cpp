#include "ui/widgets/desktopnotifier.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

const QString openKey = u"default"_s;
const QString readKey = u"mark-read"_s;
const QString replyKey = u"reply"_s;
const QString inlineReplyKey = u"inline-reply"_s;

} // namespace

NotificationServer::NotificationServer(const QDBusConnection &bus, QObject *parent)
    : QDBusAbstractInterface(u"org.freedesktop.Notifications"_s,
        u"/org/freedesktop/Notifications"_s, "org.freedesktop.Notifications", bus, parent)
{
}

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
}

void DesktopNotifier::connectServer()
{
    m_server = std::make_unique<NotificationServer>(m_bus);
    connect(m_server.get(), &NotificationServer::ActionInvoked, this, &DesktopNotifier::act);
    connect(m_server.get(), &NotificationServer::NotificationClosed, this,
        [this](uint id) { forget(id); });
    connect(m_server.get(), &NotificationServer::NotificationReplied, this,
        [this](uint id, const QString &text) {
            const auto room = roomOf(id);
            if (room && !text.trimmed().isEmpty())
                emit replied(*room, text);
        });
    askCapabilities();
}

void DesktopNotifier::askCapabilities()
{
    auto *watcher = new QDBusPendingCallWatcher(m_server->asyncCall(u"GetCapabilities"_s), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        watcher->deleteLater();
        m_capabilities = reply.isError() ? QStringList() : reply.value();
        for (const chat::RoomId &room : m_shown.keys())
            send(room);
    });
}

void DesktopNotifier::show(const chat::RoomId &room, const QString &title, const QString &text)
{
    if (!m_bus.isConnected())
        return;
    if (!m_server)
        connectServer();
    Shown &shown = m_shown[room];
    const bool isOnItsWay = shown.id == 0 && !shown.title.isEmpty() && !shown.isUnsent;
    shown.title = title;
    shown.text = text;
    shown.isUnsent = true;
    shown.isClosing = false;
    // The answer with the id comes first, or there would be two of them.
    if (m_capabilities && !isOnItsWay)
        send(room);
}

QStringList DesktopNotifier::actions() const
{
    if (!m_capabilities->contains(u"actions"_s))
        return {};
    QStringList pairs {openKey, tr("Open")};
    pairs += m_capabilities->contains(inlineReplyKey) ? inlineReplyKey : replyKey;
    pairs += tr("Reply");
    pairs += {readKey, tr("Mark read")};
    return pairs;
}

void DesktopNotifier::send(const chat::RoomId &room)
{
    Shown &shown = m_shown[room];
    if (!shown.isUnsent)
        return;
    shown.isUnsent = false;
    const bool hasMarkup = m_capabilities->contains(u"body-markup"_s);
    const QString text = hasMarkup ? shown.text.toHtmlEscaped() : shown.text;
    const QVariantMap hints {{u"desktop-entry"_s, u"taproom"_s}, {u"category"_s, u"im.received"_s}};
    const QVariantList words {u"Taproom"_s, shown.id, u"taproom"_s, shown.title, text, actions(),
        hints, -1};
    auto *watcher = new QDBusPendingCallWatcher(
        m_server->asyncCallWithArgumentList(u"Notify"_s, words), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, room] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        takeId(room, reply.isError() ? 0 : reply.value());
    });
}

void DesktopNotifier::takeId(const chat::RoomId &room, uint id)
{
    const auto shown = m_shown.find(room);
    if (shown == m_shown.end())
        return;
    if (id == 0) {
        m_shown.erase(shown);
        return;
    }
    shown->id = id;
    if (shown->isClosing)
        close(room);
    else
        send(room);
}

void DesktopNotifier::close(const chat::RoomId &room)
{
    const auto shown = m_shown.find(room);
    if (shown == m_shown.end())
        return;
    if (shown->id == 0 && m_capabilities && !shown->isUnsent) {
        shown->isClosing = true; // its id is not here yet
        return;
    }
    if (shown->id != 0)
        m_server->asyncCall(u"CloseNotification"_s, shown->id);
    m_shown.erase(shown);
}

std::optional<chat::RoomId> DesktopNotifier::roomOf(uint id) const
{
    for (auto it = m_shown.cbegin(); id != 0 && it != m_shown.cend(); ++it) {
        if (it->id == id)
            return it.key();
    }
    return {};
}

void DesktopNotifier::act(uint id, const QString &key)
{
    const auto room = roomOf(id);
    if (!room)
        return;
    if (key == readKey)
        emit markReadRequested(*room);
    else if (key == openKey || key == replyKey)
        emit roomRequested(*room);
}

void DesktopNotifier::forget(uint id)
{
    if (const auto room = roomOf(id))
        m_shown.remove(*room);
}

} // namespace ui
