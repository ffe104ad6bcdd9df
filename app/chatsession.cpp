#include "app/chatsession.h"

namespace app {

ChatSession::ChatSession(const redis::RedisConfig &config, const QString &userName,
    const base::Clock &clock, base::RandomSource &random, QObject *parent)
    : QObject(parent)
    , m_client(config, clock, random)
    , m_chat(m_client, clock, random, userName.toUtf8())
{
    connect(&m_wake, &WakeWatch::woken, &m_client, &redis::RedisClient::wake);
    connect(&m_client, &redis::RedisClient::viewChanged, this, &ChatSession::judge);
}

void ChatSession::enter()
{
    m_client.start();
}

void ChatSession::judge(const redis::ClientView &view)
{
    if (m_isJudged)
        return;
    if (view.isReady()) {
        m_isJudged = true;
        emit entered();
        return;
    }
    const bool isOver = view.writing.state == redis::LinkState::Stopped
        || view.writing.state == redis::LinkState::Waiting;
    if (isOver && view.writing.error) {
        m_isJudged = true;
        emit refused(*view.writing.error);
    }
}

} // namespace app
