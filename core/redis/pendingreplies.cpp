#include "core/redis/pendingreplies.h"

#include "core/redis/servererror.h"

namespace redis {

using namespace Qt::Literals::StringLiterals;

void PendingReplies::Entry::succeed(const resp::RespView &reply)
{
    if (pipeline) {
        if (reply.isError())
            gathered.append(base::failure(toError(reply.text())));
        else
            reply.copyTo(*gathered.emplaceBack());
        if (gathered.size() == expected)
            deliver();
        return;
    }
    const ViewHandler waiting = std::exchange(handler, nullptr);
    if (!waiting || (hasContext && !context))
        return;
    if (reply.isError())
        waiting(base::failure(toError(reply.text())));
    else
        waiting(reply);
}

void PendingReplies::Entry::fail(const base::Error &error)
{
    if (pipeline) {
        while (gathered.size() < expected)
            gathered.append(base::failure(error));
        deliver();
        return;
    }
    const ViewHandler waiting = std::exchange(handler, nullptr);
    if (waiting && (!hasContext || context))
        waiting(base::failure(error));
}

void PendingReplies::Entry::deliver()
{
    const PipelineHandler waiting = std::exchange(pipeline, nullptr);
    if (waiting && (!hasContext || context))
        waiting(gathered);
}

void PendingReplies::add(base::SteadyTime deadline, QObject *context, ViewHandler handler)
{
    Entry &entry = m_entries.emplace_back();
    entry.deadline = deadline;
    entry.context = context;
    entry.hasContext = context != nullptr;
    entry.handler = std::move(handler);
}

void PendingReplies::addPipeline(base::SteadyTime deadline, QObject *context, qsizetype count,
    PipelineHandler handler)
{
    Q_ASSERT(count > 0);
    Entry &entry = m_entries.emplace_back();
    entry.deadline = deadline;
    entry.context = context;
    entry.hasContext = context != nullptr;
    entry.pipeline = std::move(handler);
    entry.expected = count;
    entry.gathered.reserve(count);
    entry.remaining = count;
}

void PendingReplies::addSubscription(PendingSubscription subscription)
{
    m_entries.emplace_back().subscription = std::move(subscription);
}

const PendingSubscription *PendingReplies::nextSubscription() const
{
    if (m_entries.empty() || !m_entries.front().subscription)
        return nullptr;
    return &*m_entries.front().subscription;
}

void PendingReplies::removeSubscription()
{
    Q_ASSERT(nextSubscription());
    m_entries.pop_front();
}

base::Result<> PendingReplies::answer(const resp::RespView &reply)
{
    if (m_entries.empty())
        return base::failure(base::ErrorKind::Protocol, u"REPLY"_s,
            u"a reply came that nobody asked for"_s);
    Entry &front = m_entries.front();
    if (--front.remaining > 0) {
        // Of a pipeline; when its time ran out, nobody gathers the rest.
        if (front.pipeline)
            front.succeed(reply);
        return {};
    }
    // Out of the queue first: the handler may send, or drop the connection.
    Entry entry = std::move(front);
    m_entries.pop_front();
    entry.succeed(reply);
    return {};
}

void PendingReplies::fail(const base::Error &error)
{
    std::deque<Entry> entries;
    entries.swap(m_entries);
    const base::Error broken {base::ErrorKind::Network, error.code, error.detail};
    const bool isProtocol = error.kind == base::ErrorKind::Protocol;
    bool isFirst = true;
    for (Entry &entry : entries) {
        entry.fail(isProtocol && !isFirst ? broken : error);
        isFirst = false;
    }
}

std::optional<base::SteadyTime> PendingReplies::due() const
{
    // Deadlines grow along the queue, so the first that still waits is the earliest.
    for (const Entry &entry : m_entries) {
        if (entry.isWaiting())
            return entry.deadline;
    }
    return std::nullopt;
}

void PendingReplies::expire(base::SteadyTime now)
{
    std::vector<Entry> expired;
    for (Entry &entry : m_entries) {
        if (!entry.isWaiting() || entry.deadline > now)
            continue;
        expired.push_back(entry);
        entry.handler = nullptr;
        entry.pipeline = nullptr;
    }
    for (Entry &entry : expired)
        entry.fail({base::ErrorKind::Timeout, u"REPLY"_s, u"the server did not answer in time"_s});
}

} // namespace redis
