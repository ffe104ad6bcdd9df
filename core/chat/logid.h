#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QMetaType>

#include <chrono>
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
    friend size_t qHash(const LogId &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.milliseconds, id.sequence);
    }
};

/// `ms-seq` as the server writes it.
QByteArray toText(const LogId &id);
/// Nothing unless the text is exactly two decimal numbers of 64 bits with a dash between.
std::optional<LogId> parseLogId(QByteArrayView text);

/// When the server made the id; a forged one that is far off becomes the end of the year 9999.
/// Units: milliseconds since 1970, UTC.
std::chrono::milliseconds timeOf(const LogId &id);

} // namespace chat

Q_DECLARE_METATYPE(chat::LogId)
