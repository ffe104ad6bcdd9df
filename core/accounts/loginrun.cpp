#include "core/accounts/loginrun.h"

#include "core/accounts/accountstore.h"
#include "core/accounts/logincache.h"
#include "core/base/clock.h"
#include "core/base/worker.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

auto noRedis()
{
    return base::failure(base::ErrorKind::Input, u"NOREDIS"_s,
        u"no Redis is known to this profile"_s);
}

} // namespace

LoginRun::LoginRun(const LoginTools &tools, const LoginPolicy &policy, UserName name,
    Password password, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_policy(policy)
    , m_flow(std::move(name), policy)
    , m_password(std::move(password))
{
}

void LoginRun::start()
{
    proceed();
}

void LoginRun::proceed()
{
    switch (m_flow.step()) {
    case LoginStep::ReserveTry:
        return reserve();
    case LoginStep::ReadCache:
        return readCache();
    case LoginStep::Verify:
        return verify();
    case LoginStep::ReadDirectory:
        return readDirectory();
    case LoginStep::UpgradeDirectory:
        return upgradeDirectory();
    case LoginStep::FillCache:
        return fillCache();
    case LoginStep::RefundTry:
        return refund();
    case LoginStep::ForgetTries:
        return forgetTries();
    case LoginStep::Done:
        m_password = {};
        emit finished();
        return;
    }
}

void LoginRun::reserve()
{
    // Counted here in any case, so that a Redis that goes away in between is no way round it.
    const auto waitHere = m_tools.throttle.reserve(m_flow.name().key(), m_tools.clock.steadyTime());
    const auto answered = [this, waitHere](const base::Result<TryGrant> &grant) {
        m_isCountedAtMaster = grant && grant->waitFor.count() == 0;
        m_flow.reserved(grant, waitHere);
        proceed();
    };
    if (m_tools.cache)
        m_tools.cache->reserve(m_flow.name(), this, answered);
    else
        answered(noRedis());
}

void LoginRun::readCache()
{
    const auto answered = [this](const base::Result<std::optional<CacheEntry>> &entry) {
        m_flow.cacheRead(entry);
        proceed();
    };
    if (m_tools.cache)
        m_tools.cache->read(m_flow.name(), this, answered);
    else
        answered(noRedis());
}

void LoginRun::verify()
{
    m_tools.worker.run(
        [hash = m_flow.hashToVerify(), password = m_password, strength = m_policy.strength] {
            return verifyPassword(hash, password, strength);
        },
        this,
        [this](const base::Result<bool> &match) {
            m_flow.verified(match);
            proceed();
        });
}

void LoginRun::readDirectory()
{
    m_tools.store.find(m_flow.name(), this, [this](const base::Result<DirectoryAnswer> &answer) {
        m_flow.directoryRead(answer);
        proceed();
    });
}

void LoginRun::upgradeDirectory()
{
    hashThen([this](const base::Result<base::Secret> &hash) {
        if (!hash) {
            m_flow.upgraded(base::failure(hash.error()));
            proceed();
            return;
        }
        const AccountRecord &record = m_flow.record();
        const HashChange change {record.account.name, record.hash, *hash, {}};
        m_tools.store.replaceHash(change, this, [this, change](const base::Result<bool> &done) {
            using Taken = std::optional<base::Secret>;
            if (done)
                m_flow.upgraded(*done ? Taken(change.hash) : Taken());
            else
                m_flow.upgraded(base::failure(done.error()));
            proceed();
        });
    });
}

void LoginRun::fillCache()
{
    hashThen([this](const base::Result<base::Secret> &hash) {
        if (!hash) {
            m_flow.finishedStep();
            proceed();
            return;
        }
        CacheEntry entry = m_flow.cacheEntry();
        entry.hash = *hash;
        m_tools.cache->write(m_flow.name(), std::move(entry), this, finishStep());
    });
}

void LoginRun::refund()
{
    m_tools.throttle.refund(m_flow.name().key());
    if (m_isCountedAtMaster)
        m_tools.cache->refund(m_flow.name(), this, finishStep());
    else
        finishStep()(noRedis());
}

void LoginRun::forgetTries()
{
    m_tools.throttle.forget(m_flow.name().key());
    if (m_isCountedAtMaster)
        m_tools.cache->forgetTries(m_flow.name(), this, finishStep());
    else
        finishStep()(noRedis());
}

void LoginRun::hashThen(std::function<void(const base::Result<base::Secret> &)> next)
{
    m_tools.worker.run(
        [password = m_password, strength = m_policy.strength] {
            return hashPassword(password, strength);
        },
        this, std::move(next));
}

redis::ReplyHandler LoginRun::finishStep()
{
    return [this](const base::Result<resp::RespValue> &) {
        m_flow.finishedStep();
        proceed();
    };
}

} // namespace accounts
