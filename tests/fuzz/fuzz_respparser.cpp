// Any split of the same bytes gives the same values, the same error and the same offsets, and nothing
// that a peer sends makes the parser crash or take memory without bound.

#include "core/resp/respparser.h"
#include "core/resp/resptext.h"

#include <QByteArray>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

using Parser = resp::RespParser;

/// Small limits, so that a short input can reach them.
resp::RespLimits limits()
{
    resp::RespLimits small;
    small.maxBulkBytes = 1 << 16;
    small.maxElements = 4096;
    small.maxDepth = 16;
    small.maxLineBytes = 1024;
    small.maxValueBytes = 1 << 18;
    return small;
}

/// What a parser makes of the bytes in reads of the given sizes, in one text.
QByteArray parse(QByteArrayView bytes, Parser::MessageForm form, const std::uint8_t *sizes,
    std::size_t sizeCount)
{
    Parser parser(limits());
    parser.setMessageForm(form);
    QByteArray log;
    std::size_t turn = 0;
    while (true) {
        const std::span<char> room = parser.writable();
        qsizetype count = std::min<qsizetype>(bytes.size(), qsizetype(room.size()));
        if (sizeCount > 0)
            count = std::min<qsizetype>(count, 1 + sizes[turn++ % sizeCount]);
        if (count > 0)
            std::memcpy(room.data(), bytes.data(), std::size_t(count));
        parser.written(count);
        bytes = bytes.sliced(count);
        Parser::Step step = parser.next();
        for (; step == Parser::Step::Value || step == Parser::Step::Message; step = parser.next()) {
            if (step == Parser::Step::Value) {
                log += resp::toText(parser.value().toValue()) + '\n';
            } else {
                log += "message " + resp::quoted(parser.message().channel) + ' '
                    + resp::quoted(parser.message().payload) + '\n';
            }
        }
        if (step == Parser::Step::Failed)
            return QByteArray(log + parser.error().detail.toUtf8());
        if (bytes.isEmpty())
            return QByteArray(log + QByteArray::number(parser.parsedBytes())
                + (parser.isInsideValue() ? " inside" : " whole"));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    // The first byte chooses the form and how many of the next are sizes of reads; the rest is the wire.
    const auto form = Parser::MessageForm(data[0] % 3);
    const std::size_t sizeCount = std::min<std::size_t>(1 + data[0] / 3 % 8, size - 1);
    const std::uint8_t *const sizes = data + 1;
    const QByteArrayView wire(reinterpret_cast<const char *>(data) + 1 + sizeCount,
        qsizetype(size - 1 - sizeCount));
    const std::uint8_t one = 0;
    const QByteArray whole = parse(wire, form, nullptr, 0);
    const QByteArray split = parse(wire, form, sizes, sizeCount);
    const QByteArray dribble = parse(wire, form, &one, 1);
    if (whole != split || whole != dribble) {
        std::fprintf(stderr, "whole:\n%s\nsplit:\n%s\none by one:\n%s\n", whole.constData(),
            split.constData(), dribble.constData());
        std::abort();
    }
    return 0;
}
