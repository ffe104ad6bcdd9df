#include "tests/bench/parsecontenders.h"

#include "core/resp/respparser.h"

#include <cstring>
#include <hiredis/hiredis.h>
#include <memory>
#include <optional>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

/// What a contender saw: all of them must see the same in one corpus.
struct Seen {
    qint64 values = 0;
    qint64 textBytes = 0;

    friend bool operator==(const Seen &, const Seen &) = default;
};

void addView(Seen &seen, const resp::RespView &value)
{
    if (!value.isAggregate()) {
        seen.textBytes += value.text().size();
        return;
    }
    for (const resp::RespView &element : value)
        addView(seen, element);
}

void addReply(Seen &seen, const redisReply *reply)
{
    seen.textBytes += qint64(reply->type == REDIS_REPLY_STRING ? reply->len : 0);
    for (std::size_t i = 0; i < reply->elements; ++i)
        addReply(seen, reply->element[i]);
}

void addMessage(Seen &seen, QByteArrayView channel, QByteArrayView payload)
{
    seen.textBytes += 7 + channel.size() + payload.size();
}

double megabytesPerSecond(const ParseWork &work, double seconds)
{
    return double(work.corpus.size()) * work.passes / seconds / 1e6;
}

/// Hands out the corpus in reads of at most `readBytes` and of what `take` has room for; `take` says
/// how many of the bytes it took.
template <typename Take>
void dealOut(const ParseWork &work, Take take)
{
    for (int pass = 0; pass < work.passes; ++pass) {
        QByteArrayView rest = work.corpus;
        while (!rest.isEmpty())
            rest = rest.sliced(take(rest.first(qMin(work.readBytes, rest.size()))));
    }
}

template <typename OnMessage>
Seen parseAll(const ParseWork &work, OnMessage onMessage)
{
    using Step = resp::RespParser::Step;
    resp::RespParser parser;
    parser.setMessageForm(resp::RespParser::MessageForm::Array);
    Seen seen;
    const auto drain = [&] {
        for (;;) {
            const Step step = parser.next();
            if (step == Step::Message) {
                onMessage(seen, parser.message());
            } else if (step == Step::Value) {
                addView(seen, parser.value());
            } else {
                return;
            }
            ++seen.values;
        }
    };
    dealOut(work, [&](QByteArrayView bytes) {
        const std::span<char> room = parser.writable();
        const qsizetype count = qMin(bytes.size(), qsizetype(room.size()));
        std::memcpy(room.data(), bytes.data(), std::size_t(count));
        parser.written(count);
        drain();
        return count;
    });
    return seen;
}

/// `pass` hands on the bytes of a read as the reader is to see them.
template <typename Pass>
Seen readByHiredis(const ParseWork &work, Pass pass)
{
    redisReader *const reader = redisReaderCreate();
    Seen seen;
    dealOut(work, [&](QByteArrayView bytes) {
        redisReaderFeed(reader, pass(bytes), std::size_t(bytes.size()));
        void *reply = nullptr;
        while (redisReaderGetReply(reader, &reply) == REDIS_OK && reply) {
            addReply(seen, static_cast<redisReply *>(reply));
            ++seen.values;
            freeReplyObject(reply);
        }
        return bytes.size();
    });
    redisReaderFree(reader);
    return seen;
}

const char *inPlace(QByteArrayView bytes)
{
    return bytes.data();
}

QString hiredisName(const QString &how)
{
    return u"hiredis %1.%2.%3, %4"_s.arg(HIREDIS_MAJOR)
        .arg(HIREDIS_MINOR)
        .arg(HIREDIS_PATCH)
        .arg(how);
}

/// A round of `parse`, timed and checked.
Contender contender(const QString &name, const ParseWork &work, std::function<Seen()> parse)
{
    const auto wanted = std::make_shared<std::optional<Seen>>();
    return {name, [work, parse = std::move(parse), wanted] {
                if (!*wanted)
                    *wanted = readByHiredis(work, inPlace);
                const double start = threadSeconds();
                const Seen seen = parse();
                const double seconds = threadSeconds() - start;
                if (seen != *wanted)
                    qFatal("a contender saw other values than hiredis");
                return megabytesPerSecond(work, seconds);
            }};
}

} // namespace

Contender ourViews(const ParseWork &work)
{
    return contender(u"RespParser, views"_s, work, [work] {
        return parseAll(work, [](Seen &seen, const resp::MessageView &message) {
            addMessage(seen, message.channel, message.payload);
        });
    });
}

Contender ourCopies(const ParseWork &work)
{
    return contender(u"RespParser, QByteArrays"_s, work, [work] {
        QByteArray channel;
        return parseAll(work, [&](Seen &seen, const resp::MessageView &message) {
            if (channel != message.channel)
                channel = message.channel.toByteArray();
            const QByteArray ownChannel = channel;
            const QByteArray payload = message.payload.toByteArray();
            addMessage(seen, ownChannel, payload);
        });
    });
}

Contender hiredisReader(const ParseWork &work)
{
    const QString size = work.readBytes < 1024 ? u"%1 B"_s.arg(work.readBytes)
                                               : u"%1 KiB"_s.arg(work.readBytes / 1024);
    return contender(hiredisName(size + u" a read"_s), work, [work] {
        std::vector<char> buffer(std::size_t(work.readBytes));
        return readByHiredis(work, [&](QByteArrayView bytes) {
            std::memcpy(buffer.data(), bytes.data(), std::size_t(bytes.size()));
            return static_cast<const char *>(buffer.data());
        });
    });
}

Contender hiredisWithoutRead(const ParseWork &work)
{
    return contender(hiredisName(u"spared the read"_s), work,
        [work] { return readByHiredis(work, inPlace); });
}

Contender memcpyLimit(const ParseWork &work, qsizetype landingBytes)
{
    return {u"memcpy"_s, [work, landingBytes] {
                std::vector<char> landing(std::size_t(landingBytes + work.readBytes));
                const double start = threadSeconds();
                qsizetype at = 0;
                dealOut(work, [&](QByteArrayView bytes) {
                    std::memcpy(landing.data() + at, bytes.data(), std::size_t(bytes.size()));
                    // The bytes must really land before the next ones do.
                    asm volatile("" : : "r"(landing.data()) : "memory");
                    at = at + bytes.size() < landingBytes ? at + bytes.size() : 0;
                    return bytes.size();
                });
                return megabytesPerSecond(work, threadSeconds() - start);
            }};
}

} // namespace bench
