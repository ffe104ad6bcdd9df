#pragma once

#include "core/accounts/accountstore.h"
#include "core/sql/sqlconnection.h"

#include <QHash>

namespace accounts {

/// The table of accounts behind a database connection: the statements, and what the table is like.
///
/// A table needs two columns, for names and hashes. One with `display_name`, `disabled` and
/// `changed_at` besides can do more; an empty Sqlite file gets such a table made.
/// Errors: those of sql::code; Input for names of tables that are none.
/// Thread: the worker's only, as SqlConnection.
class AccountTable final {
public:
    AccountTable(sql::DatabaseConfig config, base::Worker &worker);

    base::Result<DirectoryAnswer> find(const UserName &name);
    base::Result<> add(const AccountRecord &record);
    base::Result<bool> replaceHash(const HashChange &change);
    base::Result<bool> setState(const QString &name, AccountState state,
        std::chrono::milliseconds now);
    base::Result<QList<Account>> list();
    base::Result<DirectoryReport> inspect();

private:
    /// What was found out about the table when it was first used.
    struct Layout {
        bool isWide = false;
        std::optional<int> passwordWidth;
    };

    base::Result<> open();
    base::Result<> makeOwnSchema();
    base::Result<Layout> lookAtTable();
    base::Result<std::optional<int>> readPasswordWidth();
    base::Result<QString> text(const QString &statement);
    base::Result<sql::SqlRows> read(const QString &statement, const QVariantList &values = {});
    base::Result<qint64> write(const QString &statement, const QVariantList &values = {});
    QString widened(const QString &statement) const;

    sql::SqlConnection m_connection;
    std::optional<Layout> m_layout;
    QHash<QString, QString> m_names;
    QHash<QString, QString> m_texts;
};

} // namespace accounts
