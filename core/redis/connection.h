#pragma once

#include "core/redis/handshake.h"
#include "core/redis/liveness.h"
#include "core/redis/pendingreplies.h"
#include "core/redis/redisconfig.h"
#include "core/redis/subscriptions.h"
#include "core/redis/transport.h"
#include "core/redis/writequeue.h"
#include "core/resp/respcommand.h"
#include "core/resp/respparser.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace redis {

/// One connection to one node: pipe, parser, handshake, replies in order, signs of life.
///
/// May be opened again after closed(), also from within its handlers.
/// Thread: that of the object. Lifetime: the clock must outlive it.
class Connection final : public QObject {
    Q_OBJECT

public:
    enum class State : quint8 { Closed, Connecting, Handshaking, Ready };
    enum class Writing : quint8 { Free, Full };

    /// `config` gives the credentials, TLS and times; the endpoints in it are not used.
    Connection(const RedisConfig &config, const base::Clock &clock,
        std::unique_ptr<Transport> transport, QObject *parent = nullptr);

    void open(const Endpoint &endpoint);
    /// Drops the connection at once. Whoever waits is told Cancelled; closed() is not emitted.
    void abort();

    /// Asks for a sign of life now instead of after a silence. Does nothing before the connection is ready.
    void checkNow();

    State state() const { return m_state; }
    bool isReady() const { return m_state == State::Ready; }
    const Endpoint &endpoint() const { return m_endpoint; }
    const HandshakeOutcome &peer() const { return m_handshake.outcome(); }
    const ConfirmedSubscriptions &subscriptions() const { return m_confirmed; }

    /// Sends one command; `handler` is called once unless `context` dies before. Without a context the
    /// handler is always called.
    /// Errors to the handler: Network when not connected or broken before the answer, Timeout, Input for a
    /// command that RESP2 forbids while subscribed, Cancelled with QUEUEFULL when too much waits to be
    /// written, and the server's error replies.
    void send(const resp::RespCommand &command, QObject *context, ViewHandler handler);
    /// Sends all commands at once; `handler` gets one Result each, in their order.
    void sendPipeline(const QList<resp::RespCommand> &commands, QObject *context,
        PipelineHandler handler);
    /// Between these, what is sent goes to the system in one piece.
    void beginPipeline() { m_writing.begin(); }
    void endPipeline();

    /// Confirmed by subscriptionChanged() or refused by subscriptionRefused(), each channel by itself.
    void subscribe(SubscriptionKind kind, const QByteArray &channel);
    /// An empty channel leaves all of that kind.
    void unsubscribe(SubscriptionKind kind, const QByteArray &channel);

signals:
    void ready();
    void closed(const base::Error &error);
    void messagesReceived(const redis::MessageBatch &batch);
    void subscriptionChanged(const redis::SubscriptionChange &change);
    void subscriptionRefused(redis::SubscriptionKind kind, const QByteArray &channel,
        const base::Error &error);
    /// Full: too much waits to be written and sends are refused until it is Free again.
    void writingChanged(redis::Connection::Writing state);

private:
    void startHandshake();
    void continueHandshake();
    void readSlice();
    bool readOnce();
    bool parseAll();
    /// Puts a message of a pattern or shard channel to the batch; false for anything else.
    bool gatherMessage(const resp::RespView &value);
    void dispatch(const resp::RespView &value);
    void handshakeReplyReceived(const resp::RespView &value);
    void applyChange(const SubscriptionChange &change);
    bool refuseSubscription(const resp::RespView &value);
    bool isPush(const resp::RespView &value) const;
    void updateMessageForm();
    void transportClosed(const base::Error &error);
    void fail(const base::Error &error);
    void reset();
    void write(QByteArrayView bytes);
    void checkWriting();
    std::optional<base::Error> refusal(const resp::RespCommand &command) const;
    void answerLater(QObject *context, std::function<void()> answer);
    void scheduleReply();
    void schedule();
    void checkTime();

    const RedisConfig m_config;
    const base::Clock &m_clock;
    std::unique_ptr<Transport> m_transport;
    Endpoint m_endpoint;
    State m_state = State::Closed;
    /// Counts opens and closes, so that a loop notices that its connection is gone.
    quint64 m_generation = 0;
    resp::RespParser m_parser;
    Handshake m_handshake;
    PendingReplies m_pending;
    ConfirmedSubscriptions m_confirmed;
    Liveness m_liveness;
    base::SteadyTime m_openDeadline {};
    MessageBatch m_batch;
    WriteQueue m_writing;
    bool m_isQueueFull = false; ///< as was last told
    QTimer m_clockTimer;
    base::SteadyTime m_clockDue {}; ///< when it fires
    QTimer m_resumeTimer; ///< goes on reading after other events had their turn
};

} // namespace redis
