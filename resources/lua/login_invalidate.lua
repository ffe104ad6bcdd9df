-- Drops a cache entry and counts the name's version up, so that no entry made before is written or
-- believed any more. KEYS: entry, version; ARGV: lifetime of the version (ms), longer than any entry's
-- and any sign-in's. Returns the new version.
redis.call('DEL', KEYS[1])
local version = tonumber(redis.call('GET', KEYS[2]) or '0') or 0
version = string.format('%d', version + 1)
redis.call('SET', KEYS[2], version, 'PX', ARGV[1])
return version
