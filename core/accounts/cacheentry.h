#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <utility>

namespace accounts {

/// The fields of a Redis hash.
using CacheFields = QList<std::pair<QByteArray, QByteArray>>;

/// What `taproom:login:NAME` holds: a password hash that was made for the cache alone. It saves a
/// question to the directory, never the question for the password.
struct CacheEntry {
    QString name; ///< the directory's spelling
    QString asked; ///< the spelling that led to it
    QString displayName;
    base::Secret hash; ///< Argon2id, nothing else
    /// The name's version on the master when the directory was asked: each change of the password or
    /// the state counts it up, so that an entry with an older one is worth nothing.
    QByteArray version;
    std::chrono::milliseconds madeAt {0}; ///< since 1970, UTC
    QByteArray mark; ///< markOf() the directory's hash; may be empty

    /// Whether a user who typed `spelling` is the one it speaks of.
    bool answersFor(const QString &spelling) const { return spelling == name || spelling == asked; }
};

/// How long an entry lives.
inline constexpr std::chrono::milliseconds cacheLifetime = std::chrono::seconds(600);

/// `secretKey`, when it is not empty, signs the entry: all clients that share the cache have it, and
/// who can only write to Redis cannot make or change an entry then. Before the signature the Redis
/// key's own name is signed too, so that no entry can be moved to another user.
CacheFields encodeCacheEntry(const CacheEntry &entry, const QByteArray &redisKey,
    const base::Secret &secretKey);

/// Nothing when there is no entry (no fields).
/// Errors: Storage, code `CACHE_ENTRY`: of another format, damaged, too large, no Argon2id, or,
/// with a secret key, unsigned, wrongly signed or made longer than cacheLifetime before `now`.
base::Result<std::optional<CacheEntry>> parseCacheEntry(const CacheFields &fields,
    const QByteArray &redisKey, const base::Secret &secretKey, std::chrono::milliseconds now);

} // namespace accounts
