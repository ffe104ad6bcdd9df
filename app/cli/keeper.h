#pragma once

#include "app/cli/clicommand.h"
#include "app/settings.h"
#include "core/constellation/keeper.h"

namespace app::cli {

/// `taproom constellation-keeper`: owns the demo's servers while anybody uses them.
class KeeperRun final : public CliCommand {
    Q_OBJECT

public:
    explicit KeeperRun(const Places &places);

    void start() override;

private:
    constellation::Keeper m_keeper;
};

} // namespace app::cli
