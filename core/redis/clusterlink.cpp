#include "core/redis/clusterlink.h"

#include "core/redis/clusterrequest.h"
#include "core/redis/subscribercounter.h"

namespace redis {

ClusterLink::ClusterLink(const RedisConfig &config, const base::Clock &clock,
    base::RandomSource &random, TransportFactory makeTransport, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_router(config, clock, random, makeTransport)
    , m_subscriber(config, clock, m_router, makeTransport)
{
    connect(&m_router, &ClusterRouter::resolved, this, [this] {
        m_subscriber.follow();
        emit resolved();
    });
    connect(&m_router, &ClusterRouter::stateChanged, this, &ClusterLink::stateChanged);
    connect(&m_subscriber, &ClusterSubscriber::stateChanged, this, &ClusterLink::stateChanged);
}

ClusterLink::~ClusterLink() = default;

void ClusterLink::start()
{
    m_router.start();
}

void ClusterLink::stop()
{
    m_subscriber.stop();
    m_router.stop();
    const auto requests = findChildren<ClusterRequest *>(Qt::FindDirectChildrenOnly);
    for (ClusterRequest *request : requests)
        request->cancel();
}

void ClusterLink::wake()
{
    m_subscriber.checkNow();
    m_router.wake();
}

Connection *ClusterLink::connection(const Endpoint &endpoint) const
{
    return m_router.connection(endpoint);
}

void ClusterLink::explain(LinkView &link) const
{
    if (link.state == LinkState::Ready)
        return;
    link.error = m_router.error();
    if (m_router.isStopped())
        link.state = LinkState::Stopped;
    else if (m_router.isResolving())
        link.state = LinkState::Resolving;
    else if (m_router.retryIn().count() > 0) {
        link.state = LinkState::Waiting;
        link.retryIn = m_router.retryIn();
    }
}

ClientView ClusterLink::makeView() const
{
    ClientView made;
    const NodeInfo *home = topology().node(m_router.plan().home);
    made.reading.endpoint = m_router.plan().home;
    made.reading.role = home ? home->role : NodeRole::Unknown;
    if (m_subscriber.isReady() && m_router.reader(std::nullopt))
        made.reading.state = LinkState::Ready;
    else if (home && !m_router.error())
        made.reading.state = LinkState::Connecting;
    if (made.reading.state != LinkState::Connecting)
        explain(made.reading);
    made.readsFromMaster = home && home->role == NodeRole::Master;
    made.writing.role = NodeRole::Master;
    // One shard that is away keeps the others from nothing: each command meets its own.
    if (const Connection *writer = m_router.writer(std::nullopt)) {
        made.writing.endpoint = writer->endpoint();
        made.writing.state = LinkState::Ready;
        made.protocol = writer->peer().protocol;
        made.serverVersion = writer->peer().version;
    }
    explain(made.writing);
    made.nodes = topology().endpoints();
    return made;
}

void ClusterLink::send(Target target, const QList<resp::RespCommand> &commands, QObject *context,
    PipelineHandler handler)
{
    auto *request = new ClusterRequest(m_router, m_subscriber, target, commands, this);
    request->start(context, std::move(handler));
}

void ClusterLink::countSubscribers(const QList<QByteArray> &channels, QObject *context,
    CountHandler handler)
{
    const auto connectionTo = [this](const Endpoint &endpoint) { return connection(endpoint); };
    const auto addSharded
        = [this, channels, context = QPointer<QObject>(context), hasContext = context != nullptr,
              handler = std::move(handler), connectionTo](const QList<SubscriberCount> &plain) {
              if (hasContext && !context)
                  return;
              auto *counter = new SubscriberCounter(
                  channels, context,
                  [plain, handler](const QList<SubscriberCount> &sharded) {
                      handler(greaterCounts(plain, sharded));
                  },
                  this);
              counter->start(SubscriptionKind::Shard, topology(), connectionTo);
          };
    auto *counter = new SubscriberCounter(channels, this, addSharded, this);
    counter->start(SubscriptionKind::Channel, topology(), connectionTo);
}

} // namespace redis
