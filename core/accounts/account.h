#pragma once

#include "core/base/secret.h"

#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace accounts {

/// Whether a user may sign in.
enum class AccountState : quint8 { Enabled, Disabled };

/// A user as the directory has it.
struct Account {
    QString name; ///< the directory's own spelling
    QString displayName; ///< empty where the table has none
    AccountState state = AccountState::Enabled;
    /// When the password or the state last changed; nothing where the table does not say.
    /// Units: since 1970, UTC.
    std::optional<std::chrono::milliseconds> changedAt;

    friend bool operator==(const Account &, const Account &) = default;
};

/// An account with its stored password hash: stays in this floor.
struct AccountRecord {
    Account account;
    base::Secret hash;
};

/// What a new account is made of.
struct NewAccount {
    QString name;
    QString displayName;
    base::Secret password;
};

} // namespace accounts

Q_DECLARE_METATYPE(accounts::Account)
