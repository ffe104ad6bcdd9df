#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/commandline.h"
#include "core/resp/respcommand.h"

namespace app::cli {

/// The commands in the lines of a script; blank lines and lines that start with `#` are none.
/// Errors: Input, with the number of the line whose quotes do not match or whose command cannot be
/// answered by one reply (SUBSCRIBE, MONITOR and the like).
base::Result<QList<QList<QByteArray>>> parseScript(const QByteArray &script);

/// `taproom exec`: sends one command, or the lines of standard input as one pipeline.
class ExecRun final : public CliCommand {
    Q_OBJECT

public:
    ExecRun(redis::RedisConfig config, ExecCommand command, OutputFormat format, Output &output);

    void start() override;

private:
    base::Result<QList<QList<QByteArray>>> readCommands() const;
    void send();
    void sendToNode(const redis::Endpoint &endpoint);
    void sendToRole(redis::Target target);
    void receive(const QList<base::Result<resp::RespValue>> &replies);
    bool print(const QByteArray &name, const resp::RespValue &reply);
    void fail(const base::Error &error, ExitCode code);

    ExecCommand m_command;
    OutputFormat m_format;
    Output &m_output;
    Session m_session;
    QList<QList<QByteArray>> m_words;
    QList<resp::RespCommand> m_commands;
    QList<base::Result<resp::RespValue>> m_nodeReplies;
};

} // namespace app::cli
