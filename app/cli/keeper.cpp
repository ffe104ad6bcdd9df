#include "app/cli/keeper.h"

#include "app/cli/output.h"

namespace app::cli {

namespace {

constellation::ConstellationPlan makePlan(DemoCommand::Shape shape)
{
    return shape == DemoCommand::Shape::Sentinels ? constellation::makeSentinelPlan()
                                                  : constellation::makeChainPlan();
}

} // namespace

KeeperRun::KeeperRun(const KeeperCommand &command, const Places &places)
    : m_keeper(makePlan(command.shape), places.demoFolder())
    , m_accounts(places.demoAccountsFile())
{
    connect(&m_accounts, &DemoAccounts::written, this, [this] {
        m_hasAccounts = true;
        announceWhenWhole();
    });
    connect(&m_accounts, &DemoAccounts::failed, &m_keeper, &constellation::Keeper::announceFailure);
    connect(&m_keeper, &constellation::Keeper::serversReady, this,
        [this](const QList<redis::Endpoint> &endpoints) { seed(endpoints.first()); });
    connect(&m_keeper, &constellation::Keeper::finished, this, [this] { emit finished(Done); });
}

void KeeperRun::start()
{
    m_keeper.start();
}

void KeeperRun::announceWhenWhole()
{
    if (m_hasHistory && m_hasAccounts)
        m_keeper.announceReady();
}

void KeeperRun::seed(const redis::Endpoint &master)
{
    redis::RedisConfig config;
    config.endpoints = {master};
    m_seed = std::make_unique<DemoSeed>(config);
    connect(m_seed.get(), &DemoSeed::written, this, [this] {
        m_hasHistory = true;
        announceWhenWhole();
    });
    connect(m_seed.get(), &DemoSeed::failed, &m_keeper, &constellation::Keeper::announceFailure);
    m_seed->start();
    // Not before it is clear that this keeper has the folder: another one's accounts stay.
    m_accounts.start();
}

} // namespace app::cli
