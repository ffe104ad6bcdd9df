#pragma once

#include "core/sql/databaseconfig.h"
#include "databaseserver.h"

#include <QTemporaryDir>

#include <array>

namespace support {

/// The three kinds of directory as real databases: `sqlite`, `mariadb`, `postgresql`.
class Directories final {
public:
    /// Starts the servers, with a user that may do anything in the database `company`.
    bool start();
    static QStringList kinds();

    /// How to connect; a new file or an empty database a call to reset().
    sql::DatabaseConfig config(const QString &kind) const;
    /// Drops the tables; `columns` of a new `userinfos`, none when empty.
    bool reset(const QString &kind, const QString &columns);
    bool stop(const QString &kind);
    bool launch(const QString &kind);
    /// Null for sqlite, whose file stop() moves away and launch() brings back.
    DatabaseServer *server(const QString &kind) const;

    /// The wide table of Taproom's own, and the tutorial's.
    static QString wideColumns();
    static QString narrowColumns(int width);

private:
    QString file() const;

    QTemporaryDir m_folder;
    int m_files = 0;
    std::unique_ptr<DatabaseServer> m_maria = makeMariaDb();
    std::unique_ptr<DatabaseServer> m_postgres = makePostgreSql();
};

} // namespace support
