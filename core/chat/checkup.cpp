#include "core/chat/checkup.h"

#include "core/redis/rightscheck.h"

using namespace Qt::Literals::StringLiterals;

namespace chat {

namespace {

/// For a server that accepts the connection and says nothing more.
constexpr std::chrono::seconds longestWait {15};

/// Some channel: rights are given by patterns, so that one stands for all.
const RoomId sampleRoom("general");

QList<NeededRight> rightsOf(const redis::RedisConfig &redis)
{
    return neededRights(RoomKeys(redis.prefix), sampleRoom, "alice", redis.discovery)
        + signInRights();
}

/// Those of the rights that are missing; nothing when the server is too old to say.
base::Result<std::optional<QList<NeededRight>>> missingOf(const QList<NeededRight> &asked,
    const base::Result<resp::RespValue> &reply)
{
    const auto states = reply
        ? redis::readRights(*reply, asked.size())
        : base::Result<QList<redis::RightState>>(base::failure(reply.error()));
    if (!states)
        return base::failure(states.error());
    if (states->count(redis::RightState::Unknown) == states->size())
        return std::optional<QList<NeededRight>>();
    QList<NeededRight> missing;
    for (qsizetype at = 0; at < asked.size(); ++at) {
        if (states->at(at) == redis::RightState::Missing)
            missing.append(asked[at]);
    }
    return std::optional(missing);
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
    , m_rights(rightsOf(redis))
    , m_missing(std::optional(QList<NeededRight>()))
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
        askRights(false);
        askRights(true);
    } else {
        m_report.missing = base::failure(base::ErrorKind::Network, u"NOTCONNECTED"_s, {});
        m_client.stop();
    }
    emit changed();
}

void Checkup::askRights(bool isOnMaster)
{
    const QList<NeededRight> asked = rightsAt(m_rights, isOnMaster);
    m_client.send(isOnMaster ? redis::Target::Master : redis::Target::Replica,
        makeRightsQuestion(asked), this, [this, asked](const base::Result<resp::RespValue> &reply) {
            rightsAnswered(asked, reply);
        });
}

void Checkup::rightsAnswered(const QList<NeededRight> &asked,
    const base::Result<resp::RespValue> &reply)
{
    const auto missing = missingOf(asked, reply);
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
