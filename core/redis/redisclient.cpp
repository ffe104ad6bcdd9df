#include "core/redis/redisclient.h"

#include "core/redis/clusterlink.h"
#include "core/redis/deliverychecker.h"
#include "core/redis/router.h"
#include "core/redis/servererror.h"
#include "core/redis/sockettransport.h"
#include "core/redis/subscriber.h"
#include "core/redis/subscribercounter.h"

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

TransportFactory socketFactory()
{
    return [] { return std::make_unique<SocketTransport>(); };
}

base::Error notConnected(Target target)
{
    const QString detail = target == Target::Master
        ? u"no master can be reached; nothing was written"_s
        : u"no node can be reached to read from"_s;
    return {base::ErrorKind::Network, u"NOTCONNECTED"_s, detail};
}

ViewHandler toViewHandler(ReplyHandler handler)
{
    return [handler = std::move(handler)](const base::Result<resp::RespView> &reply) {
        if (reply)
            handler(reply->toValue());
        else
            handler(base::failure(reply.error()));
    };
}

} // namespace

class RedisClient::Private {
public:
    Private(RedisConfig configuration, const base::Clock &clock, base::RandomSource &random,
        const TransportFactory &makeTransport)
        : config(std::move(configuration))
        , router(config, clock, random, makeTransport)
        , subscriber(config, clock, makeTransport())
        , line(config, clock, makeTransport())
        , delivery(config, clock, random, router, line)
    {
        if (config.discovery == Discovery::Cluster)
            cluster = std::make_unique<ClusterLink>(config, clock, random, makeTransport);
    }

    Connection *connection(Target target)
    {
        switch (target) {
        case Target::Master:
            return router.writer();
        case Target::Replica:
            return router.reader();
        case Target::Subscriber:
            return subscriber.connection().isReady() ? &subscriber.connection() : nullptr;
        }
        return nullptr;
    }

    /// Where channels are subscribed.
    const Endpoint &home() const { return cluster ? cluster->home() : router.route().read; }
    LinkView writing() const;
    LinkView reading() const;
    void explain(LinkView &link) const;
    ClientView makeView() const;

    const RedisConfig config;
    Router router;
    Subscriber subscriber;
    Subscriber line; ///< for what does not count as a room
    DeliveryChecker delivery;
    /// Instead of router and subscriber, which are idle then; null where there is no cluster.
    std::unique_ptr<ClusterLink> cluster;
    ClientView view;
};

void RedisClient::Private::explain(LinkView &link) const
{
    if (link.state == LinkState::Ready)
        return;
    link.error = router.error();
    if (router.isStopped())
        link.state = LinkState::Stopped;
    else if (router.isResolving())
        link.state = LinkState::Resolving;
    else if (router.retryIn().count() > 0) {
        link.state = LinkState::Waiting;
        link.retryIn = router.retryIn();
    }
}

LinkView RedisClient::Private::writing() const
{
    LinkView link {router.route().write, NodeRole::Master, LinkState::Idle, {}, {}};
    if (router.writer())
        link.state = LinkState::Ready;
    explain(link);
    return link;
}

LinkView RedisClient::Private::reading() const
{
    const Route &route = router.route();
    LinkView link {route.read, route.readsFromMaster ? NodeRole::Master : NodeRole::Replica,
        LinkState::Idle, {}, {}};
    const Connection &connection = subscriber.connection();
    if (connection.isReady() && connection.endpoint() == route.read && router.reader())
        link.state = LinkState::Ready;
    else if (connection.state() != Connection::State::Closed)
        link.state = LinkState::Connecting;
    if (link.state != LinkState::Connecting)
        explain(link);
    return link;
}

ClientView RedisClient::Private::makeView() const
{
    ClientView made;
    made.reading = reading();
    made.writing = writing();
    made.readsFromMaster = router.route().readsFromMaster;
    made.nodes = router.topology().endpoints();
    if (const Connection *writer = router.writer()) {
        made.protocol = writer->peer().protocol;
        made.serverVersion = writer->peer().version;
        if (const NodeInfo *node = router.topology().node(writer->endpoint());
            node && made.serverVersion.isEmpty())
            made.serverVersion = node->version;
    } else {
        made.protocol = view.protocol;
        made.serverVersion = view.serverVersion;
    }
    return made;
}

RedisClient::RedisClient(RedisConfig config, const base::Clock &clock, base::RandomSource &random,
    QObject *parent)
    : RedisClient(std::move(config), clock, random, socketFactory(), parent)
{
}

RedisClient::RedisClient(RedisConfig config, const base::Clock &clock, base::RandomSource &random,
    TransportFactory makeTransport, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(config), clock, random, makeTransport))
{
    Connection &subscribing = d->subscriber.connection();
    connect(&subscribing, &Connection::messagesReceived, this, &RedisClient::messagesReceived);
    connect(&subscribing, &Connection::subscriptionChanged, this,
        &RedisClient::subscriptionChanged);
    connect(&d->subscriber, &Subscriber::refused, this, &RedisClient::subscriptionRefused);
    connect(&subscribing, &Connection::ready, this, &RedisClient::updateView);
    connect(&subscribing, &Connection::closed, this, [this](const base::Error &error) {
        d->router.resolveSoon(error);
        updateView();
    });
    connect(&d->router, &Router::stateChanged, this, &RedisClient::updateView);
    connect(&d->router, &Router::resolved, this, &RedisClient::followRoute);
    connect(&d->router, &Router::topologyLeft, this, [this] {
        d->subscriber.close();
        d->line.close();
    });
    connect(&d->router, &Router::resynced, this, &RedisClient::recoveryAdvised);
    connect(&d->line.connection(), &Connection::messagesReceived, this,
        &RedisClient::liveMessagesReceived);
    if (d->cluster)
        connectCluster();
    connect(&d->delivery, &DeliveryChecker::deliveryLost, this, [this](const Endpoint &node) {
        d->router.distrust(node);
        emit recoveryAdvised();
    });
}

RedisClient::~RedisClient() = default;

void RedisClient::connectCluster()
{
    const ClusterSubscriber &subscribing = d->cluster->subscriber();
    connect(&subscribing, &ClusterSubscriber::messagesReceived, this,
        &RedisClient::messagesReceived);
    connect(&subscribing, &ClusterSubscriber::subscriptionChanged, this,
        &RedisClient::subscriptionChanged);
    connect(&subscribing, &ClusterSubscriber::refused, this, &RedisClient::subscriptionRefused);
    connect(d->cluster.get(), &ClusterLink::stateChanged, this, &RedisClient::updateView);
    connect(d->cluster.get(), &ClusterLink::resolved, this, [this] {
        followLine();
        updateView();
        if (!d->cluster->isResolving())
            emit topologyResolved();
    });
}

void RedisClient::followRoute()
{
    if (!d->router.route().read.isEmpty())
        d->subscriber.open(d->router.route().read);
    d->delivery.follow();
    followLine();
    updateView();
    if (!d->router.isResolving())
        emit topologyResolved();
}

void RedisClient::followLine()
{
    if (!d->line.isWanted())
        d->line.close();
    else if (const Endpoint &home = d->home(); !home.isEmpty())
        d->line.open(home);
}

void RedisClient::updateView()
{
    ClientView made = d->cluster ? d->cluster->makeView() : d->makeView();
    if (made == d->view)
        return;
    d->view = std::move(made);
    emit viewChanged(d->view);
}

void RedisClient::start()
{
    if (d->cluster)
        d->cluster->start();
    else
        d->router.start();
}

void RedisClient::stop()
{
    d->subscriber.close();
    d->line.close();
    d->router.stop();
    if (d->cluster)
        d->cluster->stop();
    updateView();
}

const ClientView &RedisClient::view() const
{
    return d->view;
}

const RedisConfig &RedisClient::config() const
{
    return d->config;
}

const Topology &RedisClient::topology() const
{
    return d->cluster ? d->cluster->topology() : d->router.topology();
}

bool RedisClient::isResolving() const
{
    return d->cluster ? d->cluster->isResolving() : d->router.isResolving();
}

void RedisClient::subscribe(SubscriptionKind kind, const QByteArray &channel)
{
    if (d->cluster)
        d->cluster->subscriber().subscribe(kind, channel);
    else
        d->subscriber.subscribe(kind, channel);
}

void RedisClient::unsubscribe(SubscriptionKind kind, const QByteArray &channel)
{
    if (d->cluster)
        d->cluster->subscriber().unsubscribe(kind, channel);
    else
        d->subscriber.unsubscribe(kind, channel);
}

void RedisClient::unsubscribeAll()
{
    if (d->cluster)
        d->cluster->subscriber().unsubscribeAll();
    else
        d->subscriber.unsubscribeAll();
}

void RedisClient::subscribeLive(const QByteArray &channel)
{
    d->line.subscribe(SubscriptionKind::Channel, channel);
    followLine();
}

void RedisClient::unsubscribeLive(const QByteArray &channel)
{
    d->line.unsubscribe(SubscriptionKind::Channel, channel);
}

void RedisClient::wake()
{
    d->subscriber.connection().checkNow();
    d->line.connection().checkNow();
    if (d->cluster)
        d->cluster->wake();
    d->router.wake();
    emit recoveryAdvised();
}

std::optional<base::SteadyTime> RedisClient::lastProof() const
{
    return d->delivery.lastProof();
}

int RedisClient::subscriptionCount() const
{
    return d->cluster ? d->cluster->subscriber().count()
                      : d->subscriber.connection().subscriptions().count();
}

void RedisClient::send(Target target, const resp::RespCommand &command, QObject *context,
    ReplyHandler handler)
{
    if (d->cluster) {
        d->cluster->send(target, {command}, context,
            [handler = std::move(handler)](
                const QList<base::Result<resp::RespValue>> &results) { handler(results.first()); });
        return;
    }
    Connection *connection = d->connection(target);
    if (!connection) {
        QMetaObject::invokeMethod(
            context ? context : this,
            [handler = std::move(handler), target] {
                handler(base::failure(notConnected(target)));
            },
            Qt::QueuedConnection);
        return;
    }
    ViewHandler receive = toViewHandler(std::move(handler));
    if (target == Target::Master)
        receive = [this, receive = std::move(receive)](const base::Result<resp::RespView> &reply) {
            noteMasterReply(reply);
            receive(reply);
        };
    connection->send(command, context, std::move(receive));
}

void RedisClient::noteMasterReply(const base::Result<resp::RespView> &reply)
{
    // It was master when it was asked last; somebody has changed that since.
    if (!reply && meaningOf(reply.error()) == ErrorMeaning::NewMaster)
        d->router.resolveSoon(reply.error());
}

void RedisClient::sendTo(const Endpoint &endpoint, const resp::RespCommand &command,
    QObject *context, ReplyHandler handler)
{
    Connection *const connection
        = d->cluster ? d->cluster->connection(endpoint) : d->router.connection(endpoint);
    if (connection) {
        connection->send(command, context, toViewHandler(std::move(handler)));
        return;
    }
    const base::Error error {base::ErrorKind::Topology, u"NONODE"_s,
        u"%1 is no node of this server that can be reached"_s.arg(toText(endpoint))};
    QMetaObject::invokeMethod(
        context ? context : this,
        [handler = std::move(handler), error] { handler(base::failure(error)); },
        Qt::QueuedConnection);
}

void RedisClient::sendPipeline(Target target, const QList<resp::RespCommand> &commands,
    QObject *context, PipelineHandler handler)
{
    if (d->cluster) {
        d->cluster->send(target, commands, context, std::move(handler));
        return;
    }
    if (Connection *connection = d->connection(target)) {
        connection->sendPipeline(commands, context, std::move(handler));
        return;
    }
    QList<base::Result<resp::RespValue>> results;
    while (results.size() < commands.size())
        results.append(base::failure(notConnected(target)));
    QMetaObject::invokeMethod(
        context ? context : this, [handler = std::move(handler), results] { handler(results); },
        Qt::QueuedConnection);
}

void RedisClient::evaluate(const Script &script, const QList<QByteArray> &keys,
    const QList<QByteArray> &arguments, QObject *context, ReplyHandler handler)
{
    const auto command = [&](QByteArrayView name, const QByteArray &text) {
        resp::RespCommand made {name, text};
        made.add(keys.size());
        for (const QByteArray &word : keys + arguments)
            made.add(word);
        return made;
    };
    const resp::RespCommand whole = command("EVAL", script.source());
    QObject *const receiver = context ? context : this;
    send(Target::Master, command("EVALSHA", script.sha()), context,
        [this, whole, receiver, handler = std::move(handler)](
            const base::Result<resp::RespValue> &reply) {
            // Scripts are not replicated and do not survive a restart: any master may not know it yet.
            if (!reply && reply.error().code == u"NOSCRIPT")
                send(Target::Master, whole, receiver, handler);
            else
                handler(reply);
        });
}

void RedisClient::countSubscribers(const QList<QByteArray> &channels, QObject *context,
    CountHandler handler)
{
    if (d->cluster) {
        d->cluster->countSubscribers(channels, context, std::move(handler));
        return;
    }
    auto *counter = new SubscriberCounter(channels, context, std::move(handler), this);
    counter->start(SubscriptionKind::Channel, topology(),
        [this](const Endpoint &endpoint) { return d->router.connection(endpoint); });
}

} // namespace redis
