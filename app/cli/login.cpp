#include "app/cli/login.h"

#include "app/cli/accounttext.h"
#include "app/cli/passwordprompt.h"

using namespace Qt::Literals::StringLiterals;
using accounts::LoginOutcome;

namespace app::cli {

LoginRun::LoginRun(Servers servers, LoginCommand command, OutputFormat format, Output &output)
    : m_servers(std::move(servers))
    , m_command(std::move(command))
    , m_format(format)
    , m_output(output)
{
}

void LoginRun::start()
{
    const auto password = PasswordPrompt().ask(u"Password for %1:"_s.arg(m_command.name));
    if (!password) {
        tell(base::failure(password.error()));
        return;
    }
    m_password = *password;
    if (m_command.method == LoginCommand::Method::RedisAcl)
        askRedis();
    else
        askDirectory();
}

void LoginRun::askDirectory()
{
    if (m_servers.redis) {
        m_client = std::make_unique<redis::RedisClient>(*m_servers.redis, m_clock, m_random);
        m_client->start();
    }
    const AccountDeskConfig config {m_servers.directory, {}, m_servers.policy, {}};
    m_desk = std::make_unique<AccountDesk>(config, m_client.get(), m_secrets, m_clock, m_random);
    m_desk->service().signIn(m_command.name, m_password, this,
        [this](const base::Result<LoginOutcome> &outcome) { tell(outcome); });
}

void LoginRun::askRedis()
{
    if (!m_servers.redis) {
        tell(base::failure(base::ErrorKind::Input, u"NOREDIS"_s,
            u"say which Redis: --redis redis://HOST:PORT, or --profile NAME"_s));
        return;
    }
    redis::RedisConfig config = *m_servers.redis;
    config.userName = m_command.name;
    config.password = m_password;
    LoginOutcome outcome;
    outcome.source = accounts::LoginSource::RedisAcl;
    outcome.account.name = m_command.name;
    m_session = std::make_unique<Session>(config, Need::Read);
    connect(m_session.get(), &Session::ready, this, [this, outcome]() mutable {
        outcome.answer = accounts::LoginAnswer::In;
        tell(outcome);
    });
    connect(m_session.get(), &Session::failed, this, [this, outcome](const base::Error &error) {
        const bool isAnswer = error.code == "WRONGPASS"_L1;
        tell(isAnswer ? base::Result<LoginOutcome>(outcome) : base::failure(error));
    });
    m_session->start();
}

void LoginRun::tell(const base::Result<LoginOutcome> &outcome)
{
    m_password = {};
    const bool isIn = outcome && outcome->answer == accounts::LoginAnswer::In;
    if (m_format == OutputFormat::Json)
        m_output.writeJson(toJson(outcome));
    else if (isIn)
        m_output.writeLine(toText(outcome).toUtf8());
    if (!outcome)
        m_output.writeError(outcome.error());
    else if (!isIn)
        m_output.writeNote(toText(outcome));
    emit finished(toExitCode(outcome));
}

} // namespace app::cli
