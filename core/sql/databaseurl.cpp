#include "core/sql/databaseurl.h"

#include "core/sql/sqlidentifier.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace sql {

namespace {

auto wrong(const QString &what)
{
    return base::failure(base::ErrorKind::Input, u"ACCOUNTS_URL"_s, what);
}

QLatin1StringView schemeOf(DatabaseKind kind)
{
    switch (kind) {
    case DatabaseKind::Sqlite:
        return "sqlite"_L1;
    case DatabaseKind::Mysql:
        return "mysql"_L1;
    case DatabaseKind::Postgresql:
        return "postgresql"_L1;
    }
    return {};
}

std::optional<DatabaseKind> parseKind(QStringView scheme)
{
    if (scheme == "sqlite"_L1)
        return DatabaseKind::Sqlite;
    if (scheme == "mysql"_L1 || scheme == "mariadb"_L1)
        return DatabaseKind::Mysql;
    if (scheme == "postgresql"_L1 || scheme == "postgres"_L1)
        return DatabaseKind::Postgresql;
    return std::nullopt;
}

base::Result<> applyTls(DatabaseConfig &config, const QString &value)
{
    if (value == "prefer"_L1)
        config.tls = TlsMode::Prefer;
    else if (value == "off"_L1)
        config.tls = TlsMode::Off;
    else if (value == "verify"_L1)
        config.tls = TlsMode::Verify;
    else
        return wrong(u"tls is prefer, off or verify"_s);
    return {};
}

base::Result<> applyName(QString &name, const QString &value, bool (*isValid)(QStringView))
{
    if (!isValid(value))
        return wrong(u"table and column names have letters, digits, _ and $ only, at most 63"_s);
    name = value;
    return {};
}

base::Result<> applyOption(DatabaseConfig &config, const QString &key, const QString &value)
{
    const bool isSqlite = config.kind == DatabaseKind::Sqlite;
    if (key == "table"_L1)
        return applyName(config.users.table, value, isTableName);
    if (key == "name"_L1)
        return applyName(config.users.nameColumn, value, isIdentifier);
    if (key == "password"_L1)
        return applyName(config.users.passwordColumn, value, isIdentifier);
    if (key == "tls"_L1 && !isSqlite)
        return applyTls(config, value);
    if (key == "ca"_L1 && !isSqlite) {
        config.caFile = value;
        return {};
    }
    if (key == "socket"_L1 && config.kind == DatabaseKind::Mysql) {
        config.socket = value;
        return {};
    }
    if (key == "mode"_L1 && isSqlite && value == "ro"_L1) {
        config.fileMode = FileMode::ReadOnly;
        return {};
    }
    // Not the key's text: somebody may have put a password there.
    return wrong(u"an option after ? is not known: use table, name, password, tls, ca, "
                 "socket (mysql) or mode=ro (sqlite)"_s);
}

base::Result<> applyOptions(DatabaseConfig &config, const QString &query)
{
    const auto items = QUrlQuery(query).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items) {
        if (const auto applied = applyOption(config, key, value); !applied)
            return applied;
    }
    return {};
}

base::Result<DatabaseConfig> parseSqlite(QStringView rest)
{
    DatabaseConfig config;
    const qsizetype question = rest.indexOf(u'?');
    QStringView path = question < 0 ? rest : rest.first(question);
    // sqlite:///var/x and sqlite:/var/x are the same file.
    if (path.startsWith(u"//"))
        path = path.sliced(2);
    config.file = QUrl::fromPercentEncoding(path.toUtf8());
    if (config.file.isEmpty())
        return wrong(u"sqlite: needs a file, as in sqlite:/home/me/accounts.db"_s);
    if (config.file.contains(QChar(u'\0')))
        return wrong(u"the file's name has a NUL byte"_s);
    if (question >= 0) {
        if (const auto applied = applyOptions(config, rest.sliced(question + 1).toString());
            !applied)
            return base::failure(applied.error());
    }
    return config;
}

base::Result<DatabaseConfig> parseServer(DatabaseKind kind, const QString &text)
{
    DatabaseConfig config;
    config.kind = kind;
    const QUrl url(text, QUrl::StrictMode);
    // QUrl's own reason repeats the whole URL, password and all.
    if (!url.isValid())
        return wrong(u"the URL cannot be read: in user name and password, letters such as "
                     "@ : / ? # % are written as %40 %3A %2F %3F %23 %25"_s);
    config.host = url.host(QUrl::FullyDecoded);
    config.port = quint16(url.port(0));
    config.userName = url.userName(QUrl::FullyDecoded);
    config.password = base::Secret(url.password(QUrl::FullyDecoded));
    config.database = url.path(QUrl::FullyDecoded).sliced(url.path().startsWith(u'/') ? 1 : 0);
    if (const auto applied = applyOptions(config, url.query(QUrl::FullyEncoded)); !applied)
        return base::failure(applied.error());
    if (config.host.isEmpty() && config.socket.isEmpty())
        return wrong(u"the URL names no host"_s);
    if (config.database.isEmpty() || config.database.contains(u'/'))
        return wrong(
            u"the URL names no database, as in %1://user@host/database"_s.arg(schemeOf(kind)));
    return config;
}

/// What differs from the usual.
QUrlQuery storedOptions(const DatabaseConfig &config)
{
    QUrlQuery query;
    const auto add = [&query](const QString &key, const QString &value, const QString &usual) {
        if (value != usual)
            query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    const UserTable usual;
    add(u"table"_s, config.users.table, usual.table);
    add(u"name"_s, config.users.nameColumn, usual.nameColumn);
    add(u"password"_s, config.users.passwordColumn, usual.passwordColumn);
    if (config.kind == DatabaseKind::Sqlite) {
        add(u"mode"_s, config.fileMode == FileMode::ReadOnly ? u"ro"_s : QString(), QString());
        return query;
    }
    add(u"tls"_s,
        config.tls == TlsMode::Off          ? u"off"_s
            : config.tls == TlsMode::Verify ? u"verify"_s
                                            : QString(),
        QString());
    add(u"ca"_s, config.caFile, QString());
    add(u"socket"_s, config.socket, QString());
    return query;
}

} // namespace

base::Result<DatabaseConfig> parseDatabaseUrl(const QString &url)
{
    const qsizetype colon = url.indexOf(u':');
    const auto kind = parseKind(QStringView(url).first(std::max<qsizetype>(colon, 0)));
    if (!kind)
        return wrong(u"an account URL starts with sqlite:, mysql:// or postgresql://"_s);
    if (*kind == DatabaseKind::Sqlite)
        return parseSqlite(QStringView(url).sliced(colon + 1));
    return parseServer(*kind, url);
}

QString toStoredUrl(const DatabaseConfig &config)
{
    const QString query = storedOptions(config).toString(QUrl::FullyEncoded);
    if (config.kind == DatabaseKind::Sqlite) {
        const QString file = QString::fromLatin1(QUrl::toPercentEncoding(config.file, "/"));
        return u"sqlite:"_s + file + (query.isEmpty() ? QString() : QString(u'?' + query));
    }
    QUrl url;
    url.setScheme(schemeOf(config.kind));
    url.setUserName(config.userName, QUrl::DecodedMode);
    url.setHost(config.host);
    if (config.port != 0)
        url.setPort(config.port);
    url.setPath(u'/' + config.database, QUrl::DecodedMode);
    if (!query.isEmpty())
        url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

QString toDisplayText(const DatabaseConfig &config)
{
    if (config.kind == DatabaseKind::Sqlite)
        return u"sqlite:"_s + config.file;
    QString text = schemeOf(config.kind) + u"://"_s;
    if (!config.userName.isEmpty())
        text += config.userName + u'@';
    if (!config.socket.isEmpty())
        text += config.socket;
    else
        text += config.host.contains(u':') ? QString(u'[' + config.host + u']') : config.host;
    if (config.port != 0)
        text += u':' + QString::number(config.port);
    text += u'/' + config.database;
    return text;
}

} // namespace sql
