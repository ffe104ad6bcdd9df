#include "core/chat/roomcounter.h"

#include "core/redis/redisclient.h"

#include <utility>

namespace chat {

using namespace std::chrono_literals;

namespace {

/// Joining ten channels at once is counted once.
constexpr auto soon = 30ms;

} // namespace

RoomCounter::RoomCounter(redis::RedisClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RoomCounter::count);
}

void RoomCounter::setChannels(const QList<QByteArray> &channels)
{
    m_channels = channels;
    countSoon();
}

void RoomCounter::countSoon()
{
    m_schedule.reset();
    m_again = m_isCounting;
    if (!m_isCounting)
        m_timer.start(soon);
}

void RoomCounter::count()
{
    if (m_channels.isEmpty())
        return;
    m_isCounting = true;
    m_client.countSubscribers(m_channels, this,
        [this](const QList<redis::SubscriberCount> &counts) { take(counts); });
}

void RoomCounter::take(const QList<redis::SubscriberCount> &counts)
{
    m_isCounting = false;
    QList<qint64> totals;
    for (const redis::SubscriberCount &count : counts)
        totals.append(count.total);
    const bool changed = std::exchange(m_totals, totals) != totals;
    if (std::exchange(m_again, false))
        m_timer.start(soon);
    else
        m_timer.start(m_schedule.next(changed));
    emit counted(counts);
}

} // namespace chat
