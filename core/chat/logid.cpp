#include "core/chat/logid.h"

#include <algorithm>
#include <charconv>

namespace chat {

namespace {

bool readNumber(QByteArrayView text, quint64 &number)
{
    // from_chars takes no sign and no blank for an unsigned number; only the whole text counts.
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end();
}

} // namespace

QByteArray toText(const LogId &id)
{
    const QByteArray text
        = QByteArray::number(id.milliseconds) + '-' + QByteArray::number(id.sequence);
    return text;
}

std::optional<LogId> parseLogId(QByteArrayView text)
{
    const qsizetype dash = text.indexOf('-');
    if (dash <= 0)
        return std::nullopt;
    LogId id;
    if (!readNumber(text.first(dash), id.milliseconds)
        || !readNumber(text.sliced(dash + 1), id.sequence))
        return std::nullopt;
    return id;
}

std::chrono::milliseconds timeOf(const LogId &id)
{
    constexpr quint64 endOfYear9999 = 253402300799999;
    return std::chrono::milliseconds(qint64(std::min(id.milliseconds, endOfYear9999)));
}

} // namespace chat
