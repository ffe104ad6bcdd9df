#include "core/redis/rightscheck.h"

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

// ARGV: for each command how many words it has, then the words.
constexpr char source[] = R"lua(
local states, at = {}, 1
while ARGV[at] do
    local count, words = tonumber(ARGV[at]), {}
    for i = 1, count do
        words[i] = ARGV[at + i]
    end
    at = at + count + 1
    local known, may = false, false
    if redis.acl_check_cmd then
        known, may = pcall(redis.acl_check_cmd, unpack(words))
    end
    states[#states + 1] = known and (may and 1 or 0) or -1
end
return states
)lua";

} // namespace

resp::RespCommand makeRightsQuestion(const QList<QByteArrayList> &commands)
{
    resp::RespCommand question {"EVAL", QByteArrayView(source).trimmed(), "0"};
    for (const QByteArrayList &command : commands) {
        question.add(command.size());
        for (const QByteArray &word : command)
            question.add(word);
    }
    return question;
}

base::Result<QList<RightState>> readRights(const resp::RespValue &reply, qsizetype count)
{
    if (reply.type != resp::RespType::Array || reply.elements.size() != count)
        return base::failure(base::ErrorKind::Protocol, u"REPLY"_s,
            u"the question for rights was answered with something else"_s);
    QList<RightState> states;
    for (const resp::RespValue &element : reply.elements) {
        if (element.type != resp::RespType::Integer)
            return base::failure(base::ErrorKind::Protocol, u"REPLY"_s,
                u"a right is neither granted nor missing"_s);
        states.append(element.integer == 1 ? RightState::Granted
                : element.integer == 0     ? RightState::Missing
                                           : RightState::Unknown);
    }
    return states;
}

} // namespace redis
