#pragma once

#include "core/archive/storefile.h"
#include "core/chat/messagearchive.h"

#include <QHash>

namespace archive {

/// How much of what was seen is kept.
struct ArchiveBudget {
    std::chrono::hours age {24 * 365}; ///< older messages go
    qint64 bytes = 1024LL * 1024 * 1024; ///< beyond it the oldest go

    friend bool operator==(const ArchiveBudget &, const ArchiveBudget &) = default;
};

/// What was seen, in its Sqlite file with a full-text index.
/// Thread: the worker's only. Lifetime: the worker must outlive it.
class HistoryTable final {
public:
    HistoryTable(const QString &path, base::Worker &worker);

    base::Result<> add(const chat::RoomId &room, const QList<chat::ChatMessage> &messages);
    base::Result<> remove(const chat::RoomId &room, const QList<chat::ShownMessage> &messages);
    /// The newest before an id, or of all when it is null; in ascending order.
    base::Result<QList<chat::ChatMessage>> before(const chat::RoomId &room, const chat::LogId &id,
        int count);
    base::Result<QList<chat::SearchHit>> search(const chat::SearchQuery &query);
    /// Removes what is over the budget; a bounded number at a time. True when there is more to remove.
    base::Result<bool> trim(const ArchiveBudget &budget, std::chrono::milliseconds now);
    base::Result<> wipe();
    bool takeWasDamaged() { return m_file.takeWasDamaged(); }

private:
    base::Result<qint64> roomNumber(sql::SqlConnection &connection, const chat::RoomId &room);
    base::Result<> insert(sql::SqlConnection &connection, qint64 room,
        const chat::ChatMessage &message);
    base::Result<int> superfluousRows(sql::SqlConnection &connection, qint64 maxBytes);
    base::Result<> erase(sql::SqlConnection &connection, const sql::SqlRows &rows);

    StoreFile m_file;
    QHash<chat::RoomId, qint64> m_rooms; ///< numbers in the file of m_generation
    int m_generation = 0;
};

} // namespace archive
