#include "core/chat/channelbrowser.h"

#include "core/chat/roomdirectory.h"
#include "core/redis/redisclient.h"

#include <QPointer>

namespace chat {

ChannelBrowser::ChannelBrowser(redis::RedisClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void ChannelBrowser::browse(QObject *context, Handler handler)
{
    const RoomKeys keys(m_client.config().prefix);
    const QByteArray last = QByteArray::number(RoomDirectory::maxChannels - 1);
    const QList<resp::RespCommand> commands {
        {"ZREVRANGE", RoomKeys::directory(), "0", last, "WITHSCORES"},
        {"PUBSUB", "CHANNELS", keys.everyChannel()}};
    const auto receive
        = [this, keys, context = QPointer<QObject>(context), handler = std::move(handler)](
              const QList<base::Result<resp::RespValue>> &replies) {
              if (!context)
                  return;
              RoomDirectory directory(keys);
              if (replies.at(0))
                  directory.takeKnown(*replies.at(0));
              if (replies.at(1))
                  directory.takeLive(*replies.at(1));
              if (!replies.at(0) && !replies.at(1)) {
                  handler(base::failure(replies.at(0).error()));
                  return;
              }
              const QList<QByteArray> channels = directory.channelsOnServer();
              if (channels.isEmpty()) {
                  handler(QList<KnownChannel>());
                  return;
              }
              m_client.countSubscribers(channels, context,
                  [directory, handler](const QList<redis::SubscriberCount> &counts) mutable {
                      directory.takeCounts(counts);
                      handler(directory.channels());
                  });
          };
    m_client.sendPipeline(redis::Target::Replica, commands, this, receive);
}

} // namespace chat
