#pragma once

#include "core/base/clock.h"
#include "core/redis/pubsubpush.h"
#include "core/redis/replyhandler.h"

#include <QPointer>

#include <chrono>
#include <deque>
#include <vector>

namespace redis {

/// Receives a reply that still stands in the read block; an error reply comes as Error.
using ViewHandler = std::function<void(const base::Result<resp::RespView> &)>;

/// Receives one Result a command, in the order of the commands.
using PipelineHandler = std::function<void(const QList<base::Result<resp::RespValue>> &)>;

/// A subscription command that waits for its confirmation.
struct PendingSubscription {
    SubscriptionChange::Type type = SubscriptionChange::Type::Subscribed;
    SubscriptionKind kind = SubscriptionKind::Channel;
    QByteArray channel; ///< empty: all of that kind
};

/// The commands that were sent, in order, with who waits for the reply and until when.
///
/// A reply that is late is answered with Timeout at its deadline; its place stays, so that the reply,
/// when it comes after all, is not taken for the next command's.
class PendingReplies final {
public:
    void add(base::SteadyTime deadline, QObject *context, ViewHandler handler);
    /// `count` commands that were sent together and are answered together.
    void addPipeline(base::SteadyTime deadline, QObject *context, qsizetype count,
        PipelineHandler handler);
    void addSubscription(PendingSubscription subscription);

    bool isEmpty() const { return m_entries.empty(); }
    std::size_t size() const { return m_entries.size(); }
    /// Null when the next reply belongs to a plain command.
    const PendingSubscription *nextSubscription() const;
    void removeSubscription();

    /// Hands the reply to whom it belongs. Errors: Protocol when nobody waits for one.
    base::Result<> answer(const resp::RespView &reply);
    /// Everybody who waits is told `error`, but of a broken protocol only the one whose reply was being
    /// read; for the others the connection broke, and they may ask again.
    void fail(const base::Error &error);

    /// The earliest deadline; nothing when nobody waits.
    std::optional<base::SteadyTime> due() const;
    /// Answers with Timeout whoever waited until now.
    void expire(base::SteadyTime now);

private:
    struct Entry {
        base::SteadyTime deadline = base::SteadyTime::max();
        QPointer<QObject> context;
        bool hasContext = false;
        ViewHandler handler;
        std::optional<PendingSubscription> subscription;
        PipelineHandler pipeline;
        qsizetype expected = 1; ///< replies in all
        qsizetype remaining = 1; ///< replies that have not come
        QList<base::Result<resp::RespValue>> gathered; ///< of a pipeline

        bool isWaiting() const { return handler || pipeline; }
        /// The whole entry failed; a pipeline keeps what it has.
        void fail(const base::Error &error);
        void succeed(const resp::RespView &reply);
        void deliver();
    };

    std::deque<Entry> m_entries;
};

} // namespace redis
