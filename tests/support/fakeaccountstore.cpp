#include "tests/support/fakeaccountstore.h"

#include "core/sql/sqlerror.h"

#include <QObject>

namespace support {

template <typename Value>
void FakeAccountStore::answer(QObject *context,
    std::function<void(const base::Result<Value> &)> handler, base::Result<Value> value)
{
    ++questions;
    if (fault)
        value = base::failure(*fault);
    QMetaObject::invokeMethod(
        context, [handler = std::move(handler), value = std::move(value)] { handler(value); },
        Qt::QueuedConnection);
}

void FakeAccountStore::find(const accounts::UserName &name, QObject *context,
    accounts::FindHandler handler)
{
    accounts::DirectoryAnswer found {{}, takesNewHash};
    for (const QString &spelling : {name.key(), name.spelling()}) {
        if (rows.contains(spelling))
            found.record = rows.value(spelling);
    }
    answer<accounts::DirectoryAnswer>(context, std::move(handler), found);
}

void FakeAccountStore::add(const accounts::AccountRecord &record, QObject *context,
    accounts::DoneHandler handler)
{
    base::Result<> done;
    if (fault)
        done = base::failure(*fault);
    else if (rows.contains(record.account.name))
        done = base::failure(base::ErrorKind::Storage, sql::code::duplicate, {});
    else
        rows.insert(record.account.name, record);
    answer<void>(context, std::move(handler), done);
}

void FakeAccountStore::replaceHash(const accounts::HashChange &change, QObject *context,
    accounts::ChangeHandler handler)
{
    const auto row = rows.find(change.name);
    const bool fits = !fault && row != rows.end()
        && (change.expected.isEmpty() || row->hash == change.expected);
    if (fits) {
        row->hash = change.hash;
        if (change.changedAt)
            row->account.changedAt = change.changedAt;
    }
    answer<bool>(context, std::move(handler), fits);
}

void FakeAccountStore::setState(const QString &name, accounts::AccountState state,
    std::chrono::milliseconds now, QObject *context, accounts::ChangeHandler handler)
{
    const auto row = rows.find(name);
    const bool fits = !fault && row != rows.end();
    if (fits) {
        row->account.state = state;
        row->account.changedAt = now;
    }
    answer<bool>(context, std::move(handler), fits);
}

void FakeAccountStore::list(QObject *context, accounts::ListHandler handler)
{
    QList<accounts::Account> all;
    for (const accounts::AccountRecord &record : std::as_const(rows))
        all.append(record.account);
    answer<QList<accounts::Account>>(context, std::move(handler), all);
}

void FakeAccountStore::inspect(QObject *context, accounts::ReportHandler handler)
{
    accounts::DirectoryReport report;
    report.hasOwnColumns = true;
    report.passwordWidth = takesNewHash ? 255 : 40;
    report.accounts = rows.size();
    report.canInsert = report.canUpdate = true;
    answer<accounts::DirectoryReport>(context, std::move(handler), report);
}

} // namespace support
