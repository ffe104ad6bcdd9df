#include "app/signin.h"

#include "ui/text/errortext.h"
#include "ui/text/logintext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using accounts::LoginAnswer;
using accounts::LoginOutcome;
using accounts::LoginSource;

namespace app {

namespace {

QString unrememberedText(const base::Error &error)
{
    return QCoreApplication::translate("app::SignIn", "This sign-in is not remembered. %1")
        .arg(ui::errorText(error));
}

/// Whether it may come back by itself: a wrong password will not.
bool isPassing(const base::Error &error)
{
    return error.kind == base::ErrorKind::Network || error.kind == base::ErrorKind::Timeout
        || error.kind == base::ErrorKind::Topology;
}

} // namespace

SignIn::SignIn(DoorConfig config, accounts::SecretStore &secrets, const base::Clock &clock,
    base::RandomSource &random, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_secrets(secrets)
    , m_clock(clock)
    , m_random(random)
{
    connect(&m_wake, &WakeWatch::woken, this, [this] {
        if (m_client)
            m_client->wake();
        if (m_desk)
            m_desk->keeper()->lookNow();
    });
}

SignIn::~SignIn() = default;

AccountDesk &SignIn::desk()
{
    if (m_desk)
        return *m_desk;
    connectWith(m_config.redis);
    m_desk = std::make_unique<AccountDesk>(m_config.accounts, m_client.get(), m_secrets, m_clock,
        m_random);
    connect(m_desk->keeper(), &accounts::SessionKeeper::ended, this, &SignIn::ended);
    return *m_desk;
}

void SignIn::connectWith(const redis::RedisConfig &config)
{
    m_desk.reset();
    m_client = std::make_unique<redis::RedisClient>(config, m_clock, m_random);
    connect(m_client.get(), &redis::RedisClient::viewChanged, this, &SignIn::judge);
    m_client->start();
}

void SignIn::enter(const ui::SignInRequest &request)
{
    m_try = std::make_unique<QObject>();
    m_remembers = request.remember;
    m_isByDirectory = request.method == ui::SignInMethod::Directory;
    m_outcome = {};
    m_outcome.account.name = request.userName;
    if (m_isByDirectory) {
        desk().service().signIn(request.userName, request.password, m_try.get(),
            [this](const base::Result<LoginOutcome> &outcome) { tell(outcome); });
        return;
    }
    redis::RedisConfig config = m_config.redis;
    m_outcome.source = LoginSource::Guest;
    if (request.method == ui::SignInMethod::RedisAcl) {
        m_outcome.source = LoginSource::RedisAcl;
        config.userName = request.userName;
        config.password = request.password;
    }
    m_outcome.answer = LoginAnswer::In;
    m_awaitsLink = true;
    connectWith(config);
}

void SignIn::resume(const QString &userName)
{
    m_try = std::make_unique<QObject>();
    m_isByDirectory = true;
    m_remembers = false;
    desk().keeper()->resume(userName, m_try.get(),
        [this](const base::Result<LoginOutcome> &outcome) {
            m_isRemembered = outcome.has_value();
            tell(outcome);
        });
}

void SignIn::giveUp()
{
    m_try.reset();
    m_awaitsLink = false;
}

void SignIn::tell(const base::Result<LoginOutcome> &outcome)
{
    if (!outcome) {
        emit failed(outcome.error());
        return;
    }
    m_outcome = *outcome;
    if (const auto why = ui::refusalText(m_outcome)) {
        emit refused(*why);
        return;
    }
    m_note = ui::signInNote(m_outcome);
    if (m_remembers)
        remember();
    else
        finish();
}

void SignIn::remember()
{
    desk().keeper()->remember(m_outcome.account.name, m_try.get(),
        [this](const base::Result<> &done) {
            m_isRemembered = done.has_value();
            if (!done)
                m_note = unrememberedText(done.error());
            finish();
        });
}

void SignIn::finish()
{
    m_awaitsLink = true;
    judge();
}

void SignIn::judge()
{
    if (!m_awaitsLink)
        return;
    const redis::ClientView &view = m_client->view();
    const auto &writing = view.writing;
    const bool isLost = writing.error
        && (writing.state == redis::LinkState::Stopped
            || writing.state == redis::LinkState::Waiting);
    if (!view.isReady() && !isLost)
        return;
    m_awaitsLink = false;
    // Who has proven a password may wait inside for a Redis that is away.
    if (!view.isReady() && !(m_isByDirectory && isPassing(*writing.error))) {
        emit failed(*writing.error);
        return;
    }
    if (m_isByDirectory)
        desk().keeper()->watch(m_outcome.account.name);
    emit entered();
}

void SignIn::changePassword(const base::Secret &oldPassword, const base::Secret &newPassword,
    QObject *context, accounts::OutcomeHandler handler)
{
    const QString name = m_outcome.account.name;
    desk().keeper()->stopWatching();
    desk().service().changePassword(name, oldPassword, newPassword, context,
        [this, name, context, handler = std::move(handler)](
            const base::Result<accounts::ChangeOutcome> &changed) {
            const auto watchAgain = [this, name, changed, handler](const base::Result<> &kept) {
                m_isRemembered = m_isRemembered && kept;
                desk().keeper()->watch(name);
                handler(changed);
            };
            if (changed && m_isRemembered)
                desk().keeper()->remember(name, context, watchAgain);
            else
                watchAgain({});
        });
}

void SignIn::leave(QObject *context, accounts::DoneHandler done)
{
    if (!m_isByDirectory || !m_isRemembered) {
        done({});
        return;
    }
    desk().keeper()->stopWatching();
    desk().keeper()->signOut(m_outcome.account.name, context, std::move(done));
}

void SignIn::leaveEverywhere(QObject *context, accounts::DoneHandler done)
{
    if (!m_isByDirectory) {
        done({});
        return;
    }
    desk().keeper()->signOutEverywhere(m_outcome.account.name, context, std::move(done));
}

} // namespace app
