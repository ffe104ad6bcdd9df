#pragma once

#include <QByteArray>
#include <QMetaType>

#include <compare>
#include <optional>

namespace chat {

/// The id of an entry in a room's log: a Redis stream id. `0-0` stands before the first.
/// Source: https://redis.io/docs/latest/develop/data-types/streams/#entry-ids
struct LogId {
    quint64 milliseconds = 0;
    quint64 sequence = 0;

    bool isNull() const { return milliseconds == 0 && sequence == 0; }
    friend auto operator<=>(const LogId &, const LogId &) = default;
};

/// `ms-seq` as the server writes it.
QByteArray toText(const LogId &id);
/// Nothing unless the text is exactly two decimal numbers of 64 bits with a dash between.
std::optional<LogId> parseLogId(QByteArrayView text);

} // namespace chat

Q_DECLARE_METATYPE(chat::LogId)
