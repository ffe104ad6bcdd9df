#pragma once

#include "core/accounts/username.h"

#include <QByteArray>

namespace accounts {

/// The keys of Redis that belong to a name; all begin with `taproom:login:`.
struct RedisKeys {
    explicit RedisKeys(const UserName &name)
        : entry("taproom:login:" + name.key().toUtf8())
        , version("taproom:login:{" + entry + "}:version")
        , failures(entry + ":failures")
        , sessions(entry + ":sessions")
    {
    }

    QByteArray entry; ///< hash: the login cache
    /// Counter of changes. The braces put it into the entry's slot of a cluster, since one script
    /// has both: a key without braces is hashed whole.
    QByteArray version;
    QByteArray failures; ///< counter of wrong passwords
    QByteArray sessions; ///< hash: remembered sign-ins
};

} // namespace accounts
