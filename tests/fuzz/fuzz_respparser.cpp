#include "core/resp/resptext.h"
#include "tests/fuzz/fuzzfeed.h"

#include <QList>

#include <fuzzer/FuzzedDataProvider.h>

// Any cut of the same bytes into reads, and any size of the parser's blocks, must give the same values,
// the same error at the same byte, and views that stay as long as their blocks are kept.

namespace {

using resp::RespParser;
using Step = RespParser::Step;

/// What came of some bytes, as one text.
struct Outcome {
    QByteArray text;
    quint64 parsedBytes = 0;
    bool isInsideValue = false;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

/// A message that is kept with its blocks, and what it was when it came.
struct Kept {
    QByteArrayView channel;
    QByteArrayView payload;
    QByteArray copy;
};

/// Takes steps and writes down what they give.
class Recorder final {
public:
    enum class Keep { Nothing, Messages };

    Recorder(RespParser &parser, Keep keep)
        : m_parser(parser)
        , m_keep(keep)
    {
    }

    /// False when the protocol was broken.
    bool drain()
    {
        const bool goesOn = takeSteps();
        if (m_keep == Keep::Messages && m_kept.size() > m_keptBefore)
            m_blocks += m_parser.blocks();
        m_keptBefore = m_kept.size();
        return goesOn;
    }

    Outcome outcome()
    {
        for (const Kept &message : m_kept)
            fuzz::require(
                message.channel.toByteArray() + message.payload.toByteArray() == message.copy);
        return {m_text, m_parser.parsedBytes(), m_parser.isInsideValue()};
    }

private:
    bool takeSteps()
    {
        for (;;) {
            switch (m_parser.next()) {
            case Step::NeedMore:
                return true;
            case Step::Failed:
                m_text += m_parser.error().detail.toUtf8();
                fuzz::require(m_parser.next() == Step::Failed);
                return false;
            case Step::Value:
                addValue(m_parser.value());
                break;
            case Step::Message:
                addMessage(m_parser.message());
                break;
            }
        }
    }

    void addValue(const resp::RespView &value)
    {
        const QByteArray text = toText(value);
        // A value that is kept has the attributes of several maps in a row in one list, and none of
        // an empty map.
        if (!text.contains("} |{") && !text.contains("|{}"))
            fuzz::require(toText(value.toValue()) == text);
        m_text += text + '\n';
    }

    void addMessage(const resp::MessageView &message)
    {
        m_text += "message " + resp::quoted(message.channel) + ' ' + resp::quoted(message.payload)
            + '\n';
        if (m_keep == Keep::Messages) {
            const QByteArray copy = message.channel.toByteArray() + message.payload.toByteArray();
            m_kept.append({message.channel, message.payload, copy});
        }
    }

    RespParser &m_parser;
    const Keep m_keep;
    QByteArray m_text;
    QList<Kept> m_kept;
    qsizetype m_keptBefore = 0;
    QList<QByteArray> m_blocks;
};

/// Limits that short inputs can reach.
resp::RespLimits narrowLimits()
{
    resp::RespLimits limits;
    limits.maxBulkBytes = 40;
    limits.maxElements = 12;
    limits.maxDepth = 4;
    limits.maxLineBytes = 20;
    limits.maxValueBytes = 120;
    return limits;
}

Outcome parse(RespParser &parser, RespParser::MessageForm form, QByteArrayView wire,
    fuzz::ReadSizes sizes, Recorder::Keep keep)
{
    parser.setMessageForm(form);
    Recorder recorder(parser, keep);
    fuzz::feed(parser, wire, sizes, [&] { return recorder.drain(); });
    return recorder.outcome();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider provider(data, size);
    const resp::RespLimits limits = provider.ConsumeBool() ? narrowLimits() : resp::RespLimits();
    const auto form = RespParser::MessageForm(provider.ConsumeIntegralInRange(0, 2));
    const auto blockBytes = provider.ConsumeIntegralInRange<qsizetype>(8, 300);
    const auto mostRead = provider.ConsumeIntegralInRange<qsizetype>(1, 80);
    const auto seed = provider.ConsumeIntegral<quint32>();
    const auto bytes = provider.ConsumeRemainingBytes<char>();
    const QByteArrayView wire(bytes.data(), qsizetype(bytes.size()));

    const resp::RespSizes whole {1024, 256, 512, 2048};
    RespParser first(limits, whole);
    const Outcome expected = parse(first, form, wire, {seed, 1 << 20}, Recorder::Keep::Nothing);

    const resp::RespSizes small {blockBytes, blockBytes / 4, blockBytes / 2, blockBytes + 3};
    RespParser second(limits, small);
    fuzz::require(
        parse(second, form, wire, {seed, mostRead}, Recorder::Keep::Messages) == expected);
    // The same parser, started anew where it stands, with all that it kept.
    second.reset();
    fuzz::require(parse(second, form, wire, {seed, 1}, Recorder::Keep::Messages) == expected);
    return 0;
}
