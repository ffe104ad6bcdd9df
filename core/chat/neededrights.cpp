#include "core/chat/neededrights.h"

#include "core/accounts/rediskeys.h"
#include "core/redis/rightscheck.h"

namespace chat {

namespace {

const QByteArray anyScript(40, '0');

QList<NeededRight> clusterRights(const QByteArray &channel)
{
    return {
        {RightUse::Nodes, {"CLUSTER", "SLOTS"}, false, true},
        {RightUse::Nodes, {"CLUSTER", "INFO"}, false, false},
        {RightUse::Nodes, {"READONLY"}, false, true},
        {RightUse::Nodes, {"ASKING"}, true, false},
        {RightUse::Join, {"SSUBSCRIBE", channel}, false, true},
        {RightUse::Join, {"SUNSUBSCRIBE", channel}, false, true},
        {RightUse::Post, {"SPUBLISH", channel, ""}, true, true},
        {RightUse::Count, {"PUBSUB", "SHARDNUMSUB", channel}, false, false},
    };
}

} // namespace

QList<NeededRight> neededRights(const RoomKeys &keys, const RoomId &room, const QByteArray &name,
    redis::Discovery discovery)
{
    const QByteArray channel = keys.channel(room);
    const QByteArray log = keys.log(room);
    const QByteArray mark = keys.sentMark(room, "01JD0000000000000000000000");
    const QByteArray live = keys.live(room);
    QList<NeededRight> rights {
        {RightUse::Join, {"SUBSCRIBE", channel}, false, true},
        {RightUse::Join, {"UNSUBSCRIBE", channel}, false, true},
        {RightUse::Read, {"XRANGE", log, "-", "+", "COUNT", "1"}, false, true},
        {RightUse::Read, {"XREVRANGE", log, "+", "-", "COUNT", "1"}, false, true},
        {RightUse::Topic, {"HGET", keys.meta(room), "topic"}, false, false},
        {RightUse::Post, {"EVALSHA", anyScript, "0"}, true, true},
        {RightUse::Post, {"GET", mark}, true, true},
        {RightUse::Post, {"SET", mark, "0-0", "EX", "1"}, true, true},
        {RightUse::Post, {"XREVRANGE", log, "+", "-", "COUNT", "1"}, true, true},
        {RightUse::Post, {"XADD", log, "MAXLEN", "~", "1", "*", "uid", ""}, true, true},
        {RightUse::Post, {"PUBLISH", channel, ""}, true, true},
        {RightUse::Topic, {"HSET", keys.meta(room), "topic", ""}, true, false},
        {RightUse::Browse, {"ZADD", RoomKeys::directory(), "1", channel}, true, false},
        {RightUse::Browse, {"ZREVRANGE", RoomKeys::directory(), "0", "1"}, false, false},
        {RightUse::Browse, {"PUBSUB", "CHANNELS", "*"}, false, false},
        {RightUse::Count, {"PUBSUB", "NUMSUB", channel}, false, false},
        {RightUse::Nodes, {"INFO", "replication"}, false, false},
        {RightUse::Nodes, {"ROLE"}, false, false},
        {RightUse::Patterns, {"PSUBSCRIBE", keys.everyChannel()}, false, false},
        {RightUse::Presence, {"SUBSCRIBE", live}, false, false},
        {RightUse::Presence, {"PUBLISH", live, ""}, true, false},
        {RightUse::Markers, {"HSET", RoomKeys::readMarkers(name), channel, "0-0"}, true, false},
        {RightUse::Markers, {"HGETALL", RoomKeys::readMarkers(name)}, false, false},
        {RightUse::Direct, {"SADD", RoomKeys::directs(name), "name"}, true, false},
        {RightUse::Direct, {"SRANDMEMBER", RoomKeys::directs(name), "1"}, false, false},
        {RightUse::Delivery, {"SUBSCRIBE", "taproom:probe:x"}, false, false},
        {RightUse::Delivery, {"PUBLISH", "taproom:probe:x", ""}, true, false},
    };
    if (discovery == redis::Discovery::Cluster)
        rights += clusterRights(channel);
    return rights;
}

QList<NeededRight> signInRights()
{
    // Somebody: rights are given by patterns, so that one stands for all.
    const accounts::RedisKeys keys(*accounts::parseUserName(u"alice"));
    const QList<QByteArrayList> commands {{"HGETALL", keys.entry},
        {"HSET", keys.entry, "hash", "x"}, {"DEL", keys.entry}, {"PEXPIRE", keys.entry, "1"},
        {"GET", keys.version}, {"SET", keys.version, "1"}, {"INCR", keys.failures},
        {"PTTL", keys.failures}, {"HGET", keys.sessions, "x"}, {"HDEL", keys.sessions, "x"},
        {"EVALSHA", anyScript, "1", keys.sessions}};
    QList<NeededRight> rights;
    for (const QByteArrayList &command : commands)
        rights.append({RightUse::SignIns, command, true, false});
    return rights;
}

QList<NeededRight> rightsAt(QList<NeededRight> rights, bool isOnMaster)
{
    rights.removeIf(
        [isOnMaster](const NeededRight &right) { return right.isOnMaster != isOnMaster; });
    return rights;
}

resp::RespCommand makeRightsQuestion(const QList<NeededRight> &rights)
{
    QList<QByteArrayList> commands;
    for (const NeededRight &right : rights)
        commands.append(right.command);
    return redis::makeRightsQuestion(commands);
}

} // namespace chat
