#pragma once

#include "core/accounts/accountstore.h"
#include "core/sql/databaseconfig.h"

#include <memory>

namespace base {
class Worker;
}

namespace accounts {

class AccountTable;

/// The account directory in a SQL database: every question goes to the worker, one after the other.
/// Thread: that of the worker's home. Lifetime: the worker must outlive it.
class SqlAccountStore final : public AccountStore {
public:
    SqlAccountStore(sql::DatabaseConfig config, base::Worker &worker);
    ~SqlAccountStore() override;

    void find(const UserName &name, QObject *context, FindHandler handler) override;
    void add(const AccountRecord &record, QObject *context, DoneHandler handler) override;
    void replaceHash(const HashChange &change, QObject *context, ChangeHandler handler) override;
    void setState(const QString &name, AccountState state, std::chrono::milliseconds now,
        QObject *context, ChangeHandler handler) override;
    void list(QObject *context, ListHandler handler) override;
    void inspect(QObject *context, ReportHandler handler) override;

private:
    base::Worker &m_worker;
    /// Used on the worker only, where its destruction is the last call.
    std::unique_ptr<AccountTable> m_table;
};

} // namespace accounts
