#pragma once

#include "core/accounts/accountstore.h"

#include <QHash>

namespace support {

/// An account directory in memory. It answers as the real one does: later, from the event loop.
class FakeAccountStore final : public accounts::AccountStore {
public:
    /// The rows by name; tests read and change them as another program would.
    QHash<QString, accounts::AccountRecord> rows;
    /// What each question is answered with instead, while it is set.
    std::optional<base::Error> fault;
    bool takesNewHash = true;
    int questions = 0;

    void find(const accounts::UserName &name, QObject *context,
        accounts::FindHandler handler) override;
    void add(const accounts::AccountRecord &record, QObject *context,
        accounts::DoneHandler handler) override;
    void replaceHash(const accounts::HashChange &change, QObject *context,
        accounts::ChangeHandler handler) override;
    void setState(const QString &name, accounts::AccountState state, std::chrono::milliseconds now,
        QObject *context, accounts::ChangeHandler handler) override;
    void list(QObject *context, accounts::ListHandler handler) override;
    void inspect(QObject *context, accounts::ReportHandler handler) override;

private:
    template <typename Value>
    void answer(QObject *context, std::function<void(const base::Result<Value> &)> handler,
        base::Result<Value> value);
};

} // namespace support
