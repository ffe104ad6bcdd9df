#include "core/resp/respcommand.h"
#include "core/resp/respread.h"
#include "core/resp/resptext.h"
#include "tests/fuzz/fuzzfeed.h"

// Every typed reader on every value: no crash, the same from a view and from the value that is kept of
// it. And what is encoded as a command must read back as its words.

namespace {

using namespace resp;

template <typename T>
bool isSame(const base::Result<T> &left, const base::Result<T> &right)
{
    if (left.has_value() != right.has_value())
        return false;
    if (!left)
        return left.error() == right.error();
    if constexpr (std::is_same_v<T, double>)
        return *left == *right || (*left != *left && *right != *right);
    else if constexpr (!std::is_void_v<T> && !std::is_same_v<T, QList<RespValue>>)
        return *left == *right;
    else
        return true;
}

void readAll(const RespView &view)
{
    const RespValue value = view.toValue();
    using fuzz::require;
    require(isSame(parseDone(view), parseDone(value)));
    require(isSame(parseInteger(view), parseInteger(value)));
    require(isSame(parseDouble(view), parseDouble(value)));
    require(isSame(parseBoolean(view), parseBoolean(value)));
    require(isSame(parseText(view), parseText(value)));
    require(isSame(parseOptionalText(view), parseOptionalText(value)));
    require(isSame(parseTexts(view), parseTexts(value)));
    require(isSame(parseList(view), parseList(value)));
    require(isSame(parsePairs(view), parsePairs(value)));
    const auto field = findField(view, "message");
    const RespValue *const kept = findField(value, "message");
    require(field.has_value() == (kept != nullptr));
    if (field)
        require(field->type() == kept->type && field->text() == kept->text);
    if (view.isError())
        require(!toError(view.text()).detail.contains(QLatin1String(", with args beginning with")));
    for (const RespView &element : view)
        readAll(element);
}

/// The texts of a list, sent as a command, come back as that list.
void encode(const RespView &view)
{
    const auto texts = parseTexts(view);
    if (!texts || texts->isEmpty())
        return;
    RespCommand command;
    for (const QByteArray &text : *texts)
        command.add(text);
    fuzz::require(command.wordCount() == texts->size());
    command.printable();
    RespParser parser;
    parser.setMessageForm(RespParser::MessageForm::Never);
    QByteArrayView rest = command.encoded();
    QList<QByteArray> words;
    fuzz::feed(parser, rest, {1, 1 << 20}, [&] {
        while (parser.next() == RespParser::Step::Value)
            words = parseTexts(parser.value()).value_or(QList<QByteArray>());
        return true;
    });
    fuzz::require(words == *texts);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    RespParser parser({}, {4096, 1024, 2048, 8192});
    parser.setMessageForm(RespParser::MessageForm::Never);
    const QByteArrayView wire(data, qsizetype(size));
    fuzz::feed(parser, wire, {1, 1 << 20}, [&] {
        for (;;) {
            const auto step = parser.next();
            if (step == RespParser::Step::Failed)
                return false;
            if (step != RespParser::Step::Value)
                return true;
            readAll(parser.value());
            encode(parser.value());
        }
    });
    return 0;
}
