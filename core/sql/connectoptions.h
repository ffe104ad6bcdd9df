#pragma once

#include "core/base/result.h"
#include "core/sql/databaseconfig.h"

namespace sql {

/// The config's deadlines and encryption in the words of Qt's driver.
/// Errors: Input when a path cannot be written in them.
/// Source: https://doc.qt.io/qt-6/qsqldatabase.html#setConnectOptions
base::Result<QString> connectOptions(const DatabaseConfig &config);

} // namespace sql
