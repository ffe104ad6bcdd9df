#pragma once

#include "core/base/result.h"
#include "core/sql/databaseconfig.h"

#include <QHash>
#include <QString>

namespace sql {

/// Whether a column or table can be called so: letters, digits, `_` and `$`, no digit first, at most
/// 63 bytes. Everything else would need an escape somewhere, and is refused instead.
bool isIdentifier(QStringView text);

/// `schema.table` or `table`, each part an identifier.
bool isTableName(QStringView text);

/// A valid table or column name in the database's own quotes.
/// Errors: Input when it is no identifier.
base::Result<QString> quotedIdentifier(DatabaseKind kind, const QString &name);

/// Puts names into a statement's `{holes}`: the only text that ever gets into a statement; values
/// are always bound. A hole without a name is left, and no server takes it.
QString fillHoles(const QString &statement, const QHash<QString, QString> &quotedNames);

} // namespace sql
