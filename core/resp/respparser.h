#pragma once

#include "core/base/result.h"
#include "core/resp/resplimits.h"
#include "core/resp/respview.h"

#include <QByteArray>

#include <span>

namespace resp {

/// A Pub/Sub `message` as it stands in the read block: no copy, no value tree.
/// Lifetime: the views live as long as `block` does.
struct MessageView {
    QByteArrayView channel;
    QByteArrayView payload;
    QByteArray block; ///< shares the bytes that the views point into
};

/// Bytes in, complete RESP values out, in place over fixed blocks; an error sticks.
///
/// The caller reads from its socket into writable(), says how much with written(), and calls next()
/// until it answers NeedMore or Failed. One value is looked at before the next call of next().
/// Thread: any one.
/// Source: https://redis.io/docs/latest/develop/reference/protocol-spec/
class RespParser final {
public:
    enum class Step {
        Message, ///< a `message` push (RESP3) or array (RESP2): see message()
        Value, ///< any other complete value: see value()
        NeedMore, ///< all bytes so far are worked off
        Failed, ///< the bytes break the protocol: see error(); stays so
    };

    /// Which three-part `message` values come as Step::Message; all others come as Step::Value.
    /// An array that looks like a message is an ordinary reply on a connection that is not in
    /// RESP2's subscribed state (LRANGE may return one), so the connection says what it is in.
    enum class MessageForm {
        Never,
        Push, ///< `>3`: RESP3
        Array, ///< `*3`: RESP2 while subscribed
    };

    explicit RespParser(RespLimits limits = {});

    /// Holds from the next value on; may be changed between two calls of next().
    void setMessageForm(MessageForm form);

    /// Where the next bytes from the peer go; never empty. Asking twice gives the same place.
    std::span<char> writable();
    /// The first `count` bytes of writable() were filled.
    void written(qsizetype count);
    Step next();

    /// Lifetime: until the next call of next(); the block inside keeps the bytes alive for longer.
    const MessageView &message() const;
    /// Lifetime: until the next call of next(). `toValue()` makes one that stays.
    RespView value() const;

    /// Errors: Protocol, with the byte offset in the reason. Only after Failed.
    const base::Error &error() const;
    /// Bytes that belong to completely parsed values, counted from the first byte ever.
    quint64 parsedBytes() const;
    /// Bytes given so far.
    quint64 receivedBytes() const;
    /// Whether a value has begun and its end has not come.
    bool isInsideValue() const;
};

} // namespace resp
