#include "core/accounts/redisgate.h"

namespace accounts {

namespace {

/// A sign-in does not wait longer for a Redis that does not come.
constexpr std::chrono::milliseconds longestWait = std::chrono::seconds(4);

} // namespace

std::optional<bool> isUsable(redis::LinkState state)
{
    switch (state) {
    case redis::LinkState::Ready:
        return true;
    case redis::LinkState::Waiting:
    case redis::LinkState::Stopped:
        return false;
    case redis::LinkState::Idle:
    case redis::LinkState::Resolving:
    case redis::LinkState::Connecting:
        break;
    }
    return std::nullopt;
}

RedisGate::RedisGate(redis::RedisClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(longestWait);
    connect(&m_client, &redis::RedisClient::viewChanged, this, &RedisGate::letPass);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_canWait = false;
        auto late = std::exchange(m_waiting, {});
        for (const Waiting &waiting : late) {
            if (waiting.context)
                waiting.go();
        }
    });
}

void RedisGate::pass(redis::Target target, QObject *context, std::function<void()> go)
{
    if (m_canWait && !isDecided(target)) {
        m_waiting.push_back({target, context, std::move(go)});
        if (!m_limit.isActive())
            m_limit.start();
        return;
    }
    go();
}

std::optional<bool> RedisGate::isDecided(redis::Target target) const
{
    const redis::ClientView &view = m_client.view();
    return isUsable(target == redis::Target::Master ? view.writing.state : view.reading.state);
}

void RedisGate::letPass()
{
    if (isDecided(redis::Target::Master))
        m_canWait = true;
    std::list<Waiting> passing;
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end();) {
        const auto next = std::next(waiting);
        if (isDecided(waiting->target))
            passing.splice(passing.end(), m_waiting, waiting);
        waiting = next;
    }
    if (m_waiting.empty())
        m_limit.stop();
    for (const Waiting &waiting : passing) {
        if (waiting.context)
            waiting.go();
    }
}

} // namespace accounts
