#include "core/redis/connection.h"

#include "core/base/logging.h"
#include "core/redis/servererror.h"

#include <algorithm>
#include <array>

namespace redis {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A flood never holds the event loop for longer than this, in time or bytes, before others have a turn.
constexpr auto sliceTime = 4ms;
constexpr qint64 sliceBytes = 256 * 1024;

HandshakeSettings handshakeSettings(const RedisConfig &config)
{
    return {config.userName, config.password, config.database, config.clientName,
        config.discovery == Discovery::Cluster};
}

/// What a subscribed connection may send under RESP2.
bool isAllowedWhileSubscribed(const QByteArray &command)
{
    static constexpr std::array<QByteArrayView, 9> allowed {"SUBSCRIBE", "UNSUBSCRIBE",
        "PSUBSCRIBE", "PUNSUBSCRIBE", "SSUBSCRIBE", "SUNSUBSCRIBE", "PING", "QUIT", "RESET"};
    return std::find(allowed.begin(), allowed.end(), command) != allowed.end();
}

QByteArrayView commandOf(SubscriptionChange::Type type, SubscriptionKind kind)
{
    const bool isSubscribe = type == SubscriptionChange::Type::Subscribed;
    switch (kind) {
    case SubscriptionKind::Channel:
        return isSubscribe ? "SUBSCRIBE" : "UNSUBSCRIBE";
    case SubscriptionKind::Pattern:
        return isSubscribe ? "PSUBSCRIBE" : "PUNSUBSCRIBE";
    case SubscriptionKind::Shard:
        return isSubscribe ? "SSUBSCRIBE" : "SUNSUBSCRIBE";
    }
    return {};
}

} // namespace

Connection::Connection(const RedisConfig &config, const base::Clock &clock,
    std::unique_ptr<Transport> transport, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_clock(clock)
    , m_transport(std::move(transport))
    , m_handshake(handshakeSettings(config))
    , m_liveness(config.pingAfter, config.deadAfter)
    , m_writing(*m_transport)
{
    m_clockTimer.setSingleShot(true);
    m_resumeTimer.setSingleShot(true);
    connect(m_transport.get(), &Transport::opened, this, &Connection::startHandshake);
    connect(m_transport.get(), &Transport::readyRead, this, &Connection::readSlice);
    connect(m_transport.get(), &Transport::bytesWritten, this, &Connection::checkWriting);
    connect(m_transport.get(), &Transport::closed, this, &Connection::transportClosed);
    connect(&m_clockTimer, &QTimer::timeout, this, &Connection::checkTime);
    connect(&m_resumeTimer, &QTimer::timeout, this, &Connection::readSlice);
}

void Connection::open(const Endpoint &endpoint)
{
    abort();
    m_endpoint = endpoint;
    m_state = State::Connecting;
    m_parser = resp::RespParser();
    m_handshake = Handshake(handshakeSettings(m_config));
    m_openDeadline = m_clock.steadyTime() + m_config.connectTimeout;
    schedule();
    m_transport->open(endpoint, m_config.tls);
}

void Connection::abort()
{
    if (m_state == State::Closed)
        return;
    m_transport->abort();
    reset();
    m_pending.fail({base::ErrorKind::Cancelled, u"ABORTED"_s, u"the connection was given up"_s});
}

void Connection::reset()
{
    ++m_generation;
    m_state = State::Closed;
    m_confirmed.clear();
    m_writing.clear();
    m_batch = {};
    m_isQueueFull = false;
    m_clockTimer.stop();
    m_resumeTimer.stop();
}

void Connection::fail(const base::Error &error)
{
    if (m_state == State::Closed)
        return;
    qCDebug(base::logRedis) << toText(m_endpoint) << "closed:" << base::toLogText(error);
    m_transport->abort();
    reset();
    const quint64 generation = m_generation;
    m_pending.fail(error.kind == base::ErrorKind::Protocol
            ? error
            : base::Error {base::ErrorKind::Network, error.code, error.detail});
    if (generation == m_generation)
        emit closed(error);
}

void Connection::startHandshake()
{
    m_state = State::Handshaking;
    m_liveness.start(m_clock.steadyTime());
    continueHandshake();
}

void Connection::continueHandshake()
{
    if (const auto command = m_handshake.next()) {
        write(command->encoded());
        return;
    }
    m_state = State::Ready;
    updateMessageForm();
    schedule();
    emit ready();
}

void Connection::handshakeReplyReceived(const resp::RespView &value)
{
    if (const auto taken = m_handshake.received(value.toValue()); !taken) {
        fail(taken.error());
        return;
    }
    continueHandshake();
}

void Connection::readSlice()
{
    const quint64 generation = m_generation;
    const auto began = m_clock.steadyTime();
    const quint64 before = m_parser.receivedBytes();
    while (m_state != State::Closed && readOnce()) {
        if (generation != m_generation)
            return;
        const auto now = m_clock.steadyTime();
        m_liveness.bytesReceived(now);
        if (qint64(m_parser.receivedBytes() - before) >= sliceBytes || now - began >= sliceTime) {
            m_resumeTimer.start(0ms);
            return;
        }
    }
}

bool Connection::readOnce()
{
    const qint64 count = m_transport->read(m_parser.writable());
    if (count <= 0)
        return false;
    m_parser.written(count);
    return parseAll();
}

bool Connection::parseAll()
{
    const quint64 generation = m_generation;
    const auto emitBatch = [this] {
        m_batch.blocks += m_parser.blocks();
        const MessageBatch batch = std::exchange(m_batch, {});
        emit messagesReceived(batch);
    };
    for (;;) {
        const resp::RespParser::Step step = m_parser.next();
        if (step == resp::RespParser::Step::Message) {
            const resp::MessageView &message = m_parser.message();
            m_batch.messages.push_back(
                {message.channel, message.payload, {}, SubscriptionKind::Channel});
            continue;
        }
        const resp::RespView value = m_parser.value();
        if (step == resp::RespParser::Step::Value && gatherMessage(value))
            continue;
        // What is not a message comes after the messages before it.
        if (!m_batch.messages.empty())
            emitBatch();
        if (generation != m_generation)
            return false;
        if (step == resp::RespParser::Step::NeedMore)
            return true;
        if (step == resp::RespParser::Step::Failed) {
            const bool isNoRedis = m_state == State::Handshaking && m_parser.parsedBytes() == 0;
            fail(isNoRedis ? base::Error {base::ErrorKind::Protocol, u"NOTREDIS"_s,
                     u"what answers at %1 is no Redis server"_s.arg(toText(m_endpoint))}
                           : m_parser.error());
            return false;
        }
        dispatch(value);
        if (generation != m_generation)
            return false;
    }
}

bool Connection::isPush(const resp::RespView &value) const
{
    if (m_handshake.outcome().protocol == 3)
        return value.type() == resp::RespType::Push;
    // Under RESP2 an array is a push only in the subscribed state, or where a confirmation is due.
    return value.type() == resp::RespType::Array
        && (m_confirmed.isSubscribed() || m_pending.nextSubscription() != nullptr);
}

bool Connection::gatherMessage(const resp::RespView &value)
{
    if (m_state != State::Ready || !isPush(value))
        return false;
    const auto message = parseMessage(value);
    if (!message)
        return false;
    // Rare beside plain messages, so its bytes are copied instead of its block being kept.
    QByteArray bytes;
    bytes.append(message->channel).append(message->payload).append(message->pattern);
    const QByteArrayView all(bytes);
    const qsizetype payloadAt = message->channel.size();
    const qsizetype patternAt = payloadAt + message->payload.size();
    m_batch.messages.push_back({all.first(payloadAt),
        all.sliced(payloadAt, message->payload.size()), all.sliced(patternAt), message->kind});
    m_batch.blocks.append(std::move(bytes));
    return true;
}

void Connection::dispatch(const resp::RespView &value)
{
    if (m_state == State::Handshaking && value.type() != resp::RespType::Push) {
        handshakeReplyReceived(value);
        return;
    }
    if (isPush(value)) {
        if (const auto change = parseSubscriptionChange(value)) {
            applyChange(*change);
            return;
        }
        if (value.type() == resp::RespType::Push)
            return; // a push of a kind that nobody here asked for
    }
    if (refuseSubscription(value))
        return;
    if (const auto answered = m_pending.answer(value); !answered)
        fail(answered.error());
}

void Connection::applyChange(const SubscriptionChange &change)
{
    m_confirmed.apply(change);
    const PendingSubscription *waiting = m_pending.nextSubscription();
    if (waiting && waiting->type == change.type && waiting->kind == change.kind) {
        const bool isAll = waiting->channel.isEmpty();
        if (isAll ? !m_confirmed.hasAny(change.kind) : waiting->channel == change.channel)
            m_pending.removeSubscription();
    }
    updateMessageForm();
    emit subscriptionChanged(change);
}

bool Connection::refuseSubscription(const resp::RespView &value)
{
    const PendingSubscription *waiting = m_pending.nextSubscription();
    if (!waiting)
        return false;
    if (!value.isError()) {
        fail({base::ErrorKind::Protocol, u"REPLY"_s,
            u"something else came where a subscription was to be confirmed"_s});
        return true;
    }
    const PendingSubscription refused = *waiting;
    m_pending.removeSubscription();
    emit subscriptionRefused(refused.kind, refused.channel, toError(value.text()));
    return true;
}

void Connection::updateMessageForm()
{
    using Form = resp::RespParser::MessageForm;
    if (m_handshake.outcome().protocol == 3)
        m_parser.setMessageForm(Form::Push);
    else
        m_parser.setMessageForm(m_confirmed.isSubscribed() ? Form::Array : Form::Never);
}

void Connection::transportClosed(const base::Error &error)
{
    // A server that turns us away says why and closes: read that first.
    const quint64 generation = m_generation;
    while (m_state != State::Closed && generation == m_generation && readOnce()) { }
    if (generation == m_generation)
        fail(error);
}

std::optional<base::Error> Connection::refusal(const resp::RespCommand &command) const
{
    if (m_state != State::Ready)
        return base::Error {base::ErrorKind::Network, u"NOTCONNECTED"_s,
            u"there is no connection to the server"_s};
    if (m_isQueueFull)
        return base::Error {base::ErrorKind::Cancelled, u"QUEUEFULL"_s,
            u"too much waits to be sent; the server takes it slowly"_s};
    if (m_handshake.outcome().protocol == 2 && m_confirmed.isSubscribed()
        && !isAllowedWhileSubscribed(command.name()))
        return base::Error {base::ErrorKind::Input, u"SUBSCRIBED"_s,
            u"a subscribed connection takes only subscribe, unsubscribe and ping (RESP2); leave all channels first"_s};
    return std::nullopt;
}

void Connection::send(const resp::RespCommand &command, QObject *context, ViewHandler handler)
{
    if (const auto error = refusal(command)) {
        answerLater(context,
            [handler = std::move(handler), error = *error] { handler(base::failure(error)); });
        return;
    }
    m_pending.add(m_clock.steadyTime() + m_config.replyTimeout, context, std::move(handler));
    write(command.encoded());
    scheduleReply();
}

void Connection::sendPipeline(const QList<resp::RespCommand> &commands, QObject *context,
    PipelineHandler handler)
{
    std::optional<base::Error> error;
    for (const resp::RespCommand &command : commands) {
        error = refusal(command);
        if (error)
            break;
    }
    if (error || commands.isEmpty()) {
        QList<base::Result<resp::RespValue>> results;
        while (results.size() < commands.size())
            results.append(base::failure(*error));
        answerLater(context, [handler = std::move(handler), results] { handler(results); });
        return;
    }
    m_pending.addPipeline(m_clock.steadyTime() + m_config.replyTimeout, context, commands.size(),
        std::move(handler));
    beginPipeline();
    for (const resp::RespCommand &command : commands)
        m_writing.write(command.encoded());
    endPipeline();
    scheduleReply();
}

void Connection::endPipeline()
{
    m_writing.end();
    checkWriting();
}

void Connection::answerLater(QObject *context, std::function<void()> answer)
{
    // The caller is not prepared for its handler inside send().
    QMetaObject::invokeMethod(context ? context : this, std::move(answer), Qt::QueuedConnection);
}

void Connection::subscribe(SubscriptionKind kind, const QByteArray &channel)
{
    if (m_state != State::Ready)
        return;
    m_pending.addSubscription({SubscriptionChange::Type::Subscribed, kind, channel});
    write(resp::RespCommand {commandOf(SubscriptionChange::Type::Subscribed, kind), channel}
              .encoded());
}

void Connection::unsubscribe(SubscriptionKind kind, const QByteArray &channel)
{
    if (m_state != State::Ready)
        return;
    m_pending.addSubscription({SubscriptionChange::Type::Unsubscribed, kind, channel});
    resp::RespCommand command {commandOf(SubscriptionChange::Type::Unsubscribed, kind)};
    if (!channel.isEmpty())
        command.add(channel);
    write(command.encoded());
}

void Connection::write(QByteArrayView bytes)
{
    m_writing.write(bytes);
    checkWriting();
}

void Connection::checkWriting()
{
    const bool isFull = m_writing.isFull();
    if (isFull == m_isQueueFull)
        return;
    m_isQueueFull = isFull;
    emit writingChanged(isFull ? Writing::Full : Writing::Free);
}

void Connection::scheduleReply()
{
    // Nearly always the timer is due before: its time is looked at, not set anew.
    if (m_clock.steadyTime() + m_config.replyTimeout < m_clockDue)
        schedule();
}

void Connection::schedule()
{
    base::SteadyTime due = m_state == State::Ready ? m_liveness.due() : m_openDeadline;
    if (const auto reply = m_pending.due())
        due = std::min(due, *reply);
    m_clockDue = due;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(due - m_clock.steadyTime());
    m_clockTimer.start(std::max(wait, std::chrono::milliseconds(0)));
}

void Connection::checkNow()
{
    if (m_state != State::Ready)
        return;
    m_liveness.doubt(m_clock.steadyTime());
    schedule();
}

void Connection::checkTime()
{
    const quint64 generation = m_generation;
    const auto now = m_clock.steadyTime();
    if (m_state != State::Ready && now >= m_openDeadline) {
        const QString doing
            = m_state == State::Connecting ? u"did not accept a connection"_s : u"did not answer"_s;
        fail({base::ErrorKind::Timeout, u"CONNECT"_s,
            u"%1 %2 in time"_s.arg(toText(m_endpoint), doing)});
        return;
    }
    m_pending.expire(now);
    if (generation != m_generation)
        return;
    if (m_state == State::Ready) {
        const Liveness::Action action = m_liveness.advance(now);
        if (action == Liveness::Action::GiveUp) {
            fail({base::ErrorKind::Timeout, u"SILENT"_s,
                u"%1 has been silent for too long"_s.arg(toText(m_endpoint))});
            return;
        }
        // The answer only has to come; an error reply is a sign of life too.
        if (action == Liveness::Action::Ping) {
            m_pending.add(base::SteadyTime::max(), nullptr, nullptr);
            write(resp::RespCommand {"PING"}.encoded());
        }
    }
    schedule();
}

} // namespace redis
