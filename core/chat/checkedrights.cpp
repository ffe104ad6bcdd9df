#include "core/chat/checkedrights.h"

#include "core/accounts/rediskeys.h"
#include "core/chat/roomkeys.h"
#include "core/resp/respread.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace chat {

namespace {

/// Somebody and some channel: rights are given by patterns, so that one stands for all.
const RoomId sampleRoom("general");
constexpr QStringView sampleUser = u"alice";

CheckedRight chatRight(Right right, const QByteArray &prefix)
{
    const RoomKeys keys(prefix);
    const QByteArray channel = keys.channel(sampleRoom);
    const QByteArray log = keys.log(sampleRoom);
    const QByteArray mark = keys.sentMark(sampleRoom, "uid");
    switch (right) {
    case Right::Listen:
        return {right, RightPlace::Reading, {{"SUBSCRIBE", channel}, {"UNSUBSCRIBE", channel}}};
    case Right::ReadHistory:
        return {right, RightPlace::Reading,
            {{"XRANGE", log, "-", "+"}, {"XREVRANGE", log, "+", "-"}}};
    case Right::CountSubscribers:
        return {right, RightPlace::Reading, {{"PUBSUB", "NUMSUB", channel}}};
    case Right::ListChannels:
        return {right, RightPlace::Reading,
            {{"ZREVRANGE", RoomKeys::directory(), "0", "-1"}, {"PUBSUB", "CHANNELS", "*"}}};
    case Right::Post:
        return {right, RightPlace::Writing,
            {{"EVALSHA", "sha", "1", log}, {"GET", mark}, {"SET", mark, "x", "EX", "1"},
                {"XADD", log, "*", "body", "x"}, {"PUBLISH", channel, "x"}}};
    case Right::SetTopic:
        return {right, RightPlace::Writing, {{"HSET", keys.meta(sampleRoom), "topic", "x"}}};
    case Right::RememberSignIns:
        break;
    }
    return {right, RightPlace::Writing, {}};
}

CheckedRight signInRight()
{
    const accounts::RedisKeys keys(*accounts::parseUserName(sampleUser));
    return {Right::RememberSignIns, RightPlace::Writing,
        {{"HGETALL", keys.entry}, {"HSET", keys.entry, "hash", "x"}, {"DEL", keys.entry},
            {"PEXPIRE", keys.entry, "1"}, {"GET", keys.version}, {"SET", keys.version, "1"},
            {"INCR", keys.failures}, {"PTTL", keys.failures}, {"HGET", keys.sessions, "x"},
            {"HDEL", keys.sessions, "x"}, {"EVALSHA", "sha", "1", keys.sessions}}};
}

/// The numbers of the questions that were answered with no.
base::Result<QList<qsizetype>> parseRefused(const resp::RespValue &reply, qsizetype questions)
{
    const auto answers = resp::parseList(reply);
    if (!answers)
        return base::failure(answers.error());
    if (answers->size() != questions) {
        return base::failure(base::ErrorKind::Protocol, u"REPLY"_s,
            u"the server answered another question"_s);
    }
    QList<qsizetype> refused;
    for (qsizetype at = 0; at < answers->size(); ++at) {
        const auto may = resp::parseBoolean(answers->at(at));
        if (!may)
            return base::failure(may.error());
        if (!*may)
            refused.append(at);
    }
    return refused;
}

} // namespace

QList<CheckedRight> checkedRights(const QByteArray &prefix)
{
    QList<CheckedRight> rights;
    for (const Right right : {Right::Listen, Right::ReadHistory, Right::CountSubscribers,
             Right::ListChannels, Right::Post, Right::SetTopic})
        rights.append(chatRight(right, prefix));
    rights.append(signInRight());
    return rights;
}

QList<QByteArray> encodeQuestions(const QList<CheckedRight> &rights, RightPlace place)
{
    QList<QByteArray> questions;
    for (const CheckedRight &right : rights) {
        if (right.place != place)
            continue;
        for (const QByteArrayList &command : right.commands) {
            QJsonArray words;
            for (const QByteArray &word : command)
                words.append(QString::fromUtf8(word));
            questions.append(QJsonDocument(words).toJson(QJsonDocument::Compact));
        }
    }
    return questions;
}

base::Result<std::optional<QList<Right>>> parseMissing(const base::Result<resp::RespValue> &reply,
    const QList<CheckedRight> &rights, RightPlace place)
{
    if (!reply)
        return base::failure(reply.error());
    if (reply->isNull())
        return std::optional<QList<Right>>();
    const auto refused = parseRefused(*reply, encodeQuestions(rights, place).size());
    if (!refused)
        return base::failure(refused.error());
    QList<Right> missing;
    qsizetype first = 0;
    for (const CheckedRight &right : rights) {
        if (right.place != place)
            continue;
        const qsizetype next = first + right.commands.size();
        const bool isMissing = std::any_of(refused->begin(), refused->end(),
            [first, next](qsizetype at) { return at >= first && at < next; });
        if (isMissing)
            missing.append(right.right);
        first = next;
    }
    return std::optional(missing);
}

} // namespace chat
