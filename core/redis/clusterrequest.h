#pragma once

#include "core/redis/clusterrouter.h"
#include "core/redis/redirectsteps.h"
#include "core/redis/target.h"

#include <QPointer>

namespace redis {

class ClusterSubscriber;

/// Commands on their way through a cluster: each goes to the node of its slot, in one piece with the
/// others that go there, and follows that node's redirects. Deletes itself when it has answered.
/// Thread: that of the object. Lifetime: router and subscriber must outlive it.
class ClusterRequest final : public QObject {
    Q_OBJECT

public:
    ClusterRequest(ClusterRouter &router, const ClusterSubscriber &subscriber, Target target,
        QList<resp::RespCommand> commands, QObject *parent);

    /// One Result a command, in their order; never from within this call. A transaction (MULTI first)
    /// goes to one node as a whole.
    /// Errors: Input with CROSSSLOT for keys in several slots; Topology with NOSHARDMASTER when the slot has no
    /// master that can be reached; else those of Connection::send().
    void start(QObject *context, PipelineHandler handler);
    /// Answers what is open with Cancelled.
    void cancel();

private:
    struct Item {
        resp::RespCommand command;
        std::optional<quint16> slot;
        RedirectSteps steps;
        Endpoint sentTo; ///< by a redirect; empty: by the map
        bool isAsking = false;
        std::optional<base::Result<resp::RespValue>> result;
    };
    struct Batch {
        Connection *connection = nullptr;
        QList<qsizetype> places; ///< of the items
    };

    bool isTransaction() const;
    void findSlots();
    void dispatch();
    QList<Batch> makeBatches();
    Connection *connectionFor(Item &item);
    bool reachRedirects();
    void takeReached(const NodeInfo &node);
    void send(const Batch &batch);
    void take(const Batch &batch, const Endpoint &node,
        const QList<base::Result<resp::RespValue>> &replies);
    void takeReply(Item &item, const Endpoint &node, const base::Result<resp::RespValue> &reply);
    void takeTransaction(const Endpoint &node, const QList<base::Result<resp::RespValue>> &replies);
    void follow(Item &item, const RedirectSteps::Step &step);
    void goOn();
    void finish();

    ClusterRouter &m_router;
    const ClusterSubscriber &m_subscriber;
    const Target m_target;
    std::vector<Item> m_items;
    QPointer<QObject> m_context;
    bool m_hasContext = false;
    PipelineHandler m_handler;
    int m_waiting = 0; ///< answers that have to come before anything goes on
    std::chrono::milliseconds m_wait {0};
    QTimer m_retry;
    bool m_isFinished = false;
};

} // namespace redis
