#include "core/redis/deliverychecker.h"

#include "core/base/logging.h"
#include "core/base/randomsource.h"
#include "core/redis/router.h"
#include "core/redis/servererror.h"
#include "core/redis/subscriber.h"

#include <algorithm>

namespace redis {

DeliveryChecker::DeliveryChecker(const RedisConfig &config, const base::Clock &clock,
    base::RandomSource &random, Router &router, Subscriber &line, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_router(router)
    , m_line(line)
    , m_probe(random, config.probeInterval, config.deadAfter)
    // Cut off from other clients by chance alone: nobody else is to hear it.
    , m_channel("taproom:probe:" + QByteArray::number(random.next(), 36))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DeliveryChecker::advance);
    Connection &connection = line.connection();
    connect(&connection, &Connection::subscriptionChanged, this,
        [this](const SubscriptionChange &change) {
            if (change.channel == m_channel && change.type == SubscriptionChange::Type::Subscribed)
                lineReady();
        });
    connect(&connection, &Connection::closed, this, &DeliveryChecker::lineClosed);
    connect(&connection, &Connection::messagesReceived, this, [this](const MessageBatch &batch) {
        for (const PubSubMessage &message : batch.messages) {
            if (message.channel == m_channel)
                m_probe.arrived(message.payload, m_clock.steadyTime());
        }
        schedule();
    });
    connect(&line, &Subscriber::refused, this,
        [this](SubscriptionKind, const QByteArray &channel, const base::Error &error) {
            if (channel == m_channel)
                giveUp(error);
        });
}

bool DeliveryChecker::isNeeded() const
{
    const Route &route = m_router.route();
    return !m_isRefused && !route.read.isEmpty() && !route.write.isEmpty()
        && route.read != route.write;
}

void DeliveryChecker::follow()
{
    if (isNeeded()) {
        m_line.subscribe(SubscriptionKind::Channel, m_channel);
        return;
    }
    m_line.unsubscribe(SubscriptionKind::Channel, m_channel);
    m_probe.stop();
    schedule();
}

std::optional<base::SteadyTime> DeliveryChecker::lastProof() const
{
    return m_probe.isRunning() ? std::optional(m_probe.lastProof()) : std::nullopt;
}

void DeliveryChecker::lineReady()
{
    m_probe.start(m_clock.steadyTime());
    schedule();
}

void DeliveryChecker::lineClosed()
{
    m_probe.stop();
    schedule();
}

void DeliveryChecker::giveUp(const base::Error &error)
{
    qCInfo(base::logRedis) << "delivery is not checked:" << error.detail;
    m_isRefused = true;
    m_probe.stop();
    schedule();
}

void DeliveryChecker::schedule()
{
    using std::chrono::ceil;
    using std::chrono::milliseconds;
    if (!m_probe.isRunning()) {
        m_timer.stop();
        return;
    }
    const auto left = ceil<milliseconds>(m_probe.due() - m_clock.steadyTime());
    m_timer.start(std::max(left, milliseconds(0)));
}

void DeliveryChecker::advance()
{
    switch (m_probe.advance(m_clock.steadyTime())) {
    case DeliveryProbe::Action::None:
        break;
    case DeliveryProbe::Action::Publish:
        publish();
        break;
    case DeliveryProbe::Action::Report:
        emit deliveryLost(m_line.connection().endpoint());
        break;
    }
    schedule();
}

void DeliveryChecker::publish()
{
    Connection *const writer = m_router.writer();
    if (!writer) {
        m_probe.publishFailed(m_clock.steadyTime());
        return;
    }
    writer->send({"PUBLISH", m_channel, m_probe.payload()}, this,
        [this](const base::Result<resp::RespView> &reply) {
            if (reply)
                m_probe.published();
            else
                publishFailed(reply.error());
            schedule();
        });
}

void DeliveryChecker::publishFailed(const base::Error &error)
{
    const ErrorMeaning meaning = meaningOf(error);
    if (meaning == ErrorMeaning::Refused || meaning == ErrorMeaning::Fatal)
        giveUp(error);
    else
        m_probe.publishFailed(m_clock.steadyTime());
}

} // namespace redis
