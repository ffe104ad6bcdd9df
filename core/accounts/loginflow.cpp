#include "core/accounts/loginflow.h"

#include "core/base/logging.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

LoginFlow::LoginFlow(UserName name, LoginPolicy policy)
    : m_name(std::move(name))
    , m_policy(policy)
{
    m_outcome->account.name = m_name.spelling();
}

void LoginFlow::reserved(const base::Result<TryGrant> &atMaster, std::chrono::milliseconds waitHere)
{
    Q_ASSERT(m_step == LoginStep::ReserveTry);
    const auto wait = atMaster ? atMaster->waitFor : waitHere;
    if (atMaster)
        m_version = atMaster->version;
    else
        m_outcome->redisAway = atMaster.error();
    if (wait.count() > 0) {
        m_outcome->answer = LoginAnswer::Throttled;
        m_outcome->waitFor = wait;
        m_step = LoginStep::Done;
        return;
    }
    m_step = m_policy.scope == LoginScope::DirectoryAlone ? LoginStep::ReadDirectory
                                                          : LoginStep::ReadCache;
}

void LoginFlow::cacheRead(const base::Result<std::optional<CacheEntry>> &entry)
{
    Q_ASSERT(m_step == LoginStep::ReadCache);
    m_step = LoginStep::ReadDirectory;
    if (!entry || !*entry || !(*entry)->answersFor(m_name.spelling()))
        return;
    // A replica that lags behind still has the entry that the master has dropped.
    if (m_version && (*entry)->version != *m_version)
        return;
    m_mismatched = **entry; // until it matches
    m_hash = (*entry)->hash;
    m_verifying = Verifying::Cached;
    m_step = LoginStep::Verify;
}

void LoginFlow::verified(const base::Result<bool> &match)
{
    Q_ASSERT(m_step == LoginStep::Verify);
    m_hash = {};
    if (!match) {
        fail(match.error());
        return;
    }
    switch (m_verifying) {
    case Verifying::Cached:
        cachedVerified(*match);
        return;
    case Verifying::Stored:
        storedVerified(*match);
        return;
    case Verifying::Nobody:
        answer(m_policy.saysWhich && !m_isKnown ? LoginAnswer::UnknownName : LoginAnswer::Wrong,
            LoginSource::Directory);
        m_step = LoginStep::Done;
        return;
    }
}

void LoginFlow::cachedVerified(bool isMatch)
{
    if (!isMatch) {
        // The password may just have changed: the directory is asked before a no.
        m_step = LoginStep::ReadDirectory;
        return;
    }
    m_outcome->account = {m_mismatched->name, m_mismatched->displayName, AccountState::Enabled, {}};
    m_mismatched.reset();
    answer(LoginAnswer::In, LoginSource::Cache);
    m_step = LoginStep::ForgetTries;
}

void LoginFlow::directoryRead(const base::Result<DirectoryAnswer> &directory)
{
    Q_ASSERT(m_step == LoginStep::ReadDirectory);
    if (!directory && m_mismatched) {
        // Nobody else can be asked: the cache alone has decided.
        m_outcome->directoryAway = directory.error();
        answer(LoginAnswer::Wrong, LoginSource::Cache);
        m_step = LoginStep::Done;
        return;
    }
    if (!directory) {
        fail(directory.error());
        return;
    }
    m_takesNewHash = directory->takesNewHash;
    if (directory->record)
        verifyStored(*directory->record);
    else
        verifyNobody();
}

void LoginFlow::verifyStored(const AccountRecord &record)
{
    m_record = record;
    m_isKnown = true;
    if (schemeOf(record.hash) == HashScheme::Unknown) {
        qCWarning(base::logAccounts) << "the directory holds a password in a form that is neither "
                                        "Argon2id nor SHA-1; its user cannot sign in";
        verifyNobody();
        return;
    }
    // The entry was made from this very hash, so its no holds; asking again would cost the double,
    // and tell by the time that the name is in the cache.
    const QByteArray mark = markOf(record.hash);
    if (m_mismatched && !mark.isEmpty() && m_mismatched->mark == mark) {
        answer(LoginAnswer::Wrong, LoginSource::Directory);
        m_step = LoginStep::Done;
        return;
    }
    m_hash = record.hash;
    m_verifying = Verifying::Stored;
    m_step = LoginStep::Verify;
}

void LoginFlow::verifyNobody()
{
    m_hash = dummyHash(m_policy.strength);
    m_verifying = Verifying::Nobody;
    m_step = LoginStep::Verify;
}

void LoginFlow::storedVerified(bool isMatch)
{
    if (!isMatch) {
        answer(LoginAnswer::Wrong, LoginSource::Directory);
        m_step = LoginStep::Done;
        return;
    }
    m_outcome->account = m_record.account;
    if (m_record.account.state == AccountState::Disabled) {
        answer(LoginAnswer::Disabled, LoginSource::Directory);
        m_step = LoginStep::RefundTry;
        return;
    }
    answer(LoginAnswer::In, LoginSource::Directory);
    if (m_policy.scope == LoginScope::DirectoryAlone)
        m_step = LoginStep::ForgetTries;
    else
        upgradeOrFill();
}

void LoginFlow::upgradeOrFill()
{
    if (m_policy.upgradesHashes && m_takesNewHash && needsRehash(m_record.hash, m_policy.strength))
        m_step = LoginStep::UpgradeDirectory;
    else
        fillOrFinish();
}

void LoginFlow::upgraded(const base::Result<std::optional<base::Secret>> &newHash)
{
    Q_ASSERT(m_step == LoginStep::UpgradeDirectory);
    if (newHash && *newHash) {
        m_record.hash = **newHash;
        m_outcome->isUpgraded = true;
        fillOrFinish();
        return;
    }
    // The row has another hash by now: what was right a moment ago must not be cached.
    const bool hasChanged = newHash.has_value();
    if (hasChanged)
        m_step = LoginStep::ForgetTries;
    else
        fillOrFinish();
}

void LoginFlow::fillOrFinish()
{
    m_step = m_version ? LoginStep::FillCache : LoginStep::ForgetTries;
}

void LoginFlow::finishedStep()
{
    switch (m_step) {
    case LoginStep::FillCache:
        m_step = LoginStep::ForgetTries;
        return;
    case LoginStep::RefundTry:
    case LoginStep::ForgetTries:
        m_step = LoginStep::Done;
        return;
    default:
        Q_ASSERT(false);
    }
}

CacheEntry LoginFlow::cacheEntry() const
{
    CacheEntry entry;
    entry.name = m_record.account.name;
    entry.asked = m_name.spelling();
    entry.displayName = m_record.account.displayName;
    entry.version = m_version.value_or(QByteArray());
    entry.mark = markOf(m_record.hash);
    return entry;
}

void LoginFlow::answer(LoginAnswer answer, LoginSource source)
{
    m_outcome->answer = answer;
    m_outcome->source = source;
}

void LoginFlow::fail(const base::Error &error)
{
    m_outcome = base::failure(error);
    m_step = LoginStep::RefundTry;
}

} // namespace accounts
