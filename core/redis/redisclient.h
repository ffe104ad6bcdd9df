#pragma once

#include "core/base/result.h"
#include "core/redis/clientview.h"
#include "core/redis/pubsubpush.h"
#include "core/redis/redisconfig.h"
#include "core/redis/replyhandler.h"
#include "core/redis/script.h"
#include "core/redis/target.h"
#include "core/redis/topology.h"
#include "core/resp/respcommand.h"

#include <QObject>

#include <memory>

namespace base {
class Clock;
class RandomSource;
}

namespace redis {

/// What upper floors see of Redis: subscriptions and reads near, writes at the master, kept alive.
///
/// The wanted subscriptions survive every reconnect: after it, each is confirmed anew by
/// subscriptionChanged(). Commands that are waiting when a connection breaks are answered with a
/// Network error; they are never resent by themselves.
/// In a cluster each command goes to the node of its key's slot, and one without a key to any that is
/// fit; keys in several slots are refused with Input, CROSSSLOT. Redirects are followed; so a command
/// that a node did not take is sent again, one whose answer got lost is not.
/// Thread: that of the object. Lifetime: clock and random source must outlive it.
class RedisClient final : public QObject {
    Q_OBJECT

public:
    RedisClient(RedisConfig config, const base::Clock &clock, base::RandomSource &random,
        QObject *parent = nullptr);
    /// With pipes of the caller's own, for tests.
    RedisClient(RedisConfig config, const base::Clock &clock, base::RandomSource &random,
        TransportFactory makeTransport, QObject *parent = nullptr);
    ~RedisClient() override;

    /// Connects, and goes on trying until stop().
    void start();
    /// Drops all connections; waiting commands are answered with Cancelled.
    void stop();

    const ClientView &view() const;
    const RedisConfig &config() const;
    const Topology &topology() const;
    /// Whether nodes are being asked; topology() holds what the last round found until it is over.
    bool isResolving() const;

    /// Subscriptions go one channel a command, so that a refused one refuses only itself.
    void subscribe(SubscriptionKind kind, const QByteArray &channel);
    void unsubscribe(SubscriptionKind kind, const QByteArray &channel);
    /// UNSUBSCRIBE and PUNSUBSCRIBE without arguments: leaves everything.
    void unsubscribeAll();
    /// Channels and patterns as the server last counted them.
    int subscriptionCount() const;

    /// Channels on a connection of its own to the same node, so that the rooms alone make up
    /// subscriptionCount(): presence, typing. They survive reconnects as those of rooms do; one that is
    /// refused is silent.
    void subscribeLive(const QByteArray &channel);
    void unsubscribeLive(const QByteArray &channel);

    /// The computer woke up or has another network: looks at all nodes now, without waiting.
    void wake();
    /// When a message last went from the master round to the node that is read; nothing while that is
    /// not tried, as when both are one.
    std::optional<base::SteadyTime> lastProof() const;

    /// `context` dead: the handler is not called.
    void send(Target target, const resp::RespCommand &command, QObject *context,
        ReplyHandler handler);
    /// To a node of the topology by its address.
    /// Errors: also Topology when no such node is known.
    void sendTo(const Endpoint &endpoint, const resp::RespCommand &command, QObject *context,
        ReplyHandler handler);
    /// Sends all at once, in order; in a cluster in one piece to each node, in order within a slot.
    void sendPipeline(Target target, const QList<resp::RespCommand> &commands, QObject *context,
        PipelineHandler handler);
    /// EVALSHA on the master, EVAL when the server does not know the script yet.
    /// Source: https://redis.io/docs/latest/commands/evalsha/
    void evaluate(const Script &script, const QList<QByteArray> &keys,
        const QList<QByteArray> &arguments, QObject *context, ReplyHandler handler);
    /// PUBSUB NUMSUB on every known node, summed; in a cluster SHARDNUMSUB when that is more. One count a
    /// channel, in their order.
    /// Source: https://redis.io/docs/latest/commands/pubsub-numsub/
    void countSubscribers(const QList<QByteArray> &channels, QObject *context,
        CountHandler handler);

signals:
    void viewChanged(const redis::ClientView &view);
    /// All nodes have been asked, or given up: topology() is whole.
    void topologyResolved();
    /// At most one signal a socket read.
    void messagesReceived(const redis::MessageBatch &batch);
    /// Of the channels of subscribeLive().
    void liveMessagesReceived(const redis::MessageBatch &batch);
    /// Something may have been missed although no connection broke: rooms are to be compared with their
    /// logs.
    void recoveryAdvised();
    /// The server confirmed a subscription or its end; also after each reconnect.
    void subscriptionChanged(const redis::SubscriptionChange &change);
    /// The server refused one channel (NOPERM); it is no longer wanted.
    void subscriptionRefused(redis::SubscriptionKind kind, const QByteArray &channel,
        const base::Error &error);

private:
    void connectCluster();
    void followRoute();
    void followLine();
    void updateView();
    void noteMasterReply(const base::Result<resp::RespView> &reply);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace redis
