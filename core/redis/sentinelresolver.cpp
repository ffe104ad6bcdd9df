#include "core/redis/sentinelresolver.h"

#include "core/base/clock.h"

namespace redis {

RedisConfig sentinelConfig(const RedisConfig &config)
{
    RedisConfig sentinel = config;
    sentinel.userName = config.sentinelUserName;
    sentinel.password = config.sentinelPassword;
    sentinel.database = 0;
    sentinel.connectTimeout = config.sentinelTimeout;
    sentinel.replyTimeout = config.sentinelTimeout;
    return sentinel;
}

SentinelResolver::SentinelResolver(const RedisConfig &config, const base::Clock &clock,
    SentinelSearch &search, std::unique_ptr<Transport> transport, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_masterName(config.masterName.toUtf8())
    , m_search(search)
    , m_connection(sentinelConfig(config), clock, std::move(transport))
{
    connect(&m_connection, &Connection::ready, this, &SentinelResolver::ask);
    connect(&m_connection, &Connection::closed, this,
        [this](const base::Error &error) { follow(m_search.failed(error)); });
}

void SentinelResolver::resolve()
{
    follow(m_search.start());
}

void SentinelResolver::stop()
{
    m_connection.abort();
}

void SentinelResolver::follow(const SentinelSearch::Step &step)
{
    m_connection.abort();
    switch (step.action) {
    case SentinelSearch::Step::Action::Ask:
        m_connection.open(step.sentinel);
        return;
    case SentinelSearch::Step::Action::Found:
        emit found(step.answer);
        return;
    case SentinelSearch::Step::Action::Failed:
        emit failed(step.error);
        return;
    }
}

void SentinelResolver::ask()
{
    const QList<resp::RespCommand> commands {{"SENTINEL", "GET-MASTER-ADDR-BY-NAME", m_masterName},
        {"SENTINEL", "REPLICAS", m_masterName}, {"SENTINEL", "SENTINELS", m_masterName}};
    m_connection.sendPipeline(commands, this,
        [this](const QList<base::Result<resp::RespValue>> &replies) { answersReceived(replies); });
}

void SentinelResolver::answersReceived(const QList<base::Result<resp::RespValue>> &replies)
{
    if (!m_connection.isReady())
        return; // given up meanwhile, or closed() tells it
    const auto master = replies.at(0) ? parseMasterAddress(*replies.at(0))
                                      : base::Result<Endpoint>(base::failure(replies[0].error()));
    if (!master) {
        follow(m_search.failed(master.error()));
        return;
    }
    SentinelAnswer answer {*master, {}, {}};
    // The right to these two may be missing; the master alone is enough to go on.
    if (replies.at(1))
        answer.replicas = parseSentinelNodes(*replies.at(1)).value_or(QList<Endpoint>());
    if (replies.at(2))
        answer.sentinels = parseSentinelNodes(*replies.at(2)).value_or(QList<Endpoint>());
    follow(m_search.answered(answer, m_clock.steadyTime()));
}

} // namespace redis
