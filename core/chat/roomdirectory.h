#pragma once

#include "core/base/result.h"
#include "core/chat/room.h"
#include "core/chat/roomkeys.h"
#include "core/resp/respvalue.h"

#include <QHash>

namespace chat {

/// Puts together which channels there are: those that Taproom knows of and those that somebody hears now.
class RoomDirectory final {
public:
    static constexpr int maxChannels = 500;

    explicit RoomDirectory(const RoomKeys &keys)
        : m_keys(keys)
    {
    }

    /// The reply of ZREVRANGE WITHSCORES on the directory; scores may be texts (RESP2) or doubles (RESP3).
    void takeKnown(const resp::RespValue &reply);
    /// The reply of PUBSUB CHANNELS.
    void takeLive(const resp::RespValue &reply);
    void takeCounts(const QList<redis::SubscriberCount> &counts);

    /// At most maxChannels: the newest activity first, then by name. Names that no room may have are not
    /// among them.
    QList<KnownChannel> channels() const;
    /// The same channels as the server names them, for counting.
    QList<QByteArray> channelsOnServer() const;

private:
    void add(QByteArrayView channel, std::chrono::milliseconds lastActivity);

    RoomKeys m_keys;
    QHash<QByteArray, KnownChannel> m_channels;
};

} // namespace chat
