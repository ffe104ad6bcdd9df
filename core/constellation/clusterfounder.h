#pragma once

#include "core/base/clock.h"
#include "core/constellation/constellationplan.h"
#include "core/redis/connection.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace constellation {

/// What a server is told before it knows the others: its epoch, and for a master its share of the slots;
/// the last command asks for its id.
/// Source: https://redis.io/docs/latest/operate/oss_and_stack/management/scaling/
QList<resp::RespCommand> makeFoundingCommands(const ConstellationPlan &plan, qsizetype place);

/// Makes a cluster of running servers, as `redis-cli --cluster create` does: slots for the masters, an
/// introduction to each other, and a master for each replica.
/// Thread: that of the object.
class ClusterFounder final : public QObject {
    Q_OBJECT

public:
    explicit ClusterFounder(ConstellationPlan plan, QObject *parent = nullptr);
    ~ClusterFounder() override;

    /// Ends in founded() or failed(). The ports are those of the plan's servers, the second that on which
    /// the servers talk to each other.
    struct Address {
        redis::Endpoint endpoint;
        quint16 busPort = 0;
    };
    void start(const QList<Address> &addresses);
    void stop();

signals:
    /// Every server knows all others, every slot has its master and each master its replicas.
    void founded();
    void failed(const base::Error &error);

private:
    void nodeReady();
    void found(qsizetype place);
    void introduce();
    void join(qsizetype replica);
    void check(qsizetype place);
    void again(const std::function<void()> &step);

    ConstellationPlan m_plan;
    base::SystemClock m_clock;
    redis::RedisConfig m_config;
    QList<Address> m_addresses;
    std::vector<std::unique_ptr<redis::Connection>> m_connections;
    QList<QByteArray> m_ids;
    qsizetype m_waiting = 0; ///< for the servers of the present step
};

} // namespace constellation
