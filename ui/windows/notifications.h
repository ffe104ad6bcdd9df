#pragma once

#include "core/chat/unread.h"
#include "ui/models/roomlistmodel.h"
#include "ui/widgets/desktopnotifier.h"

namespace chat {
class ChatService;
}

namespace ui {

/// Watches the rooms for news that the user wants to be told of outside of the window.
/// Lifetime: chat and room list must outlive it.
class Notifications final : public QObject {
    Q_OBJECT

public:
    Notifications(chat::ChatService &chat, const RoomListModel &rooms, const QDBusConnection &bus,
        QObject *parent = nullptr);

    void setDoNotDisturb(bool doNotDisturb) { m_doNotDisturb = doNotDisturb; }

signals:
    /// The user wants to see the room.
    void roomRequested(const chat::RoomId &id);

private:
    struct News {
        QByteArray from;
        QByteArray body;
    };

    void take(const chat::RoomId &id);
    void tell(const chat::Room &room, bool isMention);
    std::optional<News> newest(const chat::RoomId &id, bool isMention) const;
    void markRead(const chat::RoomId &id);

    chat::ChatService &m_chat;
    const RoomListModel &m_rooms;
    const chat::MentionFinder m_finder;
    DesktopNotifier m_notifier;
    QHash<chat::RoomId, UnreadTotals> m_counts; ///< when they were last looked at
    bool m_doNotDisturb = false;
};

} // namespace ui
