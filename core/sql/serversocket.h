#pragma once

#include <optional>

class QSqlDriver;

namespace sql {

/// The socket behind an open PostgreSQL connection, so that a wait on it can be broken off: libpq
/// has deadlines for connecting, but none for the answer to a statement. Nothing for other drivers,
/// which have their own.
std::optional<int> serverSocket(const QSqlDriver &driver);

} // namespace sql
