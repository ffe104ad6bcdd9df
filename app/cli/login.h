#pragma once

#include "app/accountdesk.h"
#include "app/cli/clicommand.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/commandline.h"
#include "core/accounts/keychain.h"

#include <optional>

namespace app::cli {

/// `taproom login`: the sign-in of the dialog, which says who answered.
/// Lifetime: `output` must outlive it.
class LoginRun final : public CliCommand {
    Q_OBJECT

public:
    struct Servers {
        sql::DatabaseConfig directory;
        std::optional<redis::RedisConfig> redis;
        accounts::LoginPolicy policy;
    };

    LoginRun(Servers servers, LoginCommand command, OutputFormat format, Output &output);

    void start() override;

private:
    void askDirectory();
    void askRedis();
    void tell(const base::Result<accounts::LoginOutcome> &outcome);

    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    accounts::Keychain m_secrets;
    Servers m_servers;
    LoginCommand m_command;
    OutputFormat m_format;
    Output &m_output;
    base::Secret m_password;
    std::unique_ptr<redis::RedisClient> m_client;
    std::unique_ptr<AccountDesk> m_desk;
    std::unique_ptr<Session> m_session;
};

} // namespace app::cli
