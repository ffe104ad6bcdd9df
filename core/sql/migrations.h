#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sql {

class SqlConnection;

/// One step of a schema's growth, applied once and for ever.
struct Migration {
    int number = 0; ///< 1, 2, 3 …
    QString name;
    QStringList statements;
};

/// The statements of a `.sql` text. A statement ends with a `;` at the end of a line that an empty
/// line or the end follows, so that a trigger's body may have its own; lines of `--` are left out.
QStringList toStatements(const QString &text);

/// Reads `NUMBER_name.sql` files such as `001_accounts.sql` from a folder, in order.
/// Errors: Storage when a number is missing or a file cannot be read.
base::Result<QList<Migration>> loadMigrations(const QString &folder);

/// Brings a Sqlite file to the newest schema, all steps in one transaction; `user_version` keeps
/// which were done.
/// Errors: Storage `SQL_NEWER` when a later Taproom made the file; those of the connection.
base::Result<> migrate(SqlConnection &connection, const QList<Migration> &migrations);

} // namespace sql
