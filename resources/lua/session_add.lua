-- Remembers a session. KEYS[1] the user's sessions; ARGV: token's hash, lifetime (ms), seal, most
-- sessions. What has expired goes, and the one that expires first when there are too many.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local kept, first, firstExpiry = 0, nil, nil
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
    local expiry = tonumber(string.match(all[i + 1], '^%d+')) or 0
    if expiry <= now then
        redis.call('HDEL', KEYS[1], all[i])
    else
        kept = kept + 1
        if firstExpiry == nil or expiry < firstExpiry then
            first, firstExpiry = all[i], expiry
        end
    end
end
if kept >= tonumber(ARGV[4]) then
    redis.call('HDEL', KEYS[1], first)
end
local expiry = string.format('%d', now + tonumber(ARGV[2]))
redis.call('HSET', KEYS[1], ARGV[1], expiry .. ' ' .. ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
