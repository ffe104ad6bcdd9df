#include "app/cli/keeper.h"

#include "app/cli/output.h"

namespace app::cli {

KeeperRun::KeeperRun(const Places &places)
    : m_keeper(constellation::makeChainPlan(), places.demoFolder())
{
    connect(&m_keeper, &constellation::Keeper::serversReady, this,
        [this](const QList<redis::Endpoint> &endpoints) { seed(endpoints.first()); });
    connect(&m_keeper, &constellation::Keeper::finished, this, [this] { emit finished(Done); });
}

void KeeperRun::start()
{
    m_keeper.start();
}

void KeeperRun::seed(const redis::Endpoint &master)
{
    redis::RedisConfig config;
    config.endpoints = {master};
    m_seed = std::make_unique<DemoSeed>(config);
    connect(m_seed.get(), &DemoSeed::written, this, [this] { m_keeper.announceReady(); });
    connect(m_seed.get(), &DemoSeed::failed, &m_keeper, &constellation::Keeper::announceFailure);
    m_seed->start();
}

} // namespace app::cli
