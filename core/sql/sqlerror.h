#pragma once

#include "core/base/error.h"
#include "core/sql/databaseconfig.h"

#include <QLatin1StringView>

class QSqlError;

namespace sql {

/// What `Error::code` says when a database failed; each has one cause and one thing to do.
namespace code {

inline constexpr QLatin1StringView driverMissing("SQL_DRIVER"); ///< Qt's driver is not installed
inline constexpr QLatin1StringView unreachable("SQL_UNREACHABLE"); ///< nobody answers there
inline constexpr QLatin1StringView gone("SQL_GONE"); ///< the connection broke
inline constexpr QLatin1StringView slow("SQL_SLOW"); ///< no answer in time
inline constexpr QLatin1StringView loginRefused("SQL_LOGIN"); ///< the database's own login failed
inline constexpr QLatin1StringView tlsFailed("SQL_TLS"); ///< no encryption, or a bad certificate
inline constexpr QLatin1StringView databaseMissing("SQL_DATABASE"); ///< no such database or file
inline constexpr QLatin1StringView tableMissing("SQL_TABLE");
inline constexpr QLatin1StringView columnMissing("SQL_COLUMN");
inline constexpr QLatin1StringView rightMissing("SQL_RIGHT"); ///< the account may not do that
inline constexpr QLatin1StringView readOnly("SQL_READONLY"); ///< nobody may write there now
inline constexpr QLatin1StringView duplicate("SQL_DUPLICATE"); ///< such a row is there already
inline constexpr QLatin1StringView tooLong("SQL_TOO_LONG"); ///< the column is too narrow
inline constexpr QLatin1StringView busy("SQL_BUSY"); ///< locked by somebody else
inline constexpr QLatin1StringView full("SQL_FULL"); ///< the disk or the quota
inline constexpr QLatin1StringView damaged("SQL_DAMAGED"); ///< not a database, or broken
inline constexpr QLatin1StringView other("SQL_ERROR");

} // namespace code

/// When the error came: only while connecting may the server's own words be repeated, since later
/// ones can quote the values of a row.
enum class Stage : quint8 { Connecting, Working };

/// The cause behind a driver's error.
base::Error toError(DatabaseKind kind, Stage stage, const QSqlError &error);

/// The error for a driver that Qt does not have, with the Debian package that brings it.
base::Error driverMissingError(DatabaseKind kind);

/// Qt's name of the driver.
QString driverName(DatabaseKind kind);

} // namespace sql
