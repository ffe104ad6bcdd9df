#include "core/accounts/accounttable.h"

#include "core/accounts/passwordhash.h"
#include "core/sql/migrations.h"
#include "core/sql/sqlerror.h"
#include "core/sql/sqlidentifier.h"

#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

constexpr qsizetype longestStoredHash = 1024;
constexpr qsizetype longestDisplayName = 128;
constexpr qsizetype mostListed = 100'000;

/// CHAR columns of PostgreSQL come filled up with blanks.
QString trimmedEnd(const QVariant &value)
{
    QString text = value.toString();
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

/// The columns from `first` on: display_name, disabled, changed_at.
void readOwnColumns(Account &account, const QVariantList &row, qsizetype first)
{
    if (row.size() < first + 3)
        return;
    account.displayName = trimmedEnd(row.at(first)).left(longestDisplayName);
    account.state = row.at(first + 1).toBool() ? AccountState::Disabled : AccountState::Enabled;
    if (!row.at(first + 2).isNull())
        account.changedAt = std::chrono::milliseconds(row.at(first + 2).toLongLong());
}

AccountRecord toRecord(const QVariantList &row)
{
    AccountRecord record;
    record.account.name = trimmedEnd(row.value(0));
    QString hash = trimmedEnd(row.value(1));
    if (hash.size() <= longestStoredHash)
        record.hash = base::Secret(QStringView(hash));
    base::wipe(hash);
    readOwnColumns(record.account, row, 2);
    return record;
}

/// The row that is meant: the spelling as typed before the one without capitals. A database may
/// take more for equal than we do (accents, say); what is not the same name to us is nobody's.
std::optional<AccountRecord> choose(const sql::SqlRows &rows, const UserName &name)
{
    std::optional<AccountRecord> chosen;
    for (const QVariantList &row : rows) {
        AccountRecord record = toRecord(row);
        const auto found = parseUserName(record.account.name);
        if (!found || found->key() != name.key())
            continue;
        if (record.account.name == name.spelling())
            return record;
        chosen = std::move(record);
    }
    return chosen;
}

QVariant toVariant(const base::Secret &hash)
{
    return QString::fromUtf8(hash.reveal());
}

QVariant toVariant(const std::optional<std::chrono::milliseconds> &time)
{
    return time ? QVariant(qint64(time->count())) : QVariant(QMetaType::fromType<qint64>());
}

bool canBeMissing(const base::Error &error)
{
    return error.code == sql::code::columnMissing || error.code == sql::code::rightMissing;
}

} // namespace

bool DirectoryReport::takesNewHash() const
{
    return !passwordWidth || *passwordWidth >= hashLength;
}

AccountTable::AccountTable(sql::DatabaseConfig config, base::Worker &worker)
    : m_connection(std::move(config), worker)
{
}

base::Result<> AccountTable::open()
{
    if (m_layout)
        return {};
    const sql::DatabaseConfig &config = m_connection.config();
    const std::pair<QString, QString> holes[] {{u"table"_s, config.users.table},
        {u"name"_s, config.users.nameColumn}, {u"password"_s, config.users.passwordColumn}};
    for (const auto &[hole, name] : holes) {
        const auto quoted = sql::quotedIdentifier(config.kind, name);
        if (!quoted)
            return base::failure(quoted.error());
        m_names.insert(hole, *quoted);
    }
    if (const auto opened = m_connection.open(); !opened)
        return opened;
    if (config.kind == sql::DatabaseKind::Sqlite && config.fileMode == sql::FileMode::Create) {
        if (const auto made = makeOwnSchema(); !made)
            return made;
    }
    const auto layout = lookAtTable();
    if (!layout)
        return base::failure(layout.error());
    m_layout = *layout;
    return {};
}

base::Result<> AccountTable::makeOwnSchema()
{
    const auto tables = m_connection.read({u"SELECT COUNT(*) FROM sqlite_master"_s, {}});
    if (!tables)
        return base::failure(tables.error());
    const auto id = m_connection.read({u"PRAGMA application_id"_s, {}});
    if (!id)
        return base::failure(id.error());
    // Somebody else's file is used as it is.
    constexpr int ours = 0x5450524D;
    if (tables->value(0).value(0).toInt() > 0 && id->value(0).value(0).toInt() != ours)
        return {};
    auto migrations = sql::loadMigrations(u":/sql/schema/sqlite"_s);
    if (!migrations)
        return base::failure(migrations.error());
    for (sql::Migration &migration : *migrations) {
        for (QString &statement : migration.statements)
            statement = sql::fillHoles(statement, m_names);
    }
    return sql::migrate(m_connection, *migrations);
}

base::Result<AccountTable::Layout> AccountTable::lookAtTable()
{
    Layout layout;
    auto found = read(u"probe_columns_wide"_s);
    layout.isWide = found.has_value();
    if (!found && canBeMissing(found.error()))
        found = read(u"probe_columns"_s);
    if (!found)
        return base::failure(found.error());
    const auto width = readPasswordWidth();
    if (!width)
        return base::failure(width.error());
    layout.passwordWidth = *width;
    return layout;
}

base::Result<std::optional<int>> AccountTable::readPasswordWidth()
{
    const sql::DatabaseConfig &config = m_connection.config();
    if (config.kind == sql::DatabaseKind::Sqlite)
        return std::optional<int>();
    const bool isMysql = config.kind == sql::DatabaseKind::Mysql;
    const qsizetype dot = config.users.table.indexOf(u'.');
    const QVariant schema = dot < 0 ? QVariant(QMetaType::fromType<QString>())
                                    : QVariant(config.users.table.first(dot));
    const auto rows = read(isMysql ? u"password_width_mysql"_s : u"password_width_postgresql"_s,
        {schema, config.users.table.sliced(dot + 1), config.users.passwordColumn});
    if (!rows)
        return base::failure(rows.error());
    // Who cannot be told the width must not cut a hash off: it counts as too narrow.
    if (rows->isEmpty())
        return std::optional(0);
    const QVariant width = rows->first().value(0);
    return width.isNull() ? std::optional<int>()
                          : std::optional(int(std::min<qint64>(width.toLongLong(), 1 << 20)));
}

base::Result<DirectoryAnswer> AccountTable::find(const UserName &name)
{
    if (const auto opened = open(); !opened)
        return base::failure(opened.error());
    const auto rows = read(widened(u"select_account"_s), {name.spelling(), name.key()});
    if (!rows)
        return base::failure(rows.error());
    const bool takes = !m_layout->passwordWidth || *m_layout->passwordWidth >= hashLength;
    return DirectoryAnswer {choose(*rows, name), takes};
}

base::Result<> AccountTable::add(const AccountRecord &record)
{
    if (const auto opened = open(); !opened)
        return opened;
    const Account &account = record.account;
    QVariantList values {account.name, toVariant(record.hash)};
    if (m_layout->isWide) {
        values += QVariantList {account.displayName.left(longestDisplayName),
            account.state == AccountState::Disabled, toVariant(account.changedAt)};
    }
    const auto added = write(widened(u"insert_account"_s), values);
    return added ? base::Result<>() : base::failure(added.error());
}

base::Result<bool> AccountTable::replaceHash(const HashChange &change)
{
    if (const auto opened = open(); !opened)
        return base::failure(opened.error());
    const bool isConditional = !change.expected.isEmpty();
    QString statement = isConditional ? u"upgrade_password"_s : u"update_password"_s;
    QVariantList values {toVariant(change.hash)};
    if (m_layout->isWide && change.changedAt) {
        statement += u"_wide"_s;
        values.append(toVariant(change.changedAt));
    }
    values.append(change.name);
    if (isConditional)
        values.append(toVariant(change.expected));
    const auto rows = write(statement, values);
    return rows ? base::Result<bool>(*rows > 0) : base::failure(rows.error());
}

base::Result<bool> AccountTable::setState(const QString &name, AccountState state,
    std::chrono::milliseconds now)
{
    if (const auto opened = open(); !opened)
        return base::failure(opened.error());
    if (!m_layout->isWide) {
        return base::failure(base::ErrorKind::Storage, u"NO_DISABLED_COLUMN"_s,
            u"the table has no columns display_name, disabled and changed_at"_s);
    }
    const auto rows
        = write(u"update_disabled"_s, {state == AccountState::Disabled, qint64(now.count()), name});
    return rows ? base::Result<bool>(*rows > 0) : base::failure(rows.error());
}

base::Result<QList<Account>> AccountTable::list()
{
    if (const auto opened = open(); !opened)
        return base::failure(opened.error());
    QList<Account> accounts;
    QString last = u""_s; // a null text would be bound as NULL, which nothing is greater than
    while (accounts.size() < mostListed) {
        const auto rows = read(widened(u"list_accounts"_s), {last});
        if (!rows)
            return base::failure(rows.error());
        if (rows->isEmpty())
            break;
        for (const QVariantList &row : *rows) {
            Account account;
            account.name = trimmedEnd(row.value(0));
            readOwnColumns(account, row, 1);
            accounts.append(account);
        }
        last = rows->last().value(0).toString();
    }
    return accounts;
}

base::Result<DirectoryReport> AccountTable::inspect()
{
    // Looked at anew: an administrator may just have changed the table.
    m_layout.reset();
    if (const auto opened = open(); !opened)
        return base::failure(opened.error());
    const auto counts = read(u"count_accounts"_s);
    if (!counts)
        return base::failure(counts.error());
    DirectoryReport report;
    report.hasOwnColumns = m_layout->isWide;
    report.passwordWidth = m_layout->passwordWidth;
    report.accounts = counts->value(0).value(0).toLongLong();
    report.notArgon2id = counts->value(0).value(1).toLongLong();
    report.canUpdate = write(u"probe_update"_s).has_value();
    report.canInsert = write(u"probe_insert"_s).has_value();
    return report;
}

base::Result<QString> AccountTable::text(const QString &statement)
{
    if (const auto known = m_texts.constFind(statement); known != m_texts.cend())
        return *known;
    QFile file(u":/sql/accounts/%1.sql"_s.arg(statement));
    if (!file.open(QIODevice::ReadOnly)) {
        return base::failure(base::ErrorKind::Storage, sql::code::other,
            u"the statement %1 is not in the program"_s.arg(statement));
    }
    const QStringList statements = sql::toStatements(QString::fromUtf8(file.readAll()));
    const QString filled = sql::fillHoles(statements.value(0), m_names);
    m_texts.insert(statement, filled);
    return filled;
}

base::Result<sql::SqlRows> AccountTable::read(const QString &statement, const QVariantList &values)
{
    const auto known = text(statement);
    if (!known)
        return base::failure(known.error());
    return m_connection.read({*known, values});
}

base::Result<qint64> AccountTable::write(const QString &statement, const QVariantList &values)
{
    const auto known = text(statement);
    if (!known)
        return base::failure(known.error());
    return m_connection.write({*known, values});
}

QString AccountTable::widened(const QString &statement) const
{
    return m_layout->isWide ? QString(statement + u"_wide"_s) : statement;
}

} // namespace accounts
