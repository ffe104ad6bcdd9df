#include "core/redis/commandkeys.h"

#include "core/redis/slothash.h"

#include <algorithm>
#include <array>

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where a command has its keys, by the number of the word; the name is word 0.
struct KeyPlace {
    QByteArrayView name;
    int first = 1; ///< 0: none there
    int last = 1; ///< -1: the last word, -2: the one before it
    int step = 1;
    int countAt = 0; ///< where the number of further keys stands, which come behind it
};

constexpr KeyPlace none(QByteArrayView name)
{
    return {name, 0, 0, 1, 0};
}

constexpr KeyPlace all(QByteArrayView name)
{
    return {name, 1, -1, 1, 0};
}

constexpr KeyPlace firstTwo(QByteArrayView name)
{
    return {name, 1, 2, 1, 0};
}

constexpr KeyPlace allButLast(QByteArrayView name)
{
    return {name, 1, -2, 1, 0};
}

constexpr KeyPlace second(QByteArrayView name)
{
    return {name, 2, 2, 1, 0};
}

constexpr KeyPlace counted(QByteArrayView name, int countAt)
{
    return {name, 0, 0, 1, countAt};
}

constexpr KeyPlace storedAndCounted(QByteArrayView name)
{
    return {name, 1, 1, 1, 2};
}

/// Those whose keys are not just the first argument.
constexpr std::array places {
    none("ACL"),
    none("ASKING"),
    none("AUTH"),
    none("BGREWRITEAOF"),
    none("BGSAVE"),
    none("CLIENT"),
    none("CLUSTER"),
    none("COMMAND"),
    none("CONFIG"),
    none("DBSIZE"),
    none("DEBUG"),
    none("DISCARD"),
    none("ECHO"),
    none("EXEC"),
    none("FAILOVER"),
    none("FLUSHALL"),
    none("FLUSHDB"),
    none("FUNCTION"),
    none("HELLO"),
    none("INFO"),
    none("KEYS"),
    none("LASTSAVE"),
    none("LATENCY"),
    none("LOLWUT"),
    none("MODULE"),
    none("MONITOR"),
    none("MULTI"),
    none("PING"),
    none("PSUBSCRIBE"),
    none("PUBLISH"),
    none("PUBSUB"),
    none("PUNSUBSCRIBE"),
    none("QUIT"),
    none("RANDOMKEY"),
    none("READONLY"),
    none("READWRITE"),
    none("REPLICAOF"),
    none("RESET"),
    none("ROLE"),
    none("SAVE"),
    none("SCAN"),
    none("SCRIPT"),
    none("SELECT"),
    none("SHUTDOWN"),
    none("SLAVEOF"),
    none("SLOWLOG"),
    none("SUBSCRIBE"),
    none("SWAPDB"),
    none("TIME"),
    none("UNSUBSCRIBE"),
    none("UNWATCH"),
    none("WAIT"),
    none("WAITAOF"),
    all("DEL"),
    all("EXISTS"),
    all("MGET"),
    all("PFCOUNT"),
    all("PFMERGE"),
    all("SDIFF"),
    all("SDIFFSTORE"),
    all("SINTER"),
    all("SINTERSTORE"),
    all("SSUBSCRIBE"),
    all("SUNION"),
    all("SUNIONSTORE"),
    all("SUNSUBSCRIBE"),
    all("TOUCH"),
    all("UNLINK"),
    all("WATCH"),
    firstTwo("BLMOVE"),
    firstTwo("BRPOPLPUSH"),
    firstTwo("COPY"),
    firstTwo("GEOSEARCHSTORE"),
    firstTwo("LCS"),
    firstTwo("LMOVE"),
    firstTwo("RENAME"),
    firstTwo("RENAMENX"),
    firstTwo("RPOPLPUSH"),
    firstTwo("SMOVE"),
    firstTwo("ZRANGESTORE"),
    allButLast("BLPOP"),
    allButLast("BRPOP"),
    allButLast("BZPOPMAX"),
    allButLast("BZPOPMIN"),
    second("MEMORY"),
    second("OBJECT"),
    second("XGROUP"),
    second("XINFO"),
    counted("BLMPOP", 2),
    counted("BZMPOP", 2),
    counted("EVAL", 2),
    counted("EVALSHA", 2),
    counted("EVALSHA_RO", 2),
    counted("EVAL_RO", 2),
    counted("FCALL", 2),
    counted("FCALL_RO", 2),
    counted("LMPOP", 1),
    counted("SINTERCARD", 1),
    counted("ZDIFF", 1),
    counted("ZINTER", 1),
    counted("ZINTERCARD", 1),
    counted("ZMPOP", 1),
    counted("ZUNION", 1),
    storedAndCounted("ZDIFFSTORE"),
    storedAndCounted("ZINTERSTORE"),
    storedAndCounted("ZUNIONSTORE"),
    KeyPlace {"BITOP", 2, -1, 1, 0},
    KeyPlace {"MIGRATE", 3, 3, 1, 0},
    KeyPlace {"MSET", 1, -1, 2, 0},
    KeyPlace {"MSETNX", 1, -1, 2, 0},
};

const KeyPlace &placeOf(QByteArrayView name)
{
    static constexpr KeyPlace usual {};
    const auto known = std::find_if(places.begin(), places.end(),
        [name](const KeyPlace &place) { return place.name == name; });
    return known == places.end() ? usual : *known;
}

/// XREAD and XREADGROUP: as many keys as ids, behind STREAMS.
QList<QByteArrayView> streamsIn(const QList<QByteArrayView> &words)
{
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words[i].compare("STREAMS", Qt::CaseInsensitive) == 0)
            return words.sliced(i + 1, (words.size() - i - 1) / 2);
    }
    return {};
}

void addCounted(const QList<QByteArrayView> &words, int countAt, QList<QByteArrayView> &keys)
{
    if (countAt == 0 || countAt >= words.size())
        return;
    bool isNumber = false;
    const qsizetype count = words[countAt].toByteArray().toLongLong(&isNumber);
    const qsizetype left = words.size() - countAt - 1;
    if (isNumber && count > 0)
        keys += words.sliced(countAt + 1, std::min(count, left));
}

} // namespace

QList<QByteArrayView> keysOf(const resp::RespCommand &command)
{
    const QList<QByteArrayView> words = command.words();
    const QByteArray name = command.name();
    if (name == "XREAD" || name == "XREADGROUP")
        return streamsIn(words);
    const KeyPlace &place = placeOf(name);
    QList<QByteArrayView> keys;
    const qsizetype last = place.last < 0 ? words.size() + place.last : place.last;
    if (place.first > 0) {
        for (qsizetype i = place.first; i <= std::min(last, words.size() - 1); i += place.step)
            keys.append(words[i]);
    }
    addCounted(words, place.countAt, keys);
    return keys;
}

base::Result<std::optional<quint16>> slotOf(const QList<resp::RespCommand> &commands)
{
    std::optional<quint16> slot;
    for (const resp::RespCommand &command : commands) {
        for (const QByteArrayView key : keysOf(command)) {
            const quint16 other = hashSlot(key);
            if (slot && *slot != other)
                return base::failure(base::ErrorKind::Input, u"CROSSSLOT"_s,
                    u"the keys of %1 are in several slots of the cluster; give them one {tag}"_s
                        .arg(QString::fromLatin1(command.name())));
            slot = other;
        }
    }
    return slot;
}

} // namespace redis
