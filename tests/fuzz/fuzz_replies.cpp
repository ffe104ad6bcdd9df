#include "core/chat/logreply.h"
#include "core/chat/messagecodec.h"
#include "core/redis/clusterreply.h"
#include "core/redis/handshake.h"
#include "core/redis/inforeply.h"
#include "core/redis/pubsubpush.h"
#include "core/redis/rolereply.h"
#include "core/redis/servererror.h"
#include "core/redis/slotmap.h"
#include "core/redis/subscribercounter.h"
#include "core/redis/topology.h"
#include "tests/fuzz/fuzzfeed.h"

// Whatever a server answers, the readers of core/redis and core/chat give a value or an error, and
// nothing else.

namespace {

using resp::RespParser;
using resp::RespView;

void readPush(const RespView &view)
{
    if (const auto change = redis::parseSubscriptionChange(view))
        fuzz::require(change->count >= 0);
    if (const auto message = redis::parseMessage(view))
        fuzz::require(!message->channel.isNull() || message->channel.isEmpty());
}

void readReply(const RespView &view)
{
    const resp::RespValue value = view.toValue();
    const auto role = redis::parseRole(value);
    const redis::InfoReply info(view.text());
    info.replicas();
    const redis::Endpoint endpoint {QStringLiteral("127.0.0.1"), 6379};
    redis::toNodeInfo(endpoint, role ? *role : info.role(), info);
    if (view.isError()) {
        const base::Error error = redis::toError(view.text());
        redis::meaningOf(error);
        if (const auto redirect = redis::parseRedirect(error, endpoint))
            fuzz::require(redirect->slot < redis::slotCount && !redirect->to.isEmpty());
    }
    if (const auto ranges = redis::parseClusterSlots(value, endpoint)) {
        const redis::SlotMap map(*ranges);
        fuzz::require(map.shardOf(ranges->first().first) != nullptr);
    }
    if (view.isText())
        (void)redis::parseClusterEpoch(view.text());
    QList<redis::SubscriberCount> counts(2);
    counts[0].channel = "general";
    counts[1].channel = "random";
    redis::addCounts(view, endpoint, counts);
    for (const redis::SubscriberCount &count : counts)
        fuzz::require(count.total >= 0);
}

void readLog(const RespView &view)
{
    const resp::RespValue value = view.toValue();
    (void)chat::parseLogRange(value);
    (void)chat::parseLogReverseRange(value);
    if (view.isText()) {
        (void)chat::parseEnvelope(view.text());
        (void)chat::toMessage(view.text(), {});
    }
}

/// The handshake answers each reply with a next step, readiness or an error, and comes to an end.
void shakeHands(redis::Handshake &handshake, const RespView &view)
{
    if (handshake.next())
        (void)handshake.received(view.toValue());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    RespParser parser({}, {4096, 1024, 2048, 8192});
    parser.setMessageForm(RespParser::MessageForm::Never);
    redis::Handshake handshake(redis::HandshakeSettings {QStringLiteral("alice"),
        base::Secret(QByteArrayView("secret")), 1, "taproom"});
    const QByteArrayView wire(data, qsizetype(size));
    fuzz::feed(parser, wire, {1, 1 << 20}, [&] {
        for (;;) {
            const auto step = parser.next();
            if (step == RespParser::Step::Failed)
                return false;
            if (step != RespParser::Step::Value)
                return true;
            readPush(parser.value());
            readReply(parser.value());
            readLog(parser.value());
            shakeHands(handshake, parser.value());
        }
    });
    return 0;
}
