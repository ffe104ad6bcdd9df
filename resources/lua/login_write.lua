-- Writes a cache entry, unless the name's version has changed since the directory was asked: a slow
-- client must not bring an old password back.
-- KEYS: entry, version; ARGV: the version then, lifetime (ms), field, value, field, value …
-- Returns 1 when it was written.
if (redis.call('GET', KEYS[2]) or '0') ~= ARGV[1] then
    return 0
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
