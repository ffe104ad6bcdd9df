-- Gives a try back that met no answer. KEYS[1] counter of the name; ARGV: window (ms).
local count = tonumber(redis.call('GET', KEYS[1]) or '0')
if count <= 1 then
    return redis.call('DEL', KEYS[1])
end
redis.call('SET', KEYS[1], count - 1, 'PX', ARGV[1])
return 1
