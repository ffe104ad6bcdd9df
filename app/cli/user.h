#pragma once

#include "app/accountdesk.h"
#include "app/cli/clicommand.h"
#include "app/cli/login.h"
#include "app/cli/output.h"
#include "app/commandline.h"
#include "core/accounts/keychain.h"

namespace app::cli {

/// `taproom user add, passwd, disable, enable, list`: the account directory for administrators.
/// Lifetime: `output` must outlive it.
class UserRun final : public CliCommand {
    Q_OBJECT

public:
    UserRun(LoginRun::Servers servers, UserCommand command, OutputFormat format, Output &output);

    void start() override;

private:
    void list();
    void change();
    void withPassword();
    void advise(const base::Secret &password);
    void tell(const base::Result<accounts::ChangeOutcome> &outcome);
    void fail(const base::Error &error);
    QString doneText(const accounts::Account &account) const;

    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    accounts::Keychain m_secrets;
    UserCommand m_command;
    OutputFormat m_format;
    Output &m_output;
    std::unique_ptr<redis::RedisClient> m_client;
    std::unique_ptr<AccountDesk> m_desk;
};

} // namespace app::cli
