#include "core/chat/checkup.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace chat {

namespace {

/// For a server that accepts the connection and says nothing more.
constexpr std::chrono::seconds longestWait {15};

QByteArray rightsScript()
{
    QFile file(u":/lua/check_rights.lua"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isDecided(const redis::LinkView &link)
{
    return link.state == redis::LinkState::Ready || link.error;
}

bool stands(const redis::ClientView &view)
{
    return view.writing.state == redis::LinkState::Ready
        && view.reading.state == redis::LinkState::Ready;
}

} // namespace

Checkup::Checkup(const redis::RedisConfig &redis, sql::DatabaseConfig directory,
    const base::Clock &clock, base::RandomSource &random, QObject *parent)
    : QObject(parent)
    , m_client(redis, clock, random)
    , m_worker(u"checkup"_s)
    , m_store(std::move(directory), m_worker)
    , m_rights(checkedRights(redis.prefix))
    , m_missing(std::optional(QList<Right>()))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(longestWait);
    connect(&m_limit, &QTimer::timeout, this, &Checkup::decide);
    connect(&m_client, &redis::RedisClient::viewChanged, this, &Checkup::judge);
}

void Checkup::start()
{
    m_limit.start();
    m_store.inspect(this, [this](const base::Result<accounts::DirectoryReport> &report) {
        m_report.directory = report;
        emit changed();
    });
    m_client.start();
    judge(m_client.view());
}

void Checkup::judge(const redis::ClientView &view)
{
    if (!m_report.isRedisDecided && isDecided(view.writing) && isDecided(view.reading))
        decide();
}

void Checkup::decide()
{
    m_limit.stop();
    m_report.isRedisDecided = true;
    m_report.view = m_client.view();
    if (stands(m_report.view)) {
        askRights(RightPlace::Reading, redis::Target::Replica);
        askRights(RightPlace::Writing, redis::Target::Master);
    } else {
        m_report.missing = base::failure(base::ErrorKind::Network, u"NOTCONNECTED"_s, {});
        m_client.stop();
    }
    emit changed();
}

void Checkup::askRights(RightPlace place, redis::Target target)
{
    resp::RespCommand command {"EVAL", rightsScript(), "0"};
    for (const QByteArray &question : encodeQuestions(m_rights, place))
        command.add(question);
    m_client.send(target, command, this, [this, place](const base::Result<resp::RespValue> &reply) {
        rightsAnswered(place, reply);
    });
}

void Checkup::rightsAnswered(RightPlace place, const base::Result<resp::RespValue> &reply)
{
    const auto missing = parseMissing(reply, m_rights, place);
    // The first trouble counts; two lists are one.
    if (m_missing && !missing)
        m_missing = missing;
    else if (m_missing && *m_missing)
        m_missing = *missing ? std::optional(**m_missing + **missing) : std::nullopt;
    if (++m_answers < 2)
        return;
    m_report.missing = m_missing;
    m_client.stop();
    emit changed();
}

} // namespace chat
