#include "accountdesk.h"

#include "core/redis/redisclient.h"
#include "tests/support/answered.h"
#include "tests/support/onworker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using accounts::ChangeOutcome;
using accounts::LoginOutcome;
using base::Result;
using base::Secret;

namespace support {

namespace {

/// The product's own strength takes long where many sign-ins are tried; what depends on it is
/// tested in tests/accounts.
constexpr accounts::HashStrength weak {8 * 1024, 1};

redis::RedisConfig toConfig(const QString &url)
{
    redis::RedisConfig config = *redis::parseRedisUrl(url);
    config.connectTimeout = 1000ms;
    config.replyTimeout = 2000ms;
    config.pingAfter = 500ms;
    config.deadAfter = 1500ms;
    return config;
}

} // namespace

AccountDesk::AccountDesk(const sql::DatabaseConfig &directory, const Options &options)
    : m_worker(u"accounts"_s)
    , m_store(directory, m_worker)
    , m_other(std::make_unique<sql::SqlConnection>(directory, m_worker))
{
    if (!options.redisUrl.isEmpty()) {
        m_client
            = std::make_unique<redis::RedisClient>(toConfig(options.redisUrl), m_clock, m_random);
        m_cache = std::make_unique<accounts::LoginCache>(*m_client, m_clock,
            accounts::ThrottlePolicy(), options.cacheKey);
        m_sessions = std::make_unique<accounts::SessionStore>(*m_client);
        m_keeper = std::make_unique<accounts::SessionKeeper>(accounts::SessionTools {m_store,
            *m_sessions, *m_cache, m_secrets, m_random, m_clock, u"test"_s});
        m_client->start();
    }
    accounts::LoginPolicy policy;
    policy.strength = weak;
    policy.saysWhich = options.saysWhich;
    m_service = std::make_unique<accounts::AccountService>(
        accounts::LoginTools {m_store, m_worker, m_clock, m_throttle, m_cache.get()}, policy,
        m_sessions.get());
}

AccountDesk::~AccountDesk()
{
    const auto closed = onWorker(m_worker, [this]() -> Result<> {
        m_other.reset();
        return {};
    });
    if (!closed)
        qWarning("the connection was not closed: %s", qPrintable(closed.error().detail));
}

bool AccountDesk::connect()
{
    return QTest::qWaitFor(
        [this] {
            const redis::ClientView &view = m_client->view();
            return accounts::isUsable(view.reading.state) && accounts::isUsable(view.writing.state);
        },
        20000);
}

Result<LoginOutcome> AccountDesk::signIn(const QString &name, const QString &password)
{
    return answered<LoginOutcome>([&](QObject *context, auto handler) {
        m_service->signIn(name, Secret(password), context, handler);
    });
}

Result<ChangeOutcome> AccountDesk::create(const QString &name, const QString &password)
{
    return answered<ChangeOutcome>([&](QObject *context, auto handler) {
        m_service->create({name, name.toUpper(), Secret(password)}, context, handler);
    });
}

Result<ChangeOutcome> AccountDesk::changePassword(const QString &name, const QString &oldPassword,
    const QString &newPassword)
{
    return answered<ChangeOutcome>([&](QObject *context, auto handler) {
        m_service->changePassword(name, Secret(oldPassword), Secret(newPassword), context, handler);
    });
}

Result<ChangeOutcome> AccountDesk::setState(const QString &name, accounts::AccountState state)
{
    return answered<ChangeOutcome>([&](QObject *context, auto handler) {
        m_service->setState(name, state, context, handler);
    });
}

Result<> AccountDesk::remember(const QString &name)
{
    return answered<void>(
        [&](QObject *context, auto handler) { m_keeper->remember(name, context, handler); });
}

Result<LoginOutcome> AccountDesk::resume(const QString &name)
{
    return answered<LoginOutcome>(
        [&](QObject *context, auto handler) { m_keeper->resume(name, context, handler); });
}

Result<> AccountDesk::signOut(const QString &name)
{
    return answered<void>(
        [&](QObject *context, auto handler) { m_keeper->signOut(name, context, handler); });
}

Result<> AccountDesk::signOutEverywhere(const QString &name)
{
    return answered<void>([&](QObject *context, auto handler) {
        m_keeper->signOutEverywhere(name, context, handler);
    });
}

Result<accounts::DirectoryReport> AccountDesk::inspect()
{
    return answered<accounts::DirectoryReport>(
        [&](QObject *context, auto handler) { m_service->inspect(context, handler); });
}

Result<qint64> AccountDesk::execute(const QString &statement, const QVariantList &values)
{
    return onWorker(m_worker, [=, this] { return m_other->write({statement, values}); });
}

Result<sql::SqlRows> AccountDesk::query(const QString &statement, const QVariantList &values)
{
    return onWorker(m_worker, [=, this] { return m_other->read({statement, values}); });
}

QString AccountDesk::storedHash(const QString &name)
{
    const auto rows = query(u"SELECT upwd FROM userinfos WHERE uname = ?"_s, {name});
    return rows ? rows->value(0).value(0).toString() : base::toLogText(rows.error());
}

} // namespace support
