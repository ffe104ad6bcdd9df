#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/commandline.h"

namespace app::cli {

/// `taproom topology`: asks all nodes once and shows them.
class TopologyRun final : public CliCommand {
    Q_OBJECT

public:
    TopologyRun(redis::RedisConfig config, OutputFormat format, Output &output);

    void start() override;

private:
    void askForChannels();
    void count(const QList<QByteArray> &channels);
    void print(const QList<redis::SubscriberCount> &counts);

    OutputFormat m_format;
    Output &m_output;
    Session m_session;
    bool m_isReady = false;
    bool m_hasAsked = false;
};

} // namespace app::cli
