#pragma once

#include "core/constellation/constellation.h"

#include <QTemporaryDir>

#include <memory>

namespace support {

/// A private master, its replica and the replica's replica for a test, or the servers of another plan.
class TestChain final {
public:
    TestChain();
    explicit TestChain(constellation::ConstellationPlan plan);
    ~TestChain();

    /// Spins the event loop until all run and follow each other; false with a warning otherwise.
    bool start();

    redis::Endpoint master() const { return m_constellation->endpoints().at(0); }
    redis::Endpoint replica() const { return m_constellation->endpoints().at(1); }
    redis::Endpoint subReplica() const { return m_constellation->endpoints().at(2); }
    redis::Endpoint endpoint(qsizetype place) const
    {
        return m_constellation->endpoints().at(place);
    }
    /// The process at the place in that order, for tests that end or hang it.
    constellation::RedisServerProcess &process(qsizetype place) const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<constellation::Constellation> m_constellation;
};

} // namespace support
