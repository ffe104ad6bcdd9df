#include "app/cli/keeper.h"

#include "app/cli/output.h"

namespace app::cli {

KeeperRun::KeeperRun(const Places &places)
    : m_keeper(constellation::makeChainPlan(), places.demoFolder())
{
    connect(&m_keeper, &constellation::Keeper::serversReady, this,
        [this] { m_keeper.announceReady(); });
    connect(&m_keeper, &constellation::Keeper::finished, this, [this] { emit finished(Done); });
}

void KeeperRun::start()
{
    m_keeper.start();
}

} // namespace app::cli
