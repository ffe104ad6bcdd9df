#include "core/redis/pubsubpush.h"

#include <algorithm>
#include <array>
#include <limits>

namespace redis {

namespace {

struct ChangeWord {
    QByteArrayView word;
    SubscriptionChange::Type type;
    SubscriptionKind kind;
};

using Type = SubscriptionChange::Type;

constexpr std::array changeWords {
    ChangeWord {"subscribe", Type::Subscribed, SubscriptionKind::Channel},
    ChangeWord {"unsubscribe", Type::Unsubscribed, SubscriptionKind::Channel},
    ChangeWord {"psubscribe", Type::Subscribed, SubscriptionKind::Pattern},
    ChangeWord {"punsubscribe", Type::Unsubscribed, SubscriptionKind::Pattern},
    ChangeWord {"ssubscribe", Type::Subscribed, SubscriptionKind::Shard},
    ChangeWord {"sunsubscribe", Type::Unsubscribed, SubscriptionKind::Shard},
};

bool isPushOf(const resp::RespView &value, qsizetype elements)
{
    return value.isList() && value.size() == elements && value[0].isText();
}

} // namespace

std::optional<SubscriptionChange> parseSubscriptionChange(const resp::RespView &value)
{
    if (!isPushOf(value, 3))
        return std::nullopt;
    const QByteArrayView word = value[0].text();
    const auto known = std::find_if(changeWords.begin(), changeWords.end(),
        [word](const ChangeWord &change) { return change.word == word; });
    if (known == changeWords.end())
        return std::nullopt;
    const resp::RespView channel = value[1];
    const resp::RespView count = value[2];
    const bool isChannel = channel.isText() || channel.isNull();
    if (!isChannel || count.type() != resp::RespType::Integer || count.integer() < 0
        || count.integer() > std::numeric_limits<int>::max())
        return std::nullopt;
    SubscriptionChange change {known->type, known->kind, {}, int(count.integer())};
    if (channel.isText())
        change.channel = channel.text().toByteArray();
    return change;
}

std::optional<PubSubMessage> parseMessage(const resp::RespView &value)
{
    if (isPushOf(value, 3) && value[1].isText() && value[2].isText()) {
        const QByteArrayView word = value[0].text();
        if (word == "message" || word == "smessage") {
            const auto kind
                = word == "message" ? SubscriptionKind::Channel : SubscriptionKind::Shard;
            return PubSubMessage {value[1].text(), value[2].text(), {}, kind};
        }
    }
    if (isPushOf(value, 4) && value[0].text() == "pmessage" && value[1].isText()
        && value[2].isText() && value[3].isText())
        return PubSubMessage {value[2].text(), value[3].text(), value[1].text(),
            SubscriptionKind::Pattern};
    return std::nullopt;
}

} // namespace redis
