#include "core/accounts/accountchange.h"

#include "core/accounts/logincache.h"
#include "core/accounts/sessionstore.h"
#include "core/base/clock.h"
#include "core/base/worker.h"
#include "core/sql/sqlerror.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

base::Error toError(base::ErrorKind kind, const QString &code, const QString &detail)
{
    return {kind, code, detail};
}

base::Error noAccount()
{
    return toError(base::ErrorKind::Input, u"NO_ACCOUNT"_s, u"there is no account of that name"_s);
}

base::Error nameTaken()
{
    return toError(base::ErrorKind::Input, u"NAME_TAKEN"_s, u"an account has that name already"_s);
}

/// Why a password that was to be proven was not accepted; nothing when it was.
std::optional<base::Error> whyNotProven(const base::Result<LoginOutcome> &outcome)
{
    if (!outcome)
        return outcome.error();
    switch (outcome->answer) {
    case LoginAnswer::In:
        return std::nullopt;
    case LoginAnswer::Throttled:
        return toError(base::ErrorKind::Credentials, u"LOGIN_THROTTLED"_s,
            u"too many wrong passwords; wait %1 seconds"_s.arg(
                std::chrono::ceil<std::chrono::seconds>(outcome->waitFor).count()));
    case LoginAnswer::Disabled:
        return toError(base::ErrorKind::Credentials, u"LOGIN_DISABLED"_s,
            u"the account is disabled"_s);
    case LoginAnswer::Wrong:
    case LoginAnswer::UnknownName:
        break;
    }
    return toError(base::ErrorKind::Credentials, u"LOGIN_WRONG"_s,
        u"the name or the password is wrong"_s);
}

LoginPolicy forProof(LoginPolicy policy)
{
    policy.scope = LoginScope::DirectoryAlone;
    return policy;
}

} // namespace

AccountChange::AccountChange(const LoginTools &tools, LoginPolicy policy, SessionStore *sessions,
    Kind kind, ChangeRequest request, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_policy(policy)
    , m_sessions(sessions)
    , m_request(std::move(request))
    , m_steps(stepsOf(kind))
{
}

AccountChange::~AccountChange() = default;

QList<AccountChange::Step> AccountChange::stepsOf(Kind kind)
{
    using Self = AccountChange;
    switch (kind) {
    case Kind::Create:
        return {&Self::find, &Self::requireFreeName, &Self::requireRoom, &Self::hash, &Self::add,
            &Self::dropCache};
    case Kind::ChangePassword:
        return {&Self::prove, &Self::proven, &Self::find, &Self::requireAccount, &Self::requireRoom,
            &Self::hash, &Self::replace, &Self::dropCache, &Self::endSessions};
    case Kind::ResetPassword:
        return {&Self::find, &Self::requireAccount, &Self::requireRoom, &Self::hash, &Self::replace,
            &Self::dropCache, &Self::endSessions};
    case Kind::SetState:
        return {&Self::find, &Self::requireAccount, &Self::setState, &Self::dropCache,
            &Self::endSessions};
    }
    return {};
}

void AccountChange::start()
{
    next();
}

void AccountChange::next()
{
    if (m_steps.isEmpty()) {
        emit finished();
        return;
    }
    const Step step = m_steps.takeFirst();
    (this->*step)();
}

void AccountChange::fail(const base::Error &error)
{
    m_steps.clear();
    m_result = base::failure(error);
    emit finished();
}

void AccountChange::find()
{
    m_tools.store.find(m_request.name, this, [this](const base::Result<DirectoryAnswer> &answer) {
        if (!answer) {
            fail(answer.error());
            return;
        }
        m_found = *answer;
        next();
    });
}

void AccountChange::requireAccount()
{
    if (!m_found.record) {
        fail(noAccount());
        return;
    }
    m_result->account = m_found.record->account;
    next();
}

void AccountChange::requireFreeName()
{
    if (m_found.record)
        fail(nameTaken());
    else
        next();
}

void AccountChange::requireRoom()
{
    if (m_found.takesNewHash) {
        next();
        return;
    }
    // A shorter, worse hash is never made, and a longer one would be cut off.
    fail(toError(base::ErrorKind::Storage, u"COLUMN_TOO_NARROW"_s,
        u"the password column has no room for an Argon2id hash; make it 255 characters wide"_s));
}

void AccountChange::prove()
{
    m_proof = std::make_unique<LoginRun>(m_tools, forProof(m_policy), m_request.name,
        m_request.oldPassword);
    connect(m_proof.get(), &LoginRun::finished, this, &AccountChange::next);
    m_proof->start();
}

void AccountChange::proven()
{
    if (const auto why = whyNotProven(m_proof->flow().outcome())) {
        fail(*why);
        return;
    }
    m_expected = m_proof->flow().record().hash;
    next();
}

void AccountChange::hash()
{
    m_tools.worker.run(
        [password = m_request.newPassword, strength = m_policy.strength] {
            return hashPassword(password, strength);
        },
        this,
        [this](const base::Result<base::Secret> &made) {
            if (!made) {
                fail(made.error());
                return;
            }
            m_hash = *made;
            next();
        });
}

void AccountChange::add()
{
    const Account account {m_request.name.key(), m_request.displayName, AccountState::Enabled,
        m_tools.clock.wallTime()};
    m_tools.store.add({account, m_hash}, this, [this, account](const base::Result<> &added) {
        if (!added) {
            // Somebody was faster between the two questions.
            fail(added.error().code == sql::code::duplicate ? nameTaken() : added.error());
            return;
        }
        m_result->account = account;
        next();
    });
}

void AccountChange::replace()
{
    const HashChange change {m_result->account.name, m_expected, m_hash, m_tools.clock.wallTime()};
    m_tools.store.replaceHash(change, this, [this](const base::Result<bool> &done) {
        if (!done)
            fail(done.error());
        else if (*done)
            next();
        else if (m_expected.isEmpty())
            fail(noAccount());
        else
            fail(toError(base::ErrorKind::Input, u"CHANGED_MEANWHILE"_s,
                u"the password was changed by somebody else in the meantime"_s));
    });
}

void AccountChange::setState()
{
    m_result->account.state = m_request.state;
    m_tools.store.setState(m_result->account.name, m_request.state, m_tools.clock.wallTime(), this,
        [this](const base::Result<bool> &done) {
            if (!done)
                fail(done.error());
            else if (*done)
                next();
            else
                fail(noAccount());
        });
}

void AccountChange::dropCache()
{
    if (m_tools.cache)
        m_tools.cache->invalidate(m_request.name, this, noteRedis());
    else
        next();
}

void AccountChange::endSessions()
{
    if (m_sessions)
        m_sessions->revokeAll(m_request.name, this, noteRedis());
    else
        next();
}

redis::ReplyHandler AccountChange::noteRedis()
{
    return [this](const base::Result<resp::RespValue> &reply) {
        if (!reply)
            m_result->redisAway = reply.error();
        next();
    };
}

} // namespace accounts
