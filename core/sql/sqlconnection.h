#pragma once

#include "core/base/result.h"
#include "core/sql/databaseconfig.h"
#include "core/sql/sqlstatement.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <chrono>
#include <functional>
#include <unordered_map>

namespace base {
class Worker;
}

namespace sql {

/// One database connection: opened when it is needed, opened anew when the server has gone away, and
/// never waiting longer than the config's deadlines.
///
/// Errors: those of sql::code.
/// Thread: the worker's only, from the first call to the destructor. Lifetime: the worker must
/// outlive it.
class SqlConnection final {
public:
    SqlConnection(DatabaseConfig config, base::Worker &worker);
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;
    ~SqlConnection();

    const DatabaseConfig &config() const { return m_config; }

    /// Does nothing when it is open.
    base::Result<> open();
    void close();

    /// A SELECT. When the connection turns out to be gone, it is opened anew and asked once more,
    /// unless a transaction is open.
    base::Result<SqlRows> read(const SqlStatement &statement);
    /// Anything that changes rows; how many did. Never sent twice: the connection is proven to live
    /// first instead, and opened anew then.
    base::Result<qint64> write(const SqlStatement &statement);
    /// Runs `work` between BEGIN and COMMIT, with ROLLBACK when it fails.
    base::Result<> transaction(const std::function<base::Result<>()> &work);

private:
    using Moment = std::chrono::steady_clock::time_point;

    base::Result<> connectDatabase(const QString &options);
    base::Result<> prepareFile() const;
    base::Result<> proveAlive();
    base::Result<QSqlQuery *> run(const SqlStatement &statement);
    base::Result<QSqlQuery *> prepared(const QString &text, Moment since);
    base::Result<qint64> plain(const QString &text);
    void breakOffSilence();
    base::Error toWorkError(const QSqlError &error, Moment since) const;

    DatabaseConfig m_config;
    base::Worker &m_worker;
    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<QString, QSqlQuery> m_prepared;
    bool m_inTransaction = false;
};

} // namespace sql
