#include "core/accounts/sqlaccountstore.h"

#include "core/accounts/accounttable.h"
#include "core/base/worker.h"

namespace accounts {

SqlAccountStore::SqlAccountStore(sql::DatabaseConfig config, base::Worker &worker)
    : m_worker(worker)
    , m_table(std::make_unique<AccountTable>(std::move(config), worker))
{
}

SqlAccountStore::~SqlAccountStore()
{
    m_worker.run([table = std::move(m_table)]() -> base::Result<> { return {}; }, nullptr,
        [](const base::Result<> &) {});
}

void SqlAccountStore::find(const UserName &name, QObject *context, FindHandler handler)
{
    m_worker.run([table = m_table.get(), name] { return table->find(name); }, context,
        std::move(handler));
}

void SqlAccountStore::add(const AccountRecord &record, QObject *context, DoneHandler handler)
{
    m_worker.run([table = m_table.get(), record] { return table->add(record); }, context,
        std::move(handler));
}

void SqlAccountStore::replaceHash(const HashChange &change, QObject *context, ChangeHandler handler)
{
    m_worker.run([table = m_table.get(), change] { return table->replaceHash(change); }, context,
        std::move(handler));
}

void SqlAccountStore::setState(const QString &name, AccountState state,
    std::chrono::milliseconds now, QObject *context, ChangeHandler handler)
{
    m_worker.run(
        [table = m_table.get(), name, state, now] { return table->setState(name, state, now); },
        context, std::move(handler));
}

void SqlAccountStore::list(QObject *context, ListHandler handler)
{
    m_worker.run([table = m_table.get()] { return table->list(); }, context, std::move(handler));
}

void SqlAccountStore::inspect(QObject *context, ReportHandler handler)
{
    m_worker.run([table = m_table.get()] { return table->inspect(); }, context, std::move(handler));
}

} // namespace accounts
