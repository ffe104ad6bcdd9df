#include "core/chat/postscript.h"

#include "core/chat/messagecodec.h"
#include "core/redis/slothash.h"

namespace chat {

namespace {

// KEYS: log, mark of the uid, meta and, unless it is in another slot, the directory of channels.
// ARGV: channel, length of the log, life of the mark in seconds, how many arguments are fields of the
// entry, those fields, the envelope without its beginning, the command that rings the bell and, only for
// a new one, the topic.
constexpr char source[] = R"lua(
local log, mark, meta, directory = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local channel, length, life, fields = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local rest, bell, topic = ARGV[5 + fields], ARGV[6 + fields], ARGV[7 + fields]

local known = redis.call('GET', mark)
if known then
    return known
end

local append = {'XADD', log, 'MAXLEN', '~', length, '*'}
for i = 1, fields do
    append[#append + 1] = ARGV[4 + i]
end
if not redis.acl_check_cmd then
    bell = 'PUBLISH' -- before Redis 7 there is no other
end
local writes = {
    append,
    {'SET', mark, '0-0', 'EX', life},
    {bell, channel, ''},
}
if topic then
    writes[#writes + 1] = {'HSET', meta, 'topic', topic}
end
local mayList = directory ~= nil
if redis.acl_check_cmd then
    for _, write in ipairs(writes) do
        if not redis.acl_check_cmd(unpack(write)) then
            return redis.error_reply('NOPERM no right to ' .. write[1] .. ' for posting to this channel')
        end
    end
    mayList = mayList and redis.acl_check_cmd('ZADD', directory, 1, channel)
end

local newest = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)
local previous = '0-0'
if newest[1] then
    previous = newest[1][1]
end
local id = redis.pcall(unpack(append))
if type(id) == 'table' and id.err then
    return id
end
-- From here on nothing may stop the script before the bell has rung.
redis.pcall('SET', mark, id, 'EX', life)
if topic then
    redis.pcall('HSET', meta, 'topic', topic)
end
if mayList then
    redis.pcall('ZADD', directory, string.match(id, '^%d+'), channel)
end
redis.call(bell, channel,
    '{"taproom":1,"id":"' .. id .. '","prev":"' .. previous .. '",' .. rest)
return id
)lua";

} // namespace

const redis::Script &postScript()
{
    static const redis::Script script {QByteArray(source).trimmed()};
    return script;
}

Bell bellFor(const RoomKeys &keys, const RoomId &room, redis::Discovery discovery)
{
    const bool isOneSlot = redis::hashSlot(keys.channel(room)) == redis::hashSlot(keys.log(room));
    return discovery == redis::Discovery::Cluster && isOneSlot ? Bell::Shard : Bell::Channel;
}

PostCall makePostCall(const RoomKeys &keys, const RoomId &room, const ChatMessage &message,
    qint64 maxLength, redis::Discovery discovery)
{
    QList<QByteArray> fields {"uid", message.uid, "from", message.from, "kind",
        toText(message.kind), "body", message.body};
    if (!message.re.isEmpty())
        fields << "re" << message.re;
    PostCall call;
    call.keys = {keys.log(room), keys.sentMark(room, message.uid), keys.meta(room)};
    if (discovery != redis::Discovery::Cluster)
        call.keys << RoomKeys::directory();
    call.arguments = {keys.channel(room), QByteArray::number(maxLength),
        QByteArray::number(sentMarkSeconds), QByteArray::number(fields.size())};
    const bool isSharded = bellFor(keys, room, discovery) == Bell::Shard;
    call.arguments << fields << encodeEnvelopeRest(message) << (isSharded ? "SPUBLISH" : "PUBLISH");
    if (message.kind == MessageKind::Topic)
        call.arguments << message.body;
    return call;
}

resp::RespCommand makeDirectoryEntry(const RoomKeys &keys, const RoomId &room, const LogId &id)
{
    return {"ZADD", RoomKeys::directory(), QByteArray::number(id.milliseconds), keys.channel(room)};
}

} // namespace chat
