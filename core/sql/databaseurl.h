#pragma once

#include "core/base/result.h"
#include "core/sql/databaseconfig.h"

namespace sql {

/// Reads the account URLs of product.md: `sqlite:FILE`, `mysql://user:password@host[:3306]/db`,
/// `postgresql://…`, each with `?table=`, `name=` and `password=` for the table's and the columns'
/// names, `tls=prefer|off|verify`, `ca=FILE`, and `socket=` (mysql) or `mode=ro` (sqlite).
/// Errors: Input, with what is wrong; the text never repeats a password.
base::Result<DatabaseConfig> parseDatabaseUrl(const QString &url);

/// The URL that parseDatabaseUrl() reads back as `config`, but for its password: for a settings file.
QString toStoredUrl(const DatabaseConfig &config);

/// The URL without its password, for the window and logs.
QString toDisplayText(const DatabaseConfig &config);

} // namespace sql
