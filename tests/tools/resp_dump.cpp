#include "core/resp/respparser.h"
#include "core/resp/resptext.h"

#include <charconv>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

// Prints the RESP values on standard input, one a line as core/resp/resptext.h says.
// Usage: resp_dump [--chunk BYTES] < bytes
// Exit: 0 all read, 2 wrong usage, 3 the protocol was broken, 4 the input ends inside a value.

namespace {

constexpr std::size_t DefaultChunkBytes = 64 * 1024;
constexpr std::size_t MaxChunkBytes = 1 << 30;

enum ExitCode { AllRead = 0, WrongUsage = 2, ProtocolError = 3, Incomplete = 4 };

/// The bytes of a read, or 0 when the arguments make no sense.
std::size_t chunkBytes(int count, char *arguments[])
{
    std::string_view digits;
    if (count == 1)
        return DefaultChunkBytes;
    const std::string_view option = arguments[1];
    if (count == 3 && option == "--chunk")
        digits = arguments[2];
    else if (count == 2 && option.starts_with("--chunk="))
        digits = option.substr(std::strlen("--chunk="));
    std::size_t bytes = 0;
    const auto [end, problem] = std::from_chars(digits.begin(), digits.end(), bytes);
    return problem == std::errc() && end == digits.end() && bytes <= MaxChunkBytes ? bytes : 0;
}

void print(const QByteArray &line)
{
    std::fwrite(line.data(), 1, std::size_t(line.size()), stdout);
    std::fputc('\n', stdout);
}

/// False when the protocol was broken.
bool printValues(resp::RespParser &parser)
{
    using Step = resp::RespParser::Step;
    for (;;) {
        const Step step = parser.next();
        if (step == Step::NeedMore)
            return true;
        if (step == Step::Failed) {
            print("protocol-error " + parser.error().detail.toUtf8());
            return false;
        }
        print(resp::toText(parser.value()));
    }
}

bool feed(resp::RespParser &parser, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const std::span<char> room = parser.writable();
        const qsizetype count = qMin(bytes.size(), qsizetype(room.size()));
        std::memcpy(room.data(), bytes.data(), std::size_t(count));
        parser.written(count);
        bytes = bytes.sliced(count);
        if (!printValues(parser))
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    std::vector<char> chunk(chunkBytes(argc, argv));
    if (chunk.empty()) {
        std::fputs("usage: resp_dump [--chunk BYTES] < bytes\n", stderr);
        return WrongUsage;
    }
    resp::RespParser parser;
    // A dump shows a message like any other push.
    parser.setMessageForm(resp::RespParser::MessageForm::Never);
    while (const std::size_t count = std::fread(chunk.data(), 1, chunk.size(), stdin)) {
        if (!feed(parser, QByteArrayView(chunk.data(), qsizetype(count))))
            return ProtocolError;
    }
    if (parser.isInsideValue()) {
        print("incomplete after byte " + QByteArray::number(parser.receivedBytes()));
        return Incomplete;
    }
    return AllRead;
}
