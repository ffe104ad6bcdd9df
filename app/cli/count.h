#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/commandline.h"

namespace app::cli {

/// `taproom count`: asks every node for its subscribers of each channel, and sums them.
class CountRun final : public CliCommand {
    Q_OBJECT

public:
    CountRun(redis::RedisConfig config, CountCommand command, OutputFormat format, Output &output);

    void start() override;

private:
    void ask();
    void print(QList<redis::SubscriberCount> counts);

    CountCommand m_command;
    OutputFormat m_format;
    Output &m_output;
    Session m_session;
};

} // namespace app::cli
