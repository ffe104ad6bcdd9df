#include "clientspy.h"

#include "core/resp/resptext.h"

#include <QTest>

namespace support {

using namespace std::chrono_literals;

redis::RedisConfig quickConfig(const QString &url)
{
    auto config = redis::parseRedisUrl(url);
    Q_ASSERT(config);
    config->connectTimeout = 1000ms;
    config->pingAfter = 400ms;
    config->deadAfter = 1000ms;
    return *config;
}

ClientSpy::ClientSpy(redis::RedisConfig config)
    : m_client(std::move(config), m_clock, m_random)
{
    listen();
    m_client.start();
}

ClientSpy::ClientSpy(const QString &url)
    : ClientSpy(quickConfig(url))
{
}

void ClientSpy::listen()
{
    connect(&m_client, &redis::RedisClient::messagesReceived, this,
        [this](const redis::MessageBatch &batch) {
            for (const redis::PubSubMessage &message : batch.messages)
                log.append(message.channel.toByteArray() + '=' + message.payload.toByteArray());
        });
    connect(&m_client, &redis::RedisClient::subscriptionChanged, this,
        [this](const redis::SubscriptionChange &change) {
            const bool isSubscribed = change.type == redis::SubscriptionChange::Type::Subscribed;
            log.append(QByteArray((isSubscribed ? "+" : "-") + change.channel + ' '
                + QByteArray::number(change.count)));
        });
    connect(&m_client, &redis::RedisClient::subscriptionRefused, this,
        [this](redis::SubscriptionKind, const QByteArray &channel, const base::Error &error) {
            log.append(QByteArray('!' + channel + ' ' + error.code.toLatin1()));
        });
}

QByteArray ClientSpy::ask(redis::Target target, const resp::RespCommand &command)
{
    QByteArray answer;
    bool isAnswered = false;
    QObject here; // a late answer finds nobody
    m_client.send(target, command, &here, [&](const base::Result<resp::RespValue> &reply) {
        isAnswered = true;
        answer = reply ? resp::toText(*reply) : reply.error().code.toLatin1();
    });
    if (!QTest::qWaitFor([&] { return isAnswered; }, 10000))
        return "no answer";
    return answer;
}

redis::SubscriberCount ClientSpy::count(const QByteArray &channel)
{
    redis::SubscriberCount result;
    bool isAnswered = false;
    QObject here;
    m_client.countSubscribers({channel}, &here, [&](const QList<redis::SubscriberCount> &counts) {
        isAnswered = true;
        result = counts.value(0);
    });
    if (!QTest::qWaitFor([&] { return isAnswered; }, 10000))
        result.total = -1;
    return result;
}

} // namespace support
