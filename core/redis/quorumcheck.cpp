#include "core/redis/quorumcheck.h"

#include "core/redis/sentinelresolver.h"
#include "core/redis/transport.h"

#include <utility>

namespace redis {

struct QuorumCheck::Question {
    Question(const RedisConfig &config, const base::Clock &clock,
        std::unique_ptr<Transport> transport, Endpoint asked)
        : sentinel(std::move(asked))
        , connection(sentinelConfig(config), clock, std::move(transport))
    {
    }

    Endpoint sentinel;
    Connection connection;
    QList<HealthFinding> findings;
};

QuorumCheck::QuorumCheck(const RedisConfig &config, const base::Clock &clock,
    const TransportFactory &makeTransport, QObject *parent)
    : QObject(parent)
    , m_masterName(config.masterName.toUtf8())
{
    for (const Endpoint &sentinel : config.endpoints)
        m_questions.push_back(std::make_unique<Question>(config, clock, makeTransport(), sentinel));
}

QuorumCheck::~QuorumCheck() = default;

void QuorumCheck::start()
{
    if (m_questions.empty()) {
        QMetaObject::invokeMethod(
            this, [this] { emit finished({}); }, Qt::QueuedConnection);
        return;
    }
    for (const auto &entry : m_questions) {
        Question &question = *entry;
        connect(&question.connection, &Connection::ready, this, [this, &question] {
            question.connection.send({"SENTINEL", "CKQUORUM", m_masterName}, this,
                [this, &question](const base::Result<resp::RespView> &reply) {
                    if (reply)
                        add(question, reply->toValue());
                    else
                        add(question, base::failure(reply.error()));
                });
        });
        connect(&question.connection, &Connection::closed, this,
            [this, &question](const base::Error &error) { add(question, base::failure(error)); });
        question.connection.open(question.sentinel);
    }
}

/// Only the first answer counts: a connection that breaks tells it to who waits and to all.
void QuorumCheck::add(Question &question, const base::Result<resp::RespValue> &reply)
{
    if (!question.findings.isEmpty())
        return;
    question.findings = judgeQuorum(question.sentinel, reply);
    if (++m_answered < m_questions.size())
        return;
    QList<HealthFinding> findings;
    for (const auto &entry : m_questions)
        findings += entry->findings;
    // Not from inside of a connection's signal: the receiver may end this object.
    QMetaObject::invokeMethod(
        this, [this, findings] { emit finished(findings); }, Qt::QueuedConnection);
}

} // namespace redis
