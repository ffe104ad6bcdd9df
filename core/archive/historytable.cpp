#include "core/archive/historytable.h"

#include "core/archive/columns.h"
#include "core/archive/searchtext.h"
#include "core/sql/sqlerror.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace archive {

namespace {

using chat::ChatMessage;
using chat::LogId;

/// Rows that one turn of trimming removes, so that others get their turn at the worker.
constexpr int trimmedAtOnce = 2000;
constexpr int maxHits = 1000;
constexpr int mergedPages = 1000;

const QString columns = u"m.ms, m.seq, m.uid, m.sender, m.kind, m.body, m.re"_s;

QList<sql::Migration> migrations()
{
    // The index has no texts of its own: their words are made anew when a row goes.
    return {{1, u"history"_s,
        {u"CREATE TABLE room (number INTEGER PRIMARY KEY, name BLOB NOT NULL, kind INTEGER NOT "
         u"NULL, "
         "UNIQUE (name, kind))"_s,
            u"CREATE TABLE message (number INTEGER PRIMARY KEY, room INTEGER NOT NULL, "
            "ms INTEGER NOT NULL, seq INTEGER NOT NULL, uid TEXT NOT NULL, sender TEXT NOT NULL, "
            "kind INTEGER NOT NULL, body BLOB NOT NULL, re TEXT NOT NULL, UNIQUE (room, ms, seq))"_s,
            u"CREATE VIRTUAL TABLE words USING fts5(room, body, content='', "
            "tokenize='unicode61 remove_diacritics 2')"_s}}};
}

/// Sqlite's integers have a sign: a forged id beyond is none that a server makes.
bool isKept(const ChatMessage &message)
{
    constexpr auto most = quint64(std::numeric_limits<qint64>::max());
    return !message.id.isNull() && message.id.milliseconds <= most && message.id.sequence <= most;
}

QString roomWord(qint64 room)
{
    return u"r%1"_s.arg(room);
}

ChatMessage toMessage(const QVariantList &row)
{
    ChatMessage message;
    message.id = {quint64(row.at(0).toLongLong()), quint64(row.at(1).toLongLong())};
    message.uid = row.at(2).toByteArray();
    message.from = row.at(3).toString().toUtf8();
    message.kind
        = chat::MessageKind(std::clamp(row.at(4).toInt(), 0, int(chat::MessageKind::Unknown)));
    message.body = row.at(5).toByteArray();
    message.re = row.at(6).toByteArray();
    message.at = chat::timeOf(message.id);
    return message;
}

base::Result<> done(const base::Result<qint64> &written)
{
    return written ? base::Result<>() : base::failure(written.error());
}

} // namespace

HistoryTable::HistoryTable(const QString &path, base::Worker &worker)
    : m_file(path, migrations(), StoreFile::Safety::Program, worker)
{
}

base::Result<qint64> HistoryTable::roomNumber(sql::SqlConnection &connection,
    const chat::RoomId &room)
{
    if (std::exchange(m_generation, m_file.generation()) != m_file.generation())
        m_rooms.clear();
    if (const auto known = m_rooms.constFind(room); known != m_rooms.constEnd())
        return *known;
    const QVariantList values {room.name(), int(room.kind())};
    if (const auto added = connection.write(
            {u"INSERT INTO room (name, kind) VALUES (?, ?) ON CONFLICT DO NOTHING"_s, values});
        !added)
        return base::failure(added.error());
    const auto rows
        = connection.read({u"SELECT number FROM room WHERE name = ? AND kind = ?"_s, values});
    if (!rows)
        return base::failure(rows.error());
    const qint64 number = rows->value(0).value(0).toLongLong();
    m_rooms.insert(room, number);
    return number;
}

base::Result<> HistoryTable::insert(sql::SqlConnection &connection, qint64 room,
    const ChatMessage &message)
{
    const auto added = connection.write(
        {u"INSERT INTO message (room, ms, seq, uid, sender, kind, body, re) "
         "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (room, ms, seq) DO NOTHING"_s,
            {room, qint64(message.id.milliseconds), qint64(message.id.sequence),
                toColumn(message.uid), toColumn(message.from), int(message.kind),
                toBlob(message.body), toColumn(message.re)}});
    if (!added || *added == 0)
        return done(added);
    return done(connection.write(
        {u"INSERT INTO words (rowid, room, body) VALUES (last_insert_rowid(), ?, ?)"_s,
            {roomWord(room), toIndexText(QString::fromUtf8(message.body))}}));
}

base::Result<> HistoryTable::add(const chat::RoomId &room, const QList<ChatMessage> &messages)
{
    const auto addAll = [&](sql::SqlConnection &connection) -> base::Result<> {
        return connection.transaction([&]() -> base::Result<> {
            const auto number = roomNumber(connection, room);
            if (!number)
                return base::failure(number.error());
            for (const ChatMessage &message : messages) {
                if (!isKept(message))
                    continue;
                if (const auto added = insert(connection, *number, message); !added)
                    return added;
            }
            return {};
        });
    };
    auto added = m_file.run(addAll);
    // Numbers of a transaction that came to nothing.
    if (!added)
        m_rooms.clear();
    return added;
}

base::Result<> HistoryTable::erase(sql::SqlConnection &connection, const sql::SqlRows &rows)
{
    for (const QVariantList &row : rows) {
        const auto unindexed = connection.write(
            {u"INSERT INTO words (words, rowid, room, body) VALUES ('delete', ?, ?, ?)"_s,
                {row.at(0), roomWord(row.at(1).toLongLong()),
                    toIndexText(QString::fromUtf8(row.at(2).toByteArray()))}});
        if (!unindexed)
            return done(unindexed);
        if (const auto erased
            = connection.write({u"DELETE FROM message WHERE number = ?"_s, {row.at(0)}});
            !erased)
            return done(erased);
    }
    return {};
}

base::Result<> HistoryTable::remove(const chat::RoomId &room,
    const QList<chat::ShownMessage> &messages)
{
    return m_file.run([&](sql::SqlConnection &connection) -> base::Result<> {
        return connection.transaction([&]() -> base::Result<> {
            for (const chat::ShownMessage &message : messages) {
                const auto rows = connection.read(
                    {u"SELECT m.number, m.room, m.body FROM message m JOIN room r ON r.number = "
                     u"m.room "
                     "WHERE r.name = ? AND r.kind = ? AND m.ms = ? AND m.seq = ? AND m.uid = ?"_s,
                        {room.name(), int(room.kind()), qint64(message.id.milliseconds),
                            qint64(message.id.sequence), toColumn(message.uid)}});
                if (!rows)
                    return base::failure(rows.error());
                if (const auto erased = erase(connection, *rows); !erased)
                    return erased;
            }
            return {};
        });
    });
}

base::Result<QList<ChatMessage>> HistoryTable::before(const chat::RoomId &room, const LogId &id,
    int count)
{
    constexpr auto most = std::numeric_limits<qint64>::max();
    const LogId end = id.isNull() ? LogId {quint64(most), quint64(most)} : id;
    const sql::SqlStatement statement {u"SELECT "_s + columns
            + u" FROM message m JOIN room r ON r.number = m.room WHERE r.name = ? AND r.kind = ? "
              "AND (m.ms, m.seq) < (?, ?) ORDER BY m.ms DESC, m.seq DESC LIMIT ?"_s,
        {room.name(), int(room.kind()), qint64(end.milliseconds), qint64(end.sequence), count}};
    return m_file.run([&](sql::SqlConnection &connection) -> base::Result<QList<ChatMessage>> {
        const auto rows = connection.read(statement);
        if (!rows)
            return base::failure(rows.error());
        QList<ChatMessage> messages;
        for (auto row = rows->crbegin(); row != rows->crend(); ++row)
            messages.append(toMessage(*row));
        return messages;
    });
}

base::Result<QList<chat::SearchHit>> HistoryTable::search(const chat::SearchQuery &query)
{
    using Hits = QList<chat::SearchHit>;
    const QString words = toMatchExpression(query.text);
    if (words.isEmpty())
        return Hits();
    return m_file.run([&](sql::SqlConnection &connection) -> base::Result<Hits> {
        QString match = u"body : ("_s + words + u')';
        QString conditions;
        QVariantList values;
        if (query.room) {
            const auto number = roomNumber(connection, *query.room);
            if (!number)
                return base::failure(number.error());
            match += u" AND room : \""_s + roomWord(*number) + u'"';
        }
        values << match;
        if (!query.from.isEmpty()) {
            conditions += u" AND m.sender = ?"_s;
            values << QString::fromUtf8(query.from);
        }
        if (!query.before.isNull()) {
            conditions += u" AND (m.ms, m.seq) < (?, ?)"_s;
            values << qint64(query.before.milliseconds) << qint64(query.before.sequence);
        }
        values << std::clamp(query.limit, 1, maxHits);
        const auto rows = connection.read({u"SELECT "_s + columns
                + u", r.name, r.kind FROM words w JOIN message m ON m.number = w.rowid "
                  "JOIN room r ON r.number = m.room WHERE words MATCH ?"_s
                + conditions + u" ORDER BY w.rowid DESC LIMIT ?"_s,
            values});
        if (!rows)
            return base::failure(rows.error());
        Hits hits;
        for (const QVariantList &row : *rows) {
            const chat::RoomId room(row.at(7).toByteArray(), chat::RoomId::Kind(row.at(8).toInt()));
            const ChatMessage message = toMessage(row);
            hits.append(
                {room, message, findHighlights(QString::fromUtf8(message.body), query.text)});
        }
        return hits;
    });
}

/// How many of the oldest rows have to go for the file to be within its size; none when it is.
base::Result<int> HistoryTable::superfluousRows(sql::SqlConnection &connection, qint64 maxBytes)
{
    const auto sizes
        = connection.read({u"SELECT (p.page_count - f.freelist_count) * s.page_size, (SELECT "
                           u"max(number) FROM message) "
                           "- (SELECT min(number) FROM message) + 1 FROM pragma_page_count p, "
                           "pragma_freelist_count f, pragma_page_size s"_s,
            {}});
    if (!sizes)
        return base::failure(sizes.error());
    const double bytes = sizes->value(0).value(0).toDouble();
    const double rows = sizes->value(0).value(1).toDouble();
    if (bytes <= double(maxBytes))
        return 0;
    return int(std::clamp(rows * (1 - double(maxBytes) / bytes), 100.0, double(trimmedAtOnce)));
}

base::Result<bool> HistoryTable::trim(const ArchiveBudget &budget, std::chrono::milliseconds now)
{
    return m_file.run([&](sql::SqlConnection &connection) -> base::Result<bool> {
        const auto superfluous = superfluousRows(connection, budget.bytes);
        if (!superfluous)
            return base::failure(superfluous.error());
        // Whatever is too old, and of the rest what is too much.
        const auto rows = connection.read(
            {u"SELECT number, room, body FROM (SELECT number, room, body, ms, row_number() OVER "
             "(ORDER BY number) AS place FROM message ORDER BY number LIMIT ?) "
             "WHERE place <= ? OR ms < ?"_s,
                {trimmedAtOnce, *superfluous, qint64((now - budget.age).count())}});
        if (!rows || rows->isEmpty())
            return rows ? base::Result<bool>(false) : base::failure(rows.error());
        const auto erased = connection.transaction([&]() -> base::Result<> {
            if (const auto done = erase(connection, *rows); !done)
                return done;
            // The index gives back the room of what was erased only when its parts are merged.
            const auto merged = connection.write(
                {u"INSERT INTO words (words, rank) VALUES ('merge', ?)"_s, {-mergedPages}});
            return merged ? base::Result<>() : base::failure(merged.error());
        });
        if (!erased)
            return base::failure(erased.error());
        return true;
    });
}

base::Result<> HistoryTable::wipe()
{
    m_file.wipe();
    return {};
}

} // namespace archive
