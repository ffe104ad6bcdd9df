#include "core/accounts/accountservice.h"

#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

/// Answers later, as all others do, so that no caller has to expect an answer inside the question.
template <typename Handler>
void failLater(QObject *context, Handler handler, const base::Error &error)
{
    QMetaObject::invokeMethod(
        context, [handler = std::move(handler), error] { handler(base::failure(error)); },
        Qt::QueuedConnection);
}

base::Result<ChangeRequest> toRequest(const QString &name)
{
    const auto parsed = parseUserName(name);
    if (!parsed)
        return base::failure(parsed.error());
    ChangeRequest request;
    request.name = *parsed;
    return request;
}

base::Result<ChangeRequest> withPassword(base::Result<ChangeRequest> request,
    const base::Secret &typed)
{
    if (!request)
        return request;
    const auto password = parsePassword(typed);
    if (!password)
        return base::failure(password.error());
    request->newPassword = *password;
    return request;
}

} // namespace

AccountService::AccountService(const LoginTools &tools, const LoginPolicy &policy,
    SessionStore *sessions, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_policy(policy)
    , m_sessions(sessions)
{
}

AccountService::~AccountService() = default;

void AccountService::signIn(const QString &name, const base::Secret &password, QObject *context,
    LoginHandler handler)
{
    const auto parsedName = parseUserName(name);
    const auto parsedPassword = parsePassword(password);
    if (!parsedName || !parsedPassword) {
        failLater(context, std::move(handler),
            parsedName ? parsedPassword.error() : parsedName.error());
        return;
    }
    auto run = std::make_unique<LoginRun>(m_tools, m_policy, *parsedName, *parsedPassword);
    LoginRun *const started = run.get();
    m_runs.emplace(started, std::move(run));
    connect(started, &LoginRun::finished, this,
        [this, started, context = QPointer<QObject>(context), handler = std::move(handler)] {
            const auto outcome = started->flow().outcome();
            forget(started);
            if (context)
                handler(outcome);
        });
    started->start();
}

void AccountService::create(const NewAccount &account, QObject *context, OutcomeHandler handler)
{
    auto request = withPassword(toRequest(account.name), account.password);
    if (request) {
        request->displayName = account.displayName;
        if (const auto good = checkNewUserName(request->name); !good)
            request = base::failure(good.error());
    }
    startChange(AccountChange::Kind::Create, request, context, std::move(handler));
}

void AccountService::changePassword(const QString &name, const base::Secret &oldPassword,
    const base::Secret &newPassword, QObject *context, OutcomeHandler handler)
{
    auto request = withPassword(toRequest(name), newPassword);
    const auto old = parsePassword(oldPassword);
    if (request && old)
        request->oldPassword = *old;
    else if (request)
        request = base::failure(old.error());
    startChange(AccountChange::Kind::ChangePassword, request, context, std::move(handler));
}

void AccountService::resetPassword(const QString &name, const base::Secret &newPassword,
    QObject *context, OutcomeHandler handler)
{
    startChange(AccountChange::Kind::ResetPassword, withPassword(toRequest(name), newPassword),
        context, std::move(handler));
}

void AccountService::setState(const QString &name, AccountState state, QObject *context,
    OutcomeHandler handler)
{
    auto request = toRequest(name);
    if (request)
        request->state = state;
    startChange(AccountChange::Kind::SetState, request, context, std::move(handler));
}

void AccountService::list(QObject *context, ListHandler handler)
{
    m_tools.store.list(context, std::move(handler));
}

void AccountService::inspect(QObject *context, ReportHandler handler)
{
    m_tools.store.inspect(context, std::move(handler));
}

void AccountService::startChange(AccountChange::Kind kind,
    const base::Result<ChangeRequest> &request, QObject *context, OutcomeHandler handler)
{
    if (!request) {
        failLater(context, std::move(handler), request.error());
        return;
    }
    auto change = std::make_unique<AccountChange>(m_tools, m_policy, m_sessions, kind, *request);
    AccountChange *const started = change.get();
    m_runs.emplace(started, std::move(change));
    connect(started, &AccountChange::finished, this,
        [this, started, context = QPointer<QObject>(context), handler = std::move(handler)] {
            const auto result = started->result();
            forget(started);
            if (context)
                handler(result);
        });
    started->start();
}

void AccountService::forget(QObject *run)
{
    // Later: it is inside its own signal.
    QMetaObject::invokeMethod(
        this, [this, run] { m_runs.erase(run); }, Qt::QueuedConnection);
}

} // namespace accounts
