-- What is kept of a session, or nil when there is none or it has expired.
-- KEYS[1] the user's sessions; ARGV: token's hash.
local record = redis.call('HGET', KEYS[1], ARGV[1])
if not record then
    return nil
end
local time = redis.call('TIME')
local expiry = tonumber(string.match(record, '^%d+')) or 0
if expiry <= time[1] * 1000 + math.floor(time[2] / 1000) then
    redis.call('HDEL', KEYS[1], ARGV[1])
    return nil
end
return record
