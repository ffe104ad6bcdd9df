#pragma once

#include "core/accounts/loginflow.h"

/// Records, entries and flows on their way, for the tests of LoginFlow.
namespace loginsamples {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

inline const QByteArray sha1 = "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8";

inline base::Secret argon2id(char salt = 'a')
{
    const QByteArray text
        = "$argon2id$v=19$m=65536,t=3,p=1$" + QByteArray(22, salt) + '$' + QByteArray(43, 'b');
    return base::Secret(QByteArrayView(text));
}

inline accounts::AccountRecord record(const base::Secret &hash = argon2id())
{
    return {{u"alice"_s, u"Alice"_s, accounts::AccountState::Enabled, {}}, hash};
}

inline accounts::CacheEntry cached(const base::Secret &hash = argon2id('c'))
{
    accounts::CacheEntry entry;
    entry.name = u"alice"_s;
    entry.asked = u"alice"_s;
    entry.hash = hash;
    entry.version = "3";
    return entry;
}

inline const base::Error away {base::ErrorKind::Network, u"AWAY"_s, {}};
inline const base::Error noDatabase {base::ErrorKind::Network, u"SQL_UNREACHABLE"_s, {}};

inline accounts::LoginFlow flow(accounts::LoginPolicy policy = {}, const QString &name = u"alice"_s)
{
    return accounts::LoginFlow(*accounts::parseUserName(name), policy);
}

/// A flow whose try was counted at the master, whose version is 3.
inline accounts::LoginFlow reserved(accounts::LoginPolicy policy = {},
    const QString &name = u"alice"_s)
{
    accounts::LoginFlow made = flow(policy, name);
    made.reserved(accounts::TryGrant {0ms, "3"}, 0ms);
    return made;
}

/// A flow that has found nothing cached.
inline accounts::LoginFlow uncached(accounts::LoginPolicy policy = {})
{
    accounts::LoginFlow made = reserved(policy);
    made.cacheRead(std::optional<accounts::CacheEntry>());
    return made;
}

/// A flow that verifies against the directory's hash.
inline accounts::LoginFlow verifyingStored(const accounts::AccountRecord &found,
    accounts::LoginPolicy policy = {}, bool takes = true)
{
    accounts::LoginFlow made = uncached(policy);
    made.directoryRead(accounts::DirectoryAnswer {found, takes});
    return made;
}

/// A flow whose password did not fit the cached hash.
inline accounts::LoginFlow mismatched(const accounts::CacheEntry &entry = cached())
{
    accounts::LoginFlow made = reserved();
    made.cacheRead(std::optional(entry));
    made.verified(false);
    return made;
}

} // namespace loginsamples
