#include "core/accounts/sessiontask.h"

#include "core/accounts/logincache.h"
#include "core/accounts/secretstore.h"
#include "core/accounts/sessioncheck.h"
#include "core/accounts/sessionstore.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

SessionTask::SessionTask(const SessionTools &tools, Kind kind, UserName name, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_kind(kind)
    , m_name(std::move(name))
    , m_steps(stepsOf(kind))
{
}

QList<SessionTask::Step> SessionTask::stepsOf(Kind kind)
{
    using Self = SessionTask;
    switch (kind) {
    case Kind::Remember:
        return {&Self::findAccount, &Self::requireAccount, &Self::makeToken, &Self::addSession,
            &Self::keepToken};
    case Kind::Resume:
        return {&Self::readToken, &Self::requireToken, &Self::findSession, &Self::findAccount,
            &Self::judge};
    case Kind::SignOut:
        return {&Self::readToken, &Self::revokeSession, &Self::forgetToken};
    case Kind::SignOutEverywhere:
        return {&Self::revokeAll, &Self::countVersion, &Self::forgetToken};
    }
    return {};
}

void SessionTask::start()
{
    next();
}

void SessionTask::next()
{
    if (m_steps.isEmpty()) {
        emit finished();
        return;
    }
    const Step step = m_steps.takeFirst();
    (this->*step)();
}

void SessionTask::fail(const base::Error &error)
{
    m_steps.clear();
    m_result = base::failure(error);
    emit finished();
}

void SessionTask::findAccount()
{
    m_tools.store.find(m_name, this, [this](const base::Result<DirectoryAnswer> &answer) {
        m_found = answer;
        next();
    });
}

void SessionTask::requireAccount()
{
    // Without the directory there is nothing to seal the session to.
    if (!*m_found)
        fail(m_found->error());
    else if (!(*m_found)->record)
        fail(toError(SessionVerdict::Disabled));
    else
        next();
}

void SessionTask::makeToken()
{
    m_token = SessionToken::generate(m_tools.random);
    next();
}

void SessionTask::addSession()
{
    const QByteArray seal = m_token->seal((*m_found)->record->hash);
    m_tools.sessions.add(m_name, *m_token, seal, this, requireReply());
}

void SessionTask::keepToken()
{
    m_tools.secrets.write(secretName(), m_token->text(), this,
        [this](const base::Result<> &written) {
            if (written) {
                next();
                return;
            }
            // A session that nobody has the token of.
            m_tools.sessions.revoke(m_name, *m_token, this,
                [](const base::Result<resp::RespValue> &) {});
            fail(written.error());
        });
}

void SessionTask::readToken()
{
    m_tools.secrets.read(secretName(), this,
        [this](const base::Result<std::optional<base::Secret>> &kept) {
            if (!kept) {
                fail(kept.error());
                return;
            }
            if (const auto token
                = *kept ? SessionToken::parse(**kept) : SessionToken::parse(base::Secret()))
                m_token = *token;
            next();
        });
}

void SessionTask::requireToken()
{
    if (m_token) {
        next();
        return;
    }
    fail({base::ErrorKind::Input, u"SESSION_TOKEN"_s,
        u"no sign-in of that name is remembered on this computer"_s});
}

void SessionTask::findSession()
{
    m_tools.sessions.find(m_name, *m_token, this,
        [this](const base::Result<std::optional<SessionRecord>> &record) {
            if (!record && record.error().code != "SESSION_RECORD"_L1) {
                fail(record.error());
                return;
            }
            m_record = record ? *record : std::nullopt;
            next();
        });
}

void SessionTask::judge()
{
    const SessionVerdict verdict = judgeSession(*m_token, m_record, *m_found);
    if (verdict == SessionVerdict::Ended || verdict == SessionVerdict::Disabled) {
        m_result = base::failure(toError(verdict));
        m_steps = {&SessionTask::revokeSession, &SessionTask::forgetToken};
        next();
        return;
    }
    m_result->answer = LoginAnswer::In;
    m_result->source = LoginSource::Session;
    if (verdict == SessionVerdict::Good) {
        m_result->account = (*m_found)->record->account;
    } else {
        m_result->account.name = m_name.spelling();
        m_result->directoryAway = m_found->error();
    }
    next();
}

void SessionTask::revokeSession()
{
    if (!m_token) {
        next();
        return;
    }
    m_tools.sessions.revoke(m_name, *m_token, this,
        [this](const base::Result<resp::RespValue> &reply) {
            // The token goes from this computer in any case; without it the session opens nothing.
            m_isRevoked = reply.has_value();
            if (!reply && m_result)
                m_result->redisAway = reply.error();
            next();
        });
}

void SessionTask::revokeAll()
{
    m_isRevoked = true; // or the task ends here
    m_tools.sessions.revokeAll(m_name, this, requireReply());
}

void SessionTask::countVersion()
{
    m_tools.cache.invalidate(m_name, this, requireReply());
}

void SessionTask::forgetToken()
{
    m_tools.secrets.remove(secretName(), this, [this](const base::Result<> &removed) {
        if (!removed && m_result && !m_isRevoked)
            fail(removed.error());
        else
            next();
    });
}

QString SessionTask::secretName() const
{
    return u"session/%1/%2"_s.arg(m_tools.profile, m_name.key());
}

redis::ReplyHandler SessionTask::requireReply()
{
    return [this](const base::Result<resp::RespValue> &reply) {
        if (reply)
            next();
        else
            fail(reply.error());
    };
}

} // namespace accounts
