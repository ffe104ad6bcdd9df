#include "directories.h"

#include "core/base/worker.h"
#include "core/sql/sqlconnection.h"
#include "tests/support/onworker.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace support {

namespace {

const QString userName = u"everything"_s;
const QString password = u"only-for-this-test"_s;

} // namespace

bool Directories::start()
{
    const QByteArray name = userName.toUtf8();
    const QByteArray word = password.toUtf8();
    return m_maria->start() && m_postgres->start()
        && m_maria
               ->run("CREATE USER '" + name + "'@'%' IDENTIFIED BY '" + word
                   + "'; GRANT ALL ON company.* TO '" + name + "'@'%';")
               .isDone
        && m_postgres
               ->run("CREATE ROLE " + name + " LOGIN PASSWORD '" + word
                   + "'; GRANT ALL ON SCHEMA public TO " + name + ";")
               .isDone;
}

QStringList Directories::kinds()
{
    return {u"sqlite"_s, u"mariadb"_s, u"postgresql"_s};
}

sql::DatabaseConfig Directories::config(const QString &kind) const
{
    sql::DatabaseConfig config;
    config.connectTimeout = std::chrono::seconds(2);
    config.statementTimeout = std::chrono::seconds(2);
    if (kind == u"sqlite") {
        config.file = file();
        return config;
    }
    config.kind = kind == u"mariadb" ? sql::DatabaseKind::Mysql : sql::DatabaseKind::Postgresql;
    config.host = u"127.0.0.1"_s;
    config.port = server(kind)->port();
    config.database = u"company"_s;
    config.userName = userName;
    config.password = base::Secret(QStringView(password));
    return config;
}

bool Directories::reset(const QString &kind, const QString &columns)
{
    ++m_files;
    sql::DatabaseConfig writable = config(kind);
    writable.fileMode = sql::FileMode::Create;
    base::Worker worker(u"reset"_s);
    const auto done = onWorker(worker, [&]() -> base::Result<qint64> {
        sql::SqlConnection connection(writable, worker);
        const auto dropped = connection.write({u"DROP TABLE IF EXISTS userinfos"_s, {}});
        if (!dropped || columns.isEmpty())
            return dropped;
        return connection.write({u"CREATE TABLE userinfos (%1)"_s.arg(columns), {}});
    });
    if (!done)
        qWarning("%s: %s", qPrintable(kind), qPrintable(base::toLogText(done.error())));
    return done.has_value();
}

bool Directories::stop(const QString &kind)
{
    return kind == u"sqlite" ? QFile::rename(file(), file() + u".away"_s) : server(kind)->stop();
}

bool Directories::launch(const QString &kind)
{
    return kind == u"sqlite" ? QFile::rename(file() + u".away"_s, file()) : server(kind)->launch();
}

DatabaseServer *Directories::server(const QString &kind) const
{
    if (kind == u"mariadb")
        return m_maria.get();
    return kind == u"postgresql" ? m_postgres.get() : nullptr;
}

QString Directories::wideColumns()
{
    return u"uname VARCHAR(64) NOT NULL PRIMARY KEY, upwd VARCHAR(255) NOT NULL, "
           "display_name VARCHAR(128), disabled BOOLEAN NOT NULL DEFAULT FALSE, changed_at BIGINT"_s;
}

QString Directories::narrowColumns(int width)
{
    return u"uname VARCHAR(64) NOT NULL PRIMARY KEY, upwd CHAR(%1) NOT NULL"_s.arg(width);
}

QString Directories::file() const
{
    return m_folder.filePath(u"%1.db"_s.arg(m_files));
}

} // namespace support
