#include "core/redis/subscriber.h"

#include "core/redis/servererror.h"

namespace redis {

using namespace std::chrono_literals;

namespace {

constexpr auto busyRetry = 1s;
constexpr auto soonRetry = 100ms;

} // namespace

Subscriber::Subscriber(const RedisConfig &config, const base::Clock &clock,
    std::unique_ptr<Transport> transport, QObject *parent)
    : QObject(parent)
    , m_connection(config, clock, std::move(transport))
{
    m_retry.setSingleShot(true);
    connect(&m_connection, &Connection::ready, this, &Subscriber::subscribeAll);
    connect(&m_connection, &Connection::subscriptionRefused, this,
        &Subscriber::subscriptionRefused);
    connect(&m_retry, &QTimer::timeout, this, &Subscriber::retry);
}

void Subscriber::open(const Endpoint &endpoint)
{
    if (m_connection.state() != Connection::State::Closed && m_connection.endpoint() == endpoint)
        return;
    m_connection.open(endpoint);
}

void Subscriber::close()
{
    m_retry.stop();
    m_connection.abort();
}

void Subscriber::subscribe(SubscriptionKind kind, const QByteArray &channel)
{
    if (m_wanted.add(kind, channel))
        m_connection.subscribe(kind, channel);
}

void Subscriber::unsubscribe(SubscriptionKind kind, const QByteArray &channel)
{
    if (m_wanted.remove(kind, channel))
        m_connection.unsubscribe(kind, channel);
}

void Subscriber::unsubscribeAll()
{
    m_wanted.clear();
    for (const auto kind :
        {SubscriptionKind::Channel, SubscriptionKind::Pattern, SubscriptionKind::Shard}) {
        // At least UNSUBSCRIBE itself, so that the server says its count even when there was nothing.
        if (kind == SubscriptionKind::Channel || m_connection.subscriptions().hasAny(kind))
            m_connection.unsubscribe(kind, {});
    }
}

void Subscriber::subscribeAll()
{
    m_connection.beginPipeline();
    for (const WantedSubscriptions::Item &item : m_wanted.items())
        m_connection.subscribe(item.kind, item.channel);
    m_connection.endPipeline();
}

void Subscriber::retry()
{
    if (!m_connection.isReady())
        return;
    m_connection.beginPipeline();
    for (const WantedSubscriptions::Item &item : m_wanted.items()) {
        if (!m_connection.subscriptions().contains(item.kind, item.channel))
            m_connection.subscribe(item.kind, item.channel);
    }
    m_connection.endPipeline();
}

void Subscriber::retrySoon()
{
    if (!m_retry.isActive())
        m_retry.start(soonRetry);
}

void Subscriber::subscriptionRefused(SubscriptionKind kind, const QByteArray &channel,
    const base::Error &error)
{
    const ErrorMeaning meaning = meaningOf(error);
    if (meaning == ErrorMeaning::Fatal || meaning == ErrorMeaning::Refused) {
        // Not wanted any more when the user left meanwhile; then the refusal is no news.
        if (m_wanted.remove(kind, channel))
            emit refused(kind, channel, error);
        return;
    }
    m_retry.start(busyRetry);
}

} // namespace redis
