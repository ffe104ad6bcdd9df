#include "chatguest.h"

#include <QTest>

namespace support {

ChatGuest::ChatGuest(const QString &url, const QByteArray &name)
    : m_spy(url)
    , m_chat(m_spy.client(), m_clock, m_random, name)
{
    connect(&m_chat, &chat::ChatService::noticeRaised, this, [this](const chat::Notice &notice) {
        notices.append(notice.text.isEmpty() ? notice.error.code : notice.text);
    });
    connect(&m_chat, &chat::ChatService::subscriptionCountChanged, this,
        [this](int count) { counts.append(count); });
}

bool ChatGuest::join(const chat::RoomId &room)
{
    if (!m_chat.join(room))
        return false;
    return QTest::qWaitFor(
        [&] {
            const auto joined = m_chat.room(room);
            return joined && joined->state == chat::JoinState::Joined && !joined->readingHistory;
        },
        10'000);
}

QByteArray ChatGuest::rows(const chat::RoomId &room) const
{
    const QByteArray marks("-?+*!");
    QByteArrayList words;
    const chat::Timeline *timeline = m_chat.timeline(room);
    for (qsizetype row = 0; timeline && row < timeline->size(); ++row) {
        const chat::TimelineEntry entry = timeline->at(row);
        if (entry.kind == chat::EntryKind::Message) {
            const bool marked = entry.state != chat::SendState::None;
            words << entry.body.toByteArray()
                    + (marked ? marks.mid(int(entry.state), 1) : QByteArray());
        } else {
            words << (entry.kind == chat::EntryKind::Gap ? "[gap]" : "[trimmed]");
        }
    }
    return words.join(' ');
}

QByteArray ChatGuest::unread(const chat::RoomId &room) const
{
    const auto joined = m_chat.room(room);
    const QByteArray text = joined
        ? QByteArray::number(joined->unread) + '/' + QByteArray::number(joined->mentions)
        : QByteArray("not joined");
    return text;
}

qint64 ChatGuest::subscribers(const chat::RoomId &room) const
{
    const auto joined = m_chat.room(room);
    return joined && joined->subscribers && joined->subscribers->complete
        ? joined->subscribers->total
        : -1;
}

} // namespace support
