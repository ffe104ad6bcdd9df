#pragma once

#include "tests/support/testchain.h"

namespace support {

/// A private cluster for a test: three masters, each with a replica. Its functions work as an operator
/// with redis-cli does.
class TestCluster final {
public:
    TestCluster()
        : m_servers(constellation::makeClusterPlan())
    {
    }

    bool start() { return m_servers.start(); }
    /// `redis+cluster://` with one node.
    QString url(qsizetype place = 0) const;

    /// Places 0 to 2 are masters at first, 3 to 5 their replicas.
    redis::Endpoint endpoint(qsizetype place) const { return m_servers.endpoint(place); }
    constellation::RedisServerProcess &process(qsizetype place) const
    {
        return m_servers.process(place);
    }
    QByteArray cli(qsizetype place, const QStringList &words) const;

    /// The master that has the key's slot, from the start on.
    static qsizetype masterOf(const QByteArray &key);
    /// Begins to move the key's slot: the keys in it stay where they are.
    void beginMove(const QByteArray &key, qsizetype from, qsizetype to) const;
    /// Moves the keys of the slot, at most so many.
    void moveKeys(const QByteArray &key, qsizetype from, qsizetype to, int most = 1000) const;
    /// All nodes learn who has the slot now.
    void endMove(const QByteArray &key, qsizetype from, qsizetype to) const;

private:
    QByteArray idOf(qsizetype place) const;

    TestChain m_servers;
};

} // namespace support
