#include "app/cli/topology.h"

#include "app/cli/topologytext.h"
#include "core/chat/roomdirectory.h"

#include <utility>

namespace app::cli {

TopologyRun::TopologyRun(redis::RedisConfig config, OutputFormat format, Output &output)
    : m_format(format)
    , m_output(output)
    , m_session(std::move(config), Need::Read)
{
    connect(&m_session, &Session::ready, this, [this] {
        m_isReady = true;
        askForChannels();
    });
    // Ready as soon as one node can be read; the slow ones are to be in the picture as well.
    connect(&m_session.client(), &redis::RedisClient::topologyResolved, this,
        &TopologyRun::askForChannels);
    connect(&m_session, &Session::failed, this, [this](const base::Error &error) {
        m_output.writeError(error);
        emit finished(NotReachable);
    });
}

void TopologyRun::start()
{
    m_session.start();
}

void TopologyRun::askForChannels()
{
    if (!m_isReady || m_session.client().isResolving() || std::exchange(m_hasAsked, true))
        return;
    const chat::RoomKeys keys(m_session.client().config().prefix);
    const QByteArray last = QByteArray::number(chat::RoomDirectory::maxChannels - 1);
    const QList<resp::RespCommand> commands {
        {"ZREVRANGE", chat::RoomKeys::directory(), "0", last, "WITHSCORES"},
        {"PUBSUB", "CHANNELS", keys.everyChannel()}};
    m_session.client().sendPipeline(redis::Target::Replica, commands, this,
        [this, keys](const QList<base::Result<resp::RespValue>> &replies) {
            // A user may lack the right to either: what the other tells is counted.
            chat::RoomDirectory directory(keys);
            if (replies.at(0))
                directory.takeKnown(*replies.at(0));
            if (replies.at(1))
                directory.takeLive(*replies.at(1));
            count(directory.channelsOnServer());
        });
}

void TopologyRun::count(const QList<QByteArray> &channels)
{
    if (channels.isEmpty()) {
        print({});
        return;
    }
    m_session.client().countSubscribers(channels, this,
        [this](const QList<redis::SubscriberCount> &counts) { print(counts); });
}

void TopologyRun::print(const QList<redis::SubscriberCount> &counts)
{
    const redis::RedisClient &client = m_session.client();
    const auto view = redis::makeTopologyView(client.topology(), client.view(),
        client.config().read, counts, client.config().bounds);
    if (m_format == OutputFormat::Json)
        m_output.writeJson(toJson(view));
    else
        m_output.writeLine(toText(view));
    emit finished(Done);
}

} // namespace app::cli
