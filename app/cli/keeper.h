#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/demoaccounts.h"
#include "app/cli/demoseed.h"
#include "app/commandline.h"
#include "app/settings.h"
#include "core/constellation/keeper.h"

#include <memory>

namespace app::cli {

/// `taproom constellation-keeper`: owns the demo's servers while anybody uses them, gives their
/// channels some history, and makes the accounts.
class KeeperRun final : public CliCommand {
    Q_OBJECT

public:
    KeeperRun(const KeeperCommand &command, const Places &places);

    void start() override;

private:
    void seed(const redis::Endpoint &master);
    void announceWhenWhole();

    constellation::Keeper m_keeper;
    DemoAccounts m_accounts;
    std::unique_ptr<DemoSeed> m_seed;
    bool m_hasHistory = false;
    bool m_hasAccounts = false;
};

} // namespace app::cli
