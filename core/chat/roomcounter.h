#pragma once

#include "core/chat/countschedule.h"
#include "core/redis/subscribercount.h"

#include <QObject>
#include <QTimer>

namespace redis {
class RedisClient;
}

namespace chat {

/// Counts the subscribers of the joined channels now and then, all of them in one go a node.
/// Thread: GUI. Lifetime: the client must outlive it.
class RoomCounter final : public QObject {
    Q_OBJECT

public:
    explicit RoomCounter(redis::RedisClient &client, QObject *parent = nullptr);

    /// Counts soon, and from then on; with no channels never.
    void setChannels(const QList<QByteArray> &channels);
    /// Somebody joined or left: counts soon.
    void countSoon();

signals:
    void counted(const QList<redis::SubscriberCount> &counts);

private:
    void count();
    void take(const QList<redis::SubscriberCount> &counts);

    redis::RedisClient &m_client;
    CountSchedule m_schedule;
    QTimer m_timer;
    QList<QByteArray> m_channels;
    QList<qint64> m_totals;
    bool m_isCounting = false;
    bool m_again = false;
};

} // namespace chat
