#include "core/sql/connectoptions.h"

#include "core/sql/sqlerror.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sql {

namespace {

QString toSeconds(std::chrono::milliseconds time, int least)
{
    return QString::number(
        std::max(least, int(std::chrono::ceil<std::chrono::seconds>(time).count())));
}

/// Options are split at `;`, and libpq's are quoted: a path with such letters would be several.
bool canBeOption(const QString &text)
{
    return !text.contains(u';') && !text.contains(u'\'') && !text.contains(u'\\');
}

QString sqliteOptions(const DatabaseConfig &config)
{
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(config.statementTimeout.count());
    if (config.fileMode == FileMode::ReadOnly)
        options += u";QSQLITE_OPEN_READONLY"_s;
    return options;
}

QString mysqlOptions(const DatabaseConfig &config)
{
    QString options = u"MYSQL_OPT_CONNECT_TIMEOUT=%1;MYSQL_OPT_READ_TIMEOUT=%2;"
                      "MYSQL_OPT_WRITE_TIMEOUT=%2"_s.arg(toSeconds(config.connectTimeout, 1),
                          toSeconds(config.statementTimeout, 1));
    if (!config.socket.isEmpty())
        options += u";UNIX_SOCKET="_s + config.socket;
    if (!config.caFile.isEmpty() && config.tls != TlsMode::Off)
        options += u";SSL_CA="_s + config.caFile;
    return options;
}

QString postgresqlOptions(const DatabaseConfig &config)
{
    // libpq takes a connect timeout of one second as two.
    QString options = u"application_name=taproom;connect_timeout=%1;"
                      "options='-c statement_timeout=%2'"_s.arg(toSeconds(config.connectTimeout, 2),
                          QString::number(config.statementTimeout.count()));
    switch (config.tls) {
    case TlsMode::Off:
        options += u";sslmode=disable"_s;
        break;
    case TlsMode::Prefer:
        options += u";sslmode=prefer"_s;
        break;
    case TlsMode::Verify:
        options += u";sslmode=verify-full"_s;
        break;
    }
    if (!config.caFile.isEmpty())
        options += u";sslrootcert='"_s + config.caFile + u'\'';
    return options;
}

} // namespace

base::Result<QString> connectOptions(const DatabaseConfig &config)
{
    if (!canBeOption(config.socket) || !canBeOption(config.caFile)) {
        return base::failure(base::ErrorKind::Input, code::other,
            u"the path of a socket or certificate must not have ; ' or \\ in it"_s);
    }
    switch (config.kind) {
    case DatabaseKind::Sqlite:
        return sqliteOptions(config);
    case DatabaseKind::Mysql:
        return mysqlOptions(config);
    case DatabaseKind::Postgresql:
        return postgresqlOptions(config);
    }
    return {};
}

} // namespace sql
