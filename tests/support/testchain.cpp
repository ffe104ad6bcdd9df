#include "tests/support/testchain.h"

#include <QSignalSpy>
#include <QTest>

#include <utility>

using constellation::Constellation;

namespace support {

TestChain::TestChain()
    : TestChain(constellation::makeChainPlan())
{
}

TestChain::TestChain(constellation::ConstellationPlan plan)
    : m_constellation(std::make_unique<Constellation>(std::move(plan), m_folder.path()))
{
}

TestChain::~TestChain() = default;

bool TestChain::start()
{
    QSignalSpy ready(m_constellation.get(), &Constellation::ready);
    QSignalSpy failed(m_constellation.get(), &Constellation::failed);
    m_constellation->start();
    const auto isOver = [&] { return !ready.isEmpty() || !failed.isEmpty(); };
    if (!QTest::qWaitFor(isOver, 40'000) || !failed.isEmpty()) {
        const auto error = failed.isEmpty() ? base::Error {} : failed[0][0].value<base::Error>();
        qWarning("no servers: %s", qPrintable(toLogText(error)));
        return false;
    }
    return true;
}

constellation::RedisServerProcess &TestChain::process(qsizetype place) const
{
    return *m_constellation->server(place);
}

} // namespace support
