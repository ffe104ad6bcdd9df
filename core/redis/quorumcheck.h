#pragma once

#include "core/redis/connection.h"
#include "core/redis/serverhealth.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace redis {

/// Asks each Sentinel whether enough of them agree to name another master.
/// Thread: that of the object. Lifetime: config and clock must outlive it.
class QuorumCheck final : public QObject {
    Q_OBJECT

public:
    using TransportFactory = std::function<std::unique_ptr<Transport>()>;

    QuorumCheck(const RedisConfig &config, const base::Clock &clock,
        const TransportFactory &makeTransport, QObject *parent = nullptr);
    ~QuorumCheck() override;

    /// Asks all of the config's Sentinels at once; ends in finished(), also when there are none.
    void start();

signals:
    /// In the order of the config's Sentinels.
    void finished(const QList<redis::HealthFinding> &findings);

private:
    struct Question;

    void add(Question &question, const base::Result<resp::RespValue> &reply);

    QByteArray m_masterName;
    std::vector<std::unique_ptr<Question>> m_questions;
    std::size_t m_answered = 0;
};

} // namespace redis
