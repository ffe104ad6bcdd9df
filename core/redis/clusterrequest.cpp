#include "core/redis/clusterrequest.h"

#include "core/redis/clustersubscriber.h"
#include "core/redis/commandkeys.h"

#include <algorithm>

namespace redis {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

base::Error unreachable(Target target, bool hasSlot)
{
    if (target == Target::Master)
        return {base::ErrorKind::Topology, u"NOSHARDMASTER"_s,
            hasSlot
                ? u"this part of the cluster has no master that can be reached; nothing was written"_s
                : u"the cluster has no master that can be reached; nothing was written"_s};
    return {base::ErrorKind::Network, u"NOTCONNECTED"_s,
        u"no node of this part of the cluster can be reached to read from"_s};
}

} // namespace

ClusterRequest::ClusterRequest(ClusterRouter &router, const ClusterSubscriber &subscriber,
    Target target, QList<resp::RespCommand> commands, QObject *parent)
    : QObject(parent)
    , m_router(router)
    , m_subscriber(subscriber)
    , m_target(target)
{
    m_items.reserve(std::size_t(commands.size()));
    for (resp::RespCommand &command : commands)
        m_items.push_back({std::move(command), {}, {}, {}, false, {}});
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ClusterRequest::dispatch);
}

bool ClusterRequest::isTransaction() const
{
    return m_items.size() > 2 && m_items.front().command.name() == "MULTI";
}

void ClusterRequest::start(QObject *context, PipelineHandler handler)
{
    m_context = context;
    m_hasContext = context != nullptr;
    m_handler = std::move(handler);
    findSlots();
    dispatch();
}

void ClusterRequest::findSlots()
{
    if (isTransaction()) {
        QList<resp::RespCommand> all;
        for (const Item &item : m_items)
            all.append(item.command);
        const auto slot = slotOf(all);
        for (Item &item : m_items) {
            if (slot)
                item.slot = *slot;
            else
                item.result = base::failure(slot.error());
        }
        return;
    }
    for (Item &item : m_items) {
        const auto slot = slotOf({item.command});
        if (slot)
            item.slot = *slot;
        else
            item.result = base::failure(slot.error());
    }
}

Connection *ClusterRequest::connectionFor(Item &item)
{
    if (!item.sentTo.isEmpty())
        return m_router.connection(item.sentTo);
    switch (m_target) {
    case Target::Master:
        return m_router.writer(item.slot);
    case Target::Replica:
        return m_router.reader(item.slot);
    case Target::Subscriber:
        return m_subscriber.connection(item.slot);
    }
    return nullptr;
}

/// Connects first to the nodes that redirects named. True when that takes a while.
bool ClusterRequest::reachRedirects()
{
    const bool isWrite = m_target == Target::Master;
    QList<Endpoint> missing;
    for (const Item &item : m_items) {
        if (item.result || item.sentTo.isEmpty() || missing.contains(item.sentTo))
            continue;
        if (!m_router.connection(item.sentTo)
            || (isWrite && !m_router.isVerifiedMaster(item.sentTo)))
            missing.append(item.sentTo);
    }
    m_waiting += int(missing.size());
    for (const Endpoint &endpoint : std::as_const(missing)) {
        m_router.reach(endpoint, [guard = QPointer<ClusterRequest>(this)](const NodeInfo &node) {
            if (guard)
                guard->takeReached(node);
        });
    }
    return !missing.isEmpty();
}

void ClusterRequest::takeReached(const NodeInfo &node)
{
    const bool isFit = m_target != Target::Master || node.role == NodeRole::Master;
    for (Item &item : m_items) {
        if (item.result || item.sentTo != node.endpoint)
            continue;
        if (node.error)
            item.result = base::failure(*node.error);
        else if (!isFit)
            item.result = base::failure(unreachable(m_target, item.slot.has_value()));
    }
    goOn();
}

QList<ClusterRequest::Batch> ClusterRequest::makeBatches()
{
    QList<Batch> batches;
    for (qsizetype place = 0; place < qsizetype(m_items.size()); ++place) {
        Item &item = m_items[std::size_t(place)];
        if (item.result)
            continue;
        Connection *const connection = connectionFor(item);
        if (!connection) {
            item.result = base::failure(unreachable(m_target, item.slot.has_value()));
            continue;
        }
        const auto same = std::find_if(batches.begin(), batches.end(),
            [connection](const Batch &batch) { return batch.connection == connection; });
        if (same == batches.end())
            batches.append({connection, {place}});
        else
            same->places.append(place);
    }
    return batches;
}

void ClusterRequest::dispatch()
{
    if (m_isFinished || reachRedirects())
        return;
    const QList<Batch> batches = makeBatches();
    m_waiting += int(batches.size());
    for (const Batch &batch : batches)
        send(batch);
    if (batches.isEmpty()) // the caller is not prepared for its handler inside start()
        QMetaObject::invokeMethod(this, &ClusterRequest::finish, Qt::QueuedConnection);
}

void ClusterRequest::send(const Batch &batch)
{
    QList<resp::RespCommand> commands;
    for (const qsizetype place : batch.places) {
        const Item &item = m_items[std::size_t(place)];
        if (item.isAsking)
            commands.append({"ASKING"});
        commands.append(item.command);
    }
    const Endpoint node = batch.connection->endpoint();
    batch.connection->sendPipeline(commands, this,
        [this, batch, node](
            const QList<base::Result<resp::RespValue>> &replies) { take(batch, node, replies); });
}

void ClusterRequest::take(const Batch &batch, const Endpoint &node,
    const QList<base::Result<resp::RespValue>> &replies)
{
    if (m_isFinished)
        return;
    if (isTransaction()) {
        takeTransaction(node, replies);
        goOn();
        return;
    }
    qsizetype at = 0;
    for (const qsizetype place : batch.places) {
        Item &item = m_items[std::size_t(place)];
        at += item.isAsking ? 1 : 0;
        takeReply(item, node, replies.at(at++));
    }
    goOn();
}

void ClusterRequest::takeReply(Item &item, const Endpoint &node,
    const base::Result<resp::RespValue> &reply)
{
    item.sentTo = {};
    item.isAsking = false;
    const RedirectSteps::Step step
        = reply ? RedirectSteps::Step {} : item.steps.failed(reply.error(), node);
    if (step.action == RedirectSteps::Step::Action::Deliver)
        item.result = reply;
    else
        follow(item, step);
}

/// Nothing of a transaction has run when one of its commands was sent elsewhere.
void ClusterRequest::takeTransaction(const Endpoint &node,
    const QList<base::Result<resp::RespValue>> &replies)
{
    RedirectSteps::Step step;
    for (const base::Result<resp::RespValue> &reply : replies) {
        if (!reply && step.action == RedirectSteps::Step::Action::Deliver)
            step = m_items.front().steps.failed(reply.error(), node,
                RedirectSteps::Kind::InTransaction);
    }
    for (std::size_t place = 0; place < m_items.size(); ++place) {
        m_items[place].sentTo = {};
        if (step.action == RedirectSteps::Step::Action::Deliver)
            m_items[place].result = replies.at(qsizetype(place));
        else
            follow(m_items[place], step);
    }
}

void ClusterRequest::follow(Item &item, const RedirectSteps::Step &step)
{
    item.sentTo = step.node;
    item.isAsking = step.isAsking;
    m_wait = std::max(m_wait, step.wait);
    if (step.movedSlot)
        m_router.move(*step.movedSlot, step.node);
    else if (step.action == RedirectSteps::Step::Action::Retry)
        m_router.refreshSoon();
}

void ClusterRequest::goOn()
{
    if (m_isFinished || --m_waiting > 0)
        return;
    const bool isDone = std::all_of(m_items.begin(), m_items.end(),
        [](const Item &item) { return item.result.has_value(); });
    if (isDone)
        finish();
    else
        m_retry.start(std::exchange(m_wait, 0ms));
}

void ClusterRequest::cancel()
{
    for (Item &item : m_items) {
        if (!item.result)
            item.result = base::failure(base::ErrorKind::Cancelled, u"ABORTED"_s,
                u"the connection was given up"_s);
    }
    finish();
}

void ClusterRequest::finish()
{
    if (std::exchange(m_isFinished, true))
        return;
    m_retry.stop();
    deleteLater();
    if (m_hasContext && !m_context)
        return;
    QList<base::Result<resp::RespValue>> results;
    for (const Item &item : m_items)
        results.append(*item.result);
    m_handler(results);
}

} // namespace redis
