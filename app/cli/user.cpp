#include "app/cli/user.h"

#include "app/cli/accounttext.h"
#include "app/cli/passwordprompt.h"
#include "core/accounts/passwordadvice.h"

using namespace Qt::Literals::StringLiterals;
using accounts::AccountState;
using accounts::ChangeOutcome;

namespace app::cli {

namespace {

/// The first account makes the file.
sql::DatabaseConfig forAction(sql::DatabaseConfig directory, UserCommand::Action action)
{
    if (action == UserCommand::Action::Add && directory.fileMode == sql::FileMode::Existing)
        directory.fileMode = sql::FileMode::Create;
    return directory;
}

} // namespace

UserRun::UserRun(LoginRun::Servers servers, UserCommand command, OutputFormat format,
    Output &output)
    : m_command(std::move(command))
    , m_format(format)
    , m_output(output)
{
    // A list changes nothing, so that Redis need not be told.
    if (servers.redis && m_command.action != UserCommand::Action::List)
        m_client = std::make_unique<redis::RedisClient>(*servers.redis, m_clock, m_random);
    const AccountDeskConfig config {forAction(servers.directory, m_command.action), {},
        servers.policy, {}};
    m_desk = std::make_unique<AccountDesk>(config, m_client.get(), m_secrets, m_clock, m_random);
}

void UserRun::start()
{
    if (m_client)
        m_client->start();
    switch (m_command.action) {
    case UserCommand::Action::List:
        return list();
    case UserCommand::Action::Add:
    case UserCommand::Action::Passwd:
        return withPassword();
    case UserCommand::Action::Disable:
    case UserCommand::Action::Enable:
        return change();
    }
}

void UserRun::list()
{
    m_desk->service().list(this, [this](const base::Result<QList<accounts::Account>> &accounts) {
        if (!accounts) {
            fail(accounts.error());
            return;
        }
        for (const accounts::Account &account : *accounts) {
            if (m_format == OutputFormat::Json)
                m_output.writeJson(toJson(account));
            else
                m_output.writeLine(toText(account).toUtf8());
        }
        emit finished(Done);
    });
}

void UserRun::change()
{
    const auto state = m_command.action == UserCommand::Action::Disable ? AccountState::Disabled
                                                                        : AccountState::Enabled;
    m_desk->service().setState(m_command.name, state, this,
        [this](const base::Result<ChangeOutcome> &outcome) { tell(outcome); });
}

void UserRun::withPassword()
{
    // Wrong names are told before a password is typed for them.
    if (const auto name = accounts::parseUserName(m_command.name); !name) {
        fail(name.error());
        return;
    }
    const auto password = PasswordPrompt().askForNew(u"New password for %1:"_s.arg(m_command.name),
        u"The same again:"_s);
    if (!password) {
        fail(password.error());
        return;
    }
    advise(*password);
    const auto told = [this](const base::Result<ChangeOutcome> &outcome) { tell(outcome); };
    if (m_command.action == UserCommand::Action::Add)
        m_desk->service().create({m_command.name, m_command.displayName, *password}, this, told);
    else
        m_desk->service().resetPassword(m_command.name, *password, this, told);
}

void UserRun::advise(const base::Secret &password)
{
    const auto advice
        = accounts::adviseOn(password, {m_command.name, m_command.displayName, u"taproom"_s});
    if (const QString text = toText(advice); !text.isEmpty())
        m_output.writeNote(text);
}

void UserRun::tell(const base::Result<ChangeOutcome> &outcome)
{
    if (!outcome) {
        fail(outcome.error());
        return;
    }
    if (m_format == OutputFormat::Json)
        m_output.writeJson(toJson(outcome->account));
    else
        m_output.writeLine(doneText(outcome->account).toUtf8());
    if (outcome->redisAway && outcome->redisAway->kind != base::ErrorKind::Input)
        m_output.writeNote(u"Redis could not be told: a cached sign-in with the old password may "
                           "work for up to ten minutes, a remembered one until it is used"_s);
    emit finished(Done);
}

void UserRun::fail(const base::Error &error)
{
    m_output.writeError(error);
    const int exitCode = toUserExitCode(error);
    QMetaObject::invokeMethod(
        this, [this, exitCode] { emit finished(exitCode); }, Qt::QueuedConnection);
}

QString UserRun::doneText(const accounts::Account &account) const
{
    switch (m_command.action) {
    case UserCommand::Action::Add:
        return u"%1 added"_s.arg(account.name);
    case UserCommand::Action::Passwd:
        return u"%1 has the new password"_s.arg(account.name);
    case UserCommand::Action::Disable:
        return u"%1 is disabled"_s.arg(account.name);
    case UserCommand::Action::Enable:
        return u"%1 is enabled"_s.arg(account.name);
    case UserCommand::Action::List:
        break;
    }
    return {};
}

} // namespace app::cli
