#pragma once

#include "core/base/result.h"
#include "core/resp/respblocks.h"
#include "core/resp/resplimits.h"
#include "core/resp/respvaluereader.h"
#include "core/resp/respview.h"

#include <QByteArray>

#include <span>

namespace resp {

/// A Pub/Sub `message` as it stands in the read block: no copy, no value tree.
/// While the same channel follows itself in a block, `channel` is the very same view.
/// Lifetime: until the next call of writable(); whoever keeps RespParser::blocks() keeps the views.
struct MessageView {
    QByteArrayView channel;
    QByteArrayView payload;
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

    explicit RespParser(RespLimits limits = {}, RespSizes sizes = {});

    /// Forgets all bytes and errors, for a new connection; the message form stays.
    void reset();

    /// Holds from the next value on; may be changed between two calls of next(). At first: Push.
    void setMessageForm(MessageForm form);

    /// Where the next bytes from the peer go; never empty. Asking twice gives the same place.
    /// After Failed: room for bytes that nobody looks at.
    std::span<char> writable()
    {
        return m_end < m_roomUntil ? std::span<char>(m_end, m_blocks.limit()) : prepareRoom();
    }
    /// The first `count` bytes of writable() were filled.
    void written(qsizetype count) { m_end += count; }
    Step next() { return m_end < m_enough ? Step::NeedMore : parse(); }

    const MessageView &message() const { return m_message; }
    /// Lifetime: until the next call of next(). `toValue()` makes one that stays.
    RespView value() const;
    /// Shares the bytes that the messages handed out since the last writable() stand in.
    QList<QByteArray> blocks() const { return m_blocks.inUse(); }

    /// Errors: Protocol, its detail `at byte N: reason`. Only after Failed.
    const base::Error &error() const { return m_error; }
    /// Bytes that belong to completely parsed values, counted from the first byte ever.
    quint64 parsedBytes() const;
    /// Bytes given so far.
    quint64 receivedBytes() const { return offsetOf(m_end); }
    /// Whether a value has begun and its end has not come.
    bool isInsideValue() const;

private:
    Step parse();
    bool parseMessageInPlace();
    Step finishValue();
    bool isMessage(const RespView &value) const;
    Step fail();
    void dropValue();

    void rewind();
    void makeRoom(qsizetype capacity);
    void makeRoomForBulk();
    std::span<char> prepareRoom();
    quint64 offsetOf(const char *at) const { return m_base + quint64(at - m_blocks.begin()); }

    // The hot ones first: where parsing stands, how far bytes have come, and how far they must come
    // before looking again makes sense.
    const char *m_cursor = nullptr;
    char *m_end = nullptr;
    const char *m_enough = nullptr;
    const char *m_roomUntil = nullptr; ///< nothing has to be done for more room before here
    char m_messageByte = 0; ///< type byte of values that may be messages, or 0
    bool m_hasValue = false;
    bool m_hasFailed = false;
    bool m_followsLarge = false; ///< this block follows one of a large string, so another may come
    MessageView m_message;
    const char *m_messageStart = nullptr; ///< the last message in this block, or null
    qsizetype m_messageHead = 0; ///< its bytes before the payload's length

    RespSizes m_sizes;
    RespValueReader m_reader;
    RespBlocks m_blocks;
    quint64 m_base = 0; ///< offset in the stream of the first byte of the block
    quint64 m_valueStart = 0;
    qint64 m_plainBytes = 0; ///< a message of more may be over a limit
    bool m_takesMessages = true;
    base::Error m_error;
};

} // namespace resp
