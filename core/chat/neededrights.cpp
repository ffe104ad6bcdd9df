#include "core/chat/neededrights.h"

namespace chat {

QList<NeededRight> neededRights(const RoomKeys &keys, const RoomId &room, const QByteArray &name)
{
    const QByteArray channel = keys.channel(room);
    const QByteArray log = keys.log(room);
    const QByteArray mark = keys.sentMark(room, "01JD0000000000000000000000");
    const QByteArray live = "taproom:live:" + channel;
    return {
        {RightUse::Join, {"SUBSCRIBE", channel}, false, true},
        {RightUse::Join, {"UNSUBSCRIBE", channel}, false, true},
        {RightUse::Read, {"XRANGE", log, "-", "+", "COUNT", "1"}, false, true},
        {RightUse::Read, {"XREVRANGE", log, "+", "-", "COUNT", "1"}, false, true},
        {RightUse::Read, {"HGET", keys.meta(room), "topic"}, false, false},
        {RightUse::Post, {"EVALSHA", QByteArray(40, '0'), "0"}, true, true},
        {RightUse::Post, {"GET", mark}, true, true},
        {RightUse::Post, {"SET", mark, "0-0", "EX", "1"}, true, true},
        {RightUse::Post, {"XREVRANGE", log, "+", "-", "COUNT", "1"}, true, true},
        {RightUse::Post, {"XADD", log, "MAXLEN", "~", "1", "*", "uid", ""}, true, true},
        {RightUse::Post, {"PUBLISH", channel, ""}, true, true},
        {RightUse::Post, {"HSET", keys.meta(room), "topic", ""}, true, false},
        {RightUse::Browse, {"ZADD", RoomKeys::directory(), "1", channel}, true, false},
        {RightUse::Browse, {"ZREVRANGE", RoomKeys::directory(), "0", "1"}, false, false},
        {RightUse::Browse, {"PUBSUB", "CHANNELS", "*"}, false, false},
        {RightUse::Count, {"PUBSUB", "NUMSUB", channel}, false, false},
        {RightUse::Count, {"INFO", "replication"}, false, false},
        {RightUse::Count, {"ROLE"}, false, false},
        {RightUse::Patterns, {"PSUBSCRIBE", keys.everyChannel()}, false, false},
        {RightUse::Presence, {"SUBSCRIBE", live}, false, false},
        {RightUse::Presence, {"PUBLISH", live, ""}, true, false},
        {RightUse::Markers, {"HSET", "taproom:read:" + name, channel, "0-0"}, true, false},
        {RightUse::Markers, {"HGETALL", "taproom:read:" + name}, false, false},
        {RightUse::Direct, {"SADD", RoomKeys::directs(name), "name"}, true, false},
        {RightUse::Direct, {"SRANDMEMBER", RoomKeys::directs(name), "1"}, false, false},
        {RightUse::Delivery, {"SUBSCRIBE", "taproom:probe:x"}, false, false},
        {RightUse::Delivery, {"PUBLISH", "taproom:probe:x", ""}, true, false},
    };
}

} // namespace chat
