#include "ui/windows/notifications.h"

#include "core/chat/chatservice.h"
#include "ui/text/plaintext.h"
#include "ui/text/roomtext.h"

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// So many rows are looked through for the message that the news is about.
constexpr qsizetype longestLook = 64;
constexpr qsizetype longestText = 240;
constexpr qsizetype longestName = 64;

} // namespace

Notifications::Notifications(chat::ChatService &chat, const RoomListModel &rooms,
    const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_chat(chat)
    , m_rooms(rooms)
    , m_finder(chat.userName())
    , m_notifier(bus)
{
    connect(&chat, &chat::ChatService::roomChanged, this, &Notifications::take);
    connect(&chat, &chat::ChatService::roomRemoved, this, [this](const chat::RoomId &id) {
        m_counts.remove(id);
        m_notifier.close(id);
    });
    connect(&m_notifier, &DesktopNotifier::roomRequested, this, &Notifications::roomRequested);
    connect(&m_notifier, &DesktopNotifier::markReadRequested, this, &Notifications::markRead);
    connect(&m_notifier, &DesktopNotifier::replied, this,
        [this](const chat::RoomId &id, const QString &text) {
            if (m_chat.post(id, text))
                markRead(id);
            else
                emit roomRequested(id);
        });
}

void Notifications::take(const chat::RoomId &id)
{
    const auto room = m_chat.room(id);
    if (!room)
        return;
    const UnreadTotals now {room->unread, room->mentions};
    const UnreadTotals before = std::exchange(m_counts[id], now);
    if (now.unread == 0) {
        m_notifier.close(id);
        return;
    }
    if (now.unread <= before.unread)
        return;
    NewsSituation situation;
    situation.level = m_rooms.marks(id).notify;
    situation.isMention = now.mentions > before.mentions;
    situation.isDirect = id.kind() == chat::RoomId::Kind::Direct;
    situation.isLookedAt = m_chat.openRoom() == id;
    situation.doNotDisturb = m_doNotDisturb;
    if (shouldNotify(situation))
        tell(*room, situation.isMention);
}

std::optional<Notifications::News> Notifications::newest(const chat::RoomId &id,
    bool isMention) const
{
    const chat::Timeline *timeline = m_chat.timeline(id);
    const qsizetype size = timeline ? timeline->size() : 0;
    for (qsizetype row = size - 1; row >= std::max<qsizetype>(0, size - longestLook); --row) {
        const chat::TimelineEntry entry = timeline->at(row);
        if (entry.kind != chat::EntryKind::Message || entry.own || !entry.validUtf8)
            continue;
        if (!isMention || m_finder.isMentionedIn(entry.body))
            return News {entry.from.toByteArray(), entry.body.toByteArray()};
    }
    return {};
}

void Notifications::tell(const chat::Room &room, bool isMention)
{
    const auto news = newest(room.id, isMention);
    if (!news)
        return;
    const QString place = toPlainName(room.id);
    QString title = news->from.isEmpty()
        ? place
        : tr("%1 in %2").arg(toVisibleLine(news->from, longestName), place);
    if (room.unread > 1)
        title += u" · "_s + tr("%n unread", nullptr, room.unread);
    m_notifier.show(room.id, title, toVisibleLine(news->body, longestText));
}

// Looked at for a moment.
void Notifications::markRead(const chat::RoomId &id)
{
    const chat::RoomId open = m_chat.openRoom();
    m_chat.setOpenRoom(id);
    m_chat.setOpenRoom(open);
}

} // namespace ui
