// Every reader of a reply takes any value that a server may send, and says no instead of crashing.

#include "core/chat/logreply.h"
#include "core/chat/messagecodec.h"
#include "core/redis/inforeply.h"
#include "core/redis/pubsubpush.h"
#include "core/redis/rolereply.h"
#include "core/redis/servererror.h"
#include "core/redis/subscribercounter.h"
#include "core/resp/respparser.h"
#include "core/resp/respread.h"

#include <cstdint>
#include <cstring>

namespace {

void read(const resp::RespView &view)
{
    const resp::RespValue value = view.toValue();
    (void)redis::parseSubscriptionChange(view);
    (void)redis::parseMessage(view);
    (void)redis::parseRole(value);
    QList<redis::SubscriberCount> counts {{"a", {}, 0, true}};
    (void)redis::addCounts(view, {}, counts);
    (void)resp::parseInteger(view);
    (void)resp::parseDouble(view);
    (void)resp::parseBoolean(view);
    (void)resp::parseOptionalText(view);
    (void)resp::parseTexts(view);
    (void)resp::parsePairs(view);
    (void)resp::findField(value, "role");
    (void)chat::parseLogRange(value);
    (void)chat::parseLogReverseRange(value);
    if (view.isError())
        (void)redis::meaningOf(redis::toError(view.text()));
    if (view.isText()) {
        (void)redis::InfoReply(view.text()).role();
        (void)chat::parseEnvelope(view.text());
        (void)chat::toMessage(view.text(), {});
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    resp::RespParser parser;
    parser.setMessageForm(resp::RespParser::MessageForm::Never);
    while (size > 0) {
        const std::span<char> room = parser.writable();
        const std::size_t count = std::min(size, room.size());
        std::memcpy(room.data(), data, count);
        parser.written(qsizetype(count));
        data += count;
        size -= count;
        while (parser.next() == resp::RespParser::Step::Value)
            read(parser.value());
    }
    return 0;
}
