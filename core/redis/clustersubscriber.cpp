#include "core/redis/clustersubscriber.h"

#include "core/base/logging.h"
#include "core/redis/clusterrouter.h"

#include <algorithm>

namespace redis {

using namespace Qt::Literals::StringLiterals;

ClusterSubscriber::ClusterSubscriber(const RedisConfig &config, const base::Clock &clock,
    ClusterRouter &router, TransportFactory makeTransport, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_clock(clock)
    , m_router(router)
    , m_makeTransport(std::move(makeTransport))
{
    connect(&router, &ClusterRouter::masterLeft, this, &ClusterSubscriber::drop);
}

ClusterSubscriber::~ClusterSubscriber() = default;

Endpoint ClusterSubscriber::nodeFor(const SubscriptionPlacement::Item &item) const
{
    return item.kind == SubscriptionKind::Shard ? m_router.routeOf(hashSlot(item.channel)).read
                                                : m_home;
}

Subscriber *ClusterSubscriber::find(const Endpoint &endpoint) const
{
    const auto found = m_nodes.find(endpoint);
    return found == m_nodes.end() ? nullptr : found->second.get();
}

Subscriber &ClusterSubscriber::at(const Endpoint &endpoint)
{
    std::unique_ptr<Subscriber> &entry = m_nodes[endpoint];
    if (!entry) {
        entry = std::make_unique<Subscriber>(m_config, m_clock, m_makeTransport());
        connectTo(*entry, endpoint);
    }
    return *entry;
}

void ClusterSubscriber::connectTo(Subscriber &subscriber, const Endpoint &endpoint)
{
    Connection &connection = subscriber.connection();
    connect(&connection, &Connection::messagesReceived, this, &ClusterSubscriber::messagesReceived);
    connect(&connection, &Connection::subscriptionChanged, this,
        [this, endpoint](const SubscriptionChange &change) { changed(endpoint, change); });
    connect(&connection, &Connection::ready, this, &ClusterSubscriber::stateChanged);
    connect(&connection, &Connection::closed, this, [this](const base::Error &error) {
        m_router.resolveSoon(error);
        emit stateChanged();
    });
    connect(&connection, &Connection::subscriptionRefused, this,
        [this](SubscriptionKind, const QByteArray &, const base::Error &error) {
            // The subscriber tries again by itself, but the slot may be elsewhere by now.
            if (error.code == u"MOVED")
                m_router.refreshSoon();
        });
    connect(&subscriber, &Subscriber::refused, this, &ClusterSubscriber::refusedAt);
}

void ClusterSubscriber::follow()
{
    if (!m_router.plan().home.isEmpty())
        m_home = m_router.plan().home;
    if (m_home.isEmpty())
        return;
    at(m_home);
    place();
    QList<Endpoint> used = m_placement.nodes();
    used.append(m_home);
    QList<Endpoint> unused;
    for (const auto &[endpoint, subscriber] : m_nodes) {
        if (used.contains(endpoint))
            subscriber->open(endpoint);
        else
            unused.append(endpoint);
    }
    for (const Endpoint &endpoint : std::as_const(unused))
        drop(endpoint);
}

void ClusterSubscriber::place()
{
    const QList<SubscriptionPlacement::Move> moves = m_placement.place(
        [this](const SubscriptionPlacement::Item &item) { return nodeFor(item); });
    for (const SubscriptionPlacement::Move &move : moves) {
        // First here, then there: a message that is in no log would come twice otherwise.
        if (Subscriber *left = find(move.from))
            left->unsubscribe(move.item.kind, move.item.channel);
        Subscriber &entered = at(move.to);
        entered.subscribe(move.item.kind, move.item.channel);
        entered.open(move.to);
    }
}

void ClusterSubscriber::drop(const Endpoint &endpoint)
{
    const auto found = m_nodes.find(endpoint);
    if (found == m_nodes.end())
        return;
    if (endpoint == m_home || m_placement.nodes().contains(endpoint)) {
        found->second->close(); // opened again when the plan still leads there
        return;
    }
    // We may stand inside one of its signals.
    Subscriber *const dropped = found->second.release();
    m_nodes.erase(found);
    dropped->disconnect(this);
    dropped->connection().disconnect(this);
    dropped->close();
    dropped->setParent(this);
    dropped->deleteLater();
}

void ClusterSubscriber::stop()
{
    for (const auto &[endpoint, subscriber] : m_nodes)
        subscriber->close();
}

void ClusterSubscriber::checkNow()
{
    for (const auto &[endpoint, subscriber] : m_nodes)
        subscriber->connection().checkNow();
}

void ClusterSubscriber::changed(const Endpoint &endpoint, const SubscriptionChange &change)
{
    const bool isWanted = m_placement.isAt(change.kind, change.channel, endpoint);
    if (change.type == SubscriptionChange::Type::Subscribed) {
        // What has moved on meanwhile is left again; nobody waits for this confirmation.
        if (isWanted)
            emit subscriptionChanged(change);
        return;
    }
    if (change.kind != SubscriptionKind::Shard) {
        if (endpoint == m_home)
            emit subscriptionChanged(change);
        return;
    }
    if (isWanted) {
        qCDebug(base::logRedis) << toText(endpoint) << "gave up the slot of" << change.channel;
        find(endpoint)->retrySoon();
        m_router.refreshSoon();
    } else if (!m_placement.isWanted(change.kind, change.channel)) {
        emit subscriptionChanged(change);
    }
}

void ClusterSubscriber::refusedAt(SubscriptionKind kind, const QByteArray &channel,
    const base::Error &error)
{
    m_placement.remove(kind, channel);
    // A cluster before Redis 7 has no shard channels, and the bell of its logs is a plain one.
    if (kind == SubscriptionKind::Shard && error.detail.contains("unknown command"_L1))
        return;
    emit refused(kind, channel, error);
}

void ClusterSubscriber::subscribe(SubscriptionKind kind, const QByteArray &channel)
{
    if (m_placement.add(kind, channel))
        place();
}

void ClusterSubscriber::unsubscribe(SubscriptionKind kind, const QByteArray &channel)
{
    const auto node = m_placement.remove(kind, channel);
    if (Subscriber *subscriber = node ? find(*node) : nullptr)
        subscriber->unsubscribe(kind, channel);
}

void ClusterSubscriber::unsubscribeAll()
{
    m_placement.clear();
    for (const auto &[endpoint, subscriber] : m_nodes)
        subscriber->unsubscribeAll();
}

Connection *ClusterSubscriber::connection(std::optional<quint16> slot) const
{
    Subscriber *subscriber = slot ? find(m_router.routeOf(*slot).read) : nullptr;
    // Nothing may be subscribed in that slot's shard: then home is as good.
    if (!subscriber)
        subscriber = find(m_home);
    return subscriber && subscriber->connection().isReady() ? &subscriber->connection() : nullptr;
}

bool ClusterSubscriber::isReady() const
{
    const Subscriber *home = find(m_home);
    const QList<Endpoint> used = m_placement.nodes();
    return home && home->connection().isReady()
        && std::all_of(used.begin(), used.end(), [this](const Endpoint &endpoint) {
               const Subscriber *subscriber = find(endpoint);
               return subscriber && subscriber->connection().isReady();
           });
}

int ClusterSubscriber::count() const
{
    const Subscriber *home = find(m_home);
    return home ? home->connection().subscriptions().count() : 0;
}

} // namespace redis
