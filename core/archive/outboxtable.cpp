#include "core/archive/outboxtable.h"

#include "core/archive/columns.h"

using namespace Qt::Literals::StringLiterals;

namespace archive {

namespace {

using chat::OutboxEntry;

constexpr auto rememberStored = std::chrono::hours(1);

QList<sql::Migration> migrations()
{
    return {{1, u"outbox"_s,
        {u"CREATE TABLE outbox (place INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, "
         "room BLOB NOT NULL, room_kind INTEGER NOT NULL, sender BLOB NOT NULL, kind INTEGER NOT "
         "NULL, "
         "body BLOB NOT NULL, re TEXT NOT NULL, at INTEGER NOT NULL, state INTEGER NOT NULL, "
         "log_id TEXT NOT NULL, error_kind INTEGER, error_code TEXT, error_detail TEXT)"_s}}};
}

/// What is written of a state: an answer that never came is the same as none.
int storedState(OutboxEntry::State state)
{
    const bool isWaiting
        = state == OutboxEntry::State::InFlight || state == OutboxEntry::State::Writing;
    return int(isWaiting ? OutboxEntry::State::Waiting : state);
}

QVariantList errorValues(const std::optional<base::Error> &error)
{
    if (!error)
        return {QVariant(), QVariant(), QVariant()};
    return {int(error->kind), error->code, error->detail};
}

OutboxEntry toEntry(const QVariantList &row)
{
    OutboxEntry entry;
    chat::ChatMessage &message = entry.message;
    message.uid = row.at(0).toByteArray();
    entry.room = chat::RoomId(row.at(1).toByteArray(), chat::RoomId::Kind(row.at(2).toInt()));
    message.from = row.at(3).toByteArray();
    message.kind = chat::MessageKind(row.at(4).toInt());
    message.body = row.at(5).toByteArray();
    message.re = row.at(6).toByteArray();
    message.at = std::chrono::milliseconds(row.at(7).toLongLong());
    entry.state = OutboxEntry::State(row.at(8).toInt());
    message.id = chat::parseLogId(row.at(9).toByteArray()).value_or(chat::LogId());
    if (!row.at(10).isNull()) {
        entry.reason = base::Error {base::ErrorKind(row.at(10).toInt()), row.at(11).toString(),
            row.at(12).toString()};
    }
    return entry;
}

base::Result<> done(const base::Result<qint64> &written)
{
    return written ? base::Result<>() : base::failure(written.error());
}

} // namespace

OutboxTable::OutboxTable(const QString &path, base::Worker &worker)
    : m_file(path, migrations(), StoreFile::Safety::Computer, worker)
{
}

base::Result<QList<OutboxEntry>> OutboxTable::load(std::chrono::milliseconds now)
{
    return m_file.run([now](sql::SqlConnection &connection) -> base::Result<QList<OutboxEntry>> {
        const auto pruned = connection.write({u"DELETE FROM outbox WHERE state = ? AND at < ?"_s,
            {int(OutboxEntry::State::Stored), qint64((now - rememberStored).count())}});
        if (!pruned)
            return base::failure(pruned.error());
        const auto rows = connection.read(
            {u"SELECT uid, room, room_kind, sender, kind, body, re, at, state, log_id, error_kind, "
             "error_code, error_detail FROM outbox ORDER BY place"_s,
                {}});
        if (!rows)
            return base::failure(rows.error());
        QList<OutboxEntry> entries;
        for (const QVariantList &row : *rows)
            entries.append(toEntry(row));
        return entries;
    });
}

base::Result<> OutboxTable::add(const OutboxEntry &entry)
{
    const chat::ChatMessage &message = entry.message;
    const QVariantList values = QVariantList {toColumn(message.uid), entry.room.name(),
        int(entry.room.kind()), toBlob(message.from), int(message.kind), toBlob(message.body),
        toColumn(message.re), qint64(message.at.count()), storedState(entry.state),
        QString::fromLatin1(chat::toText(message.id))};
    return m_file.run([&](sql::SqlConnection &connection) -> base::Result<> {
        return done(
            connection.write({u"INSERT INTO outbox (uid, room, room_kind, sender, kind, "
                              "body, re, at, state, log_id) VALUES "
                              "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING"_s,
                values}));
    });
}

base::Result<> OutboxTable::update(const OutboxEntry &entry)
{
    QVariantList values {storedState(entry.state),
        QString::fromLatin1(chat::toText(entry.message.id))};
    values << errorValues(entry.reason) << toColumn(entry.message.uid);
    return m_file.run([&](sql::SqlConnection &connection) -> base::Result<> {
        return done(connection.write({u"UPDATE outbox SET state = ?, log_id = ?, error_kind = ?, "
                                      "error_code = ?, error_detail = ? WHERE uid = ?"_s,
            values}));
    });
}

base::Result<> OutboxTable::remove(const QByteArray &uid)
{
    return m_file.run([&](sql::SqlConnection &connection) -> base::Result<> {
        return done(connection.write({u"DELETE FROM outbox WHERE uid = ?"_s, {toColumn(uid)}}));
    });
}

} // namespace archive
