#include "core/sql/migrations.h"

#include "core/sql/sqlconnection.h"
#include "core/sql/sqlerror.h"

#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace sql {

namespace {

auto broken(const QString &what)
{
    return base::failure(base::ErrorKind::Storage, code::other, what);
}

base::Result<Migration> loadMigration(const QString &folder, const QString &fileName)
{
    QFile file(folder + u'/' + fileName);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return broken(u"cannot read "_s + fileName);
    Migration migration;
    migration.number = fileName.section(u'_', 0, 0).toInt();
    migration.name = fileName.section(u'_', 1).chopped(4);
    migration.statements = toStatements(QString::fromUtf8(file.readAll()));
    return migration;
}

base::Result<> apply(SqlConnection &connection, const Migration &migration)
{
    for (const QString &statement : migration.statements) {
        const auto done = connection.write({statement, {}});
        if (!done)
            return base::failure(done.error());
    }
    return {};
}

} // namespace

QStringList toStatements(const QString &text)
{
    QStringList statements;
    QString statement;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.startsWith("--"_L1) || (line.isEmpty() && statement.isEmpty()))
            continue;
        statement += lines.at(i) + u'\n';
        const bool isLast = i + 1 == lines.size() || lines.at(i + 1).trimmed().isEmpty();
        if (line.endsWith(u';') && isLast) {
            statements.append(statement.trimmed().chopped(1));
            statement.clear();
        }
    }
    if (!statement.trimmed().isEmpty())
        statements.append(statement.trimmed());
    return statements;
}

base::Result<QList<Migration>> loadMigrations(const QString &folder)
{
    QList<Migration> migrations;
    const QStringList names = QDir(folder).entryList({u"*_*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const auto migration = loadMigration(folder, name);
        if (!migration)
            return base::failure(migration.error());
        if (migration->number != int(migrations.size()) + 1)
            return broken(u"the migrations in %1 are not numbered 1, 2, 3 …"_s.arg(folder));
        migrations.append(*migration);
    }
    return migrations;
}

base::Result<> migrate(SqlConnection &connection, const QList<Migration> &migrations)
{
    return connection.transaction([&]() -> base::Result<> {
        const auto version = connection.read({u"PRAGMA user_version"_s, {}});
        if (!version)
            return base::failure(version.error());
        const int done = version->value(0).value(0).toInt();
        if (done > migrations.size()) {
            return base::failure(base::ErrorKind::Storage, u"SQL_NEWER"_s,
                u"the file is of a newer version of Taproom"_s);
        }
        for (const Migration &migration : migrations.sliced(done)) {
            if (const auto applied = apply(connection, migration); !applied)
                return applied;
        }
        const QString note = u"PRAGMA user_version = %1"_s.arg(migrations.size());
        if (const auto noted = connection.write({note, {}}); !noted)
            return base::failure(noted.error());
        return {};
    });
}

} // namespace sql
