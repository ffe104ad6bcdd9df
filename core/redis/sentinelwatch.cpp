#include "core/redis/sentinelwatch.h"

#include "core/redis/sentinelresolver.h"

#include <algorithm>

namespace redis {

namespace {

const QByteArray switchChannel = QByteArrayLiteral("+switch-master");

} // namespace

struct SentinelWatch::Ear {
    Ear(const RedisConfig &config, const base::Clock &clock, base::RandomSource &random,
        std::unique_ptr<Transport> transport)
        : connection(sentinelConfig(config), clock, std::move(transport))
        , backoff(random)
    {
        retry.setSingleShot(true);
    }

    Connection connection;
    base::Backoff backoff;
    QTimer retry;
};

SentinelWatch::SentinelWatch(const RedisConfig &config, const base::Clock &clock,
    base::RandomSource &random, TransportFactory makeTransport, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_clock(clock)
    , m_random(random)
    , m_makeTransport(std::move(makeTransport))
{
}

SentinelWatch::~SentinelWatch() = default;

void SentinelWatch::listen(const QList<Endpoint> &sentinels)
{
    for (const Endpoint &sentinel : sentinels) {
        if (m_ears.find(sentinel) == m_ears.end())
            add(sentinel);
    }
}

void SentinelWatch::add(const Endpoint &sentinel)
{
    auto &ear = m_ears[sentinel];
    ear = std::make_unique<Ear>(m_config, m_clock, m_random, m_makeTransport());
    Ear &made = *ear;
    connect(&made.connection, &Connection::ready, this,
        [&made] { made.connection.subscribe(SubscriptionKind::Channel, switchChannel); });
    connect(&made.connection, &Connection::subscriptionChanged, this,
        [&made] { made.backoff.reset(); });
    connect(&made.connection, &Connection::messagesReceived, this, &SentinelWatch::read);
    connect(&made.connection, &Connection::closed, this,
        [&made] { made.retry.start(made.backoff.next()); });
    connect(&made.retry, &QTimer::timeout, this,
        [&made, sentinel] { made.connection.open(sentinel); });
    made.connection.open(sentinel);
}

void SentinelWatch::read(const MessageBatch &batch)
{
    QList<MasterSwitch> changes;
    for (const PubSubMessage &message : batch.messages) {
        if (message.channel != switchChannel)
            continue;
        if (const auto change = parseMasterSwitch(message.payload))
            changes.append(*change);
    }
    for (const MasterSwitch &change : changes)
        emit masterSwitched(change);
}

void SentinelWatch::stop()
{
    m_ears.clear();
}

int SentinelWatch::listeningCount() const
{
    return int(std::count_if(m_ears.begin(), m_ears.end(),
        [](const auto &entry) { return entry.second->connection.subscriptions().isSubscribed(); }));
}

} // namespace redis
