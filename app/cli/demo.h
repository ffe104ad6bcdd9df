#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/output.h"
#include "app/commandline.h"
#include "app/settings.h"
#include "app/signalwatch.h"
#include "core/constellation/member.h"

namespace app::cli {

/// The lines that tell where the demo's servers are, NAME ADDRESS [copies NAME | watches NAME], and who can sign in.
QByteArray toText(const constellation::ConstellationState &demo);
/// The same as one line.
QByteArray toJson(const constellation::ConstellationState &demo);

/// How this program starts the keeper of the demo in those places.
constellation::KeeperCommand makeKeeperCommand(const CommonOptions &options,
    DemoCommand::Shape shape);

/// `taproom demo --no-window`: keeps the demo's servers running until it is asked to end.
class DemoRun final : public CliCommand {
    Q_OBJECT

public:
    DemoRun(const CommonOptions &options, const DemoCommand &command, const Places &places,
        Output &output);

    void start() override;

private:
    void tell(const constellation::ConstellationState &demo);

    OutputFormat m_format;
    Output &m_output;
    SignalWatch m_signals;
    constellation::Member m_member;
};

} // namespace app::cli
