#pragma once

#include "core/accounts/account.h"
#include "core/accounts/loginflow.h"
#include "core/accounts/username.h"
#include "core/base/result.h"

#include <QList>

#include <functional>
#include <optional>

class QObject;

namespace accounts {

/// What an administrator should know of the directory.
struct DirectoryReport {
    bool hasOwnColumns = false; ///< display_name, disabled, changed_at
    /// How many characters the password column takes; nothing: any number.
    std::optional<int> passwordWidth;
    bool canUpdate = false; ///< passwords can be replaced
    bool canInsert = false; ///< accounts can be made
    qint64 accounts = 0;
    qint64 notArgon2id = 0; ///< of them, those with another kind of hash

    bool takesNewHash() const;
};

/// A new hash for an account.
struct HashChange {
    QString name; ///< the directory's spelling
    /// The hash that must still be there, so that a change made meanwhile wins; empty: whichever.
    base::Secret expected;
    base::Secret hash;
    /// When the user changed the password; nothing when only the hash is a better one.
    std::optional<std::chrono::milliseconds> changedAt;
};

using FindHandler = std::function<void(const base::Result<DirectoryAnswer> &)>;
using DoneHandler = std::function<void(const base::Result<> &)>;
/// Whether there was such a row.
using ChangeHandler = std::function<void(const base::Result<bool> &)>;
using ListHandler = std::function<void(const base::Result<QList<Account>> &)>;
using ReportHandler = std::function<void(const base::Result<DirectoryReport> &)>;

/// The account directory: the seam at which tests put another one.
/// Errors, of all: those of sql::code; and Storage, code `NO_DISABLED_COLUMN`.
class AccountStore {
public:
    AccountStore() = default;
    AccountStore(const AccountStore &) = delete;
    AccountStore &operator=(const AccountStore &) = delete;
    virtual ~AccountStore() = default;

    virtual void find(const UserName &name, QObject *context, FindHandler handler) = 0;
    virtual void add(const AccountRecord &record, QObject *context, DoneHandler handler) = 0;
    virtual void replaceHash(const HashChange &change, QObject *context, ChangeHandler handler) = 0;
    virtual void setState(const QString &name, AccountState state, std::chrono::milliseconds now,
        QObject *context, ChangeHandler handler)
        = 0;
    virtual void list(QObject *context, ListHandler handler) = 0;
    virtual void inspect(QObject *context, ReportHandler handler) = 0;
};

} // namespace accounts
