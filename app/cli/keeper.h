#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/demoseed.h"
#include "app/settings.h"
#include "core/constellation/keeper.h"

#include <memory>

namespace app::cli {

/// `taproom constellation-keeper`: owns the demo's servers while anybody uses them, and gives their
/// channels some history.
class KeeperRun final : public CliCommand {
    Q_OBJECT

public:
    explicit KeeperRun(const Places &places);

    void start() override;

private:
    void seed(const redis::Endpoint &master);

    constellation::Keeper m_keeper;
    std::unique_ptr<DemoSeed> m_seed;
};

} // namespace app::cli
