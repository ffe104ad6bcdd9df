-- Which commands the caller may run, without running them. ARGV: each a list of the command's words in
-- JSON. Returns 1 or 0 for each, or nil where the server cannot say (before Redis 7.0).
if not redis.acl_check_cmd then
    return nil
end
local answers = {}
for i = 1, #ARGV do
    local isKnown, may = pcall(redis.acl_check_cmd, unpack(cjson.decode(ARGV[i])))
    answers[i] = (isKnown and may) and 1 or 0
end
return answers
