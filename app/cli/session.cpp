#include "app/cli/session.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace app::cli {

namespace {

constexpr auto startLimit = 15s;

std::optional<base::Error> whyNot(const redis::LinkView &link)
{
    const bool isLost
        = link.state == redis::LinkState::Waiting || link.state == redis::LinkState::Stopped;
    return isLost ? link.error : std::nullopt;
}

} // namespace

std::optional<base::Error> whyNot(const redis::ClientView &view, Need need)
{
    std::optional<base::Error> error;
    if (need != Need::Write)
        error = whyNot(view.reading);
    if (!error && need != Need::Read)
        error = whyNot(view.writing);
    return error;
}

bool isEnough(const redis::ClientView &view, Need need)
{
    const bool reads = view.reading.state == redis::LinkState::Ready;
    const bool writes = view.writing.state == redis::LinkState::Ready;
    return (reads || need == Need::Write) && (writes || need == Need::Read);
}

Session::Session(redis::RedisConfig config, Need need, QObject *parent)
    : QObject(parent)
    , m_client(std::move(config), m_clock, m_random)
    , m_need(need)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_isDecided = true;
        emit failed(
            {base::ErrorKind::Timeout, u"CONNECT"_s, u"the servers did not answer in time"_s});
    });
    connect(&m_client, &redis::RedisClient::viewChanged, this, &Session::judge);
}

void Session::start()
{
    m_limit.start(startLimit);
    m_client.start();
    judge();
}

void Session::judge()
{
    if (m_isDecided)
        return;
    const bool enough = isEnough(m_client.view(), m_need);
    const auto error = whyNot(m_client.view(), m_need);
    if (!enough && !error)
        return;
    m_isDecided = true;
    m_limit.stop();
    if (enough)
        emit ready();
    else
        emit failed(*error);
}

} // namespace app::cli
