-- Counts a try before the password is looked at, unless the name still has to wait.
-- KEYS[1] counter of the name; ARGV: free tries, window, first wait, longest wait (ms).
-- The counter lives for the window and the wait together, so its TTL tells what is left to wait.
-- Returns the wait in ms; 0: counted, go on.
local free, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local left = redis.call('PTTL', KEYS[1]) - window
if left > 0 then
    return left
end
local count = redis.call('INCR', KEYS[1])
local wait = 0
if count >= free then
    wait = math.min(tonumber(ARGV[3]) * 2 ^ math.min(count - free, 20), tonumber(ARGV[4]))
end
redis.call('PEXPIRE', KEYS[1], string.format('%d', window + wait))
return 0
