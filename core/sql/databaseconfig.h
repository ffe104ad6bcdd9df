#pragma once

#include "core/base/secret.h"

#include <QString>

#include <chrono>

namespace sql {

/// The databases that an account directory can be.
enum class DatabaseKind : quint8 { Sqlite, Mysql, Postgresql };

/// Whether the connection is encrypted; Sqlite has none.
enum class TlsMode : quint8 {
    Prefer, ///< encrypted where the server can, without proof of who it is
    Off,
    Verify, ///< encrypted, and the certificate must be good, or there is no connection
};

/// What may be done with a Sqlite file.
enum class FileMode : quint8 {
    Existing, ///< the file must be there
    Create, ///< made when it is missing, readable by its owner only
    ReadOnly,
};

/// Where names and password hashes stand: any table that has the two columns will do.
struct UserTable {
    QString table = QStringLiteral("userinfos"); ///< may be `schema.table`
    QString nameColumn = QStringLiteral("uname");
    QString passwordColumn = QStringLiteral("upwd");

    friend bool operator==(const UserTable &, const UserTable &) = default;
};

/// All settings of a database connection.
struct DatabaseConfig {
    DatabaseKind kind = DatabaseKind::Sqlite;
    QString file; ///< Sqlite only
    FileMode fileMode = FileMode::Existing;
    QString host;
    quint16 port = 0; ///< 0: the kind's own
    QString socket; ///< Mysql's Unix socket; empty: TCP
    QString database;
    QString userName;
    base::Secret password;
    TlsMode tls = TlsMode::Prefer;
    QString caFile; ///< for Verify; empty: the system's certificates, where the driver knows them
    UserTable users;

    std::chrono::milliseconds connectTimeout {4000};
    /// How long one statement may take, the server's silence included.
    std::chrono::milliseconds statementTimeout {6000};
};

} // namespace sql
