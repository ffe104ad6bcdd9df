#pragma once

#include "core/accounts/password.h"
#include "core/base/result.h"
#include "core/base/secret.h"

namespace accounts {

/// What one Argon2id hash costs; by default the least that the product makes.
struct HashStrength {
    quint64 memoryBytes = quint64(64) << 20;
    quint64 passes = 3;

    friend bool operator==(const HashStrength &, const HashStrength &) = default;
};

/// The strength that settings ask for: they can raise the least, never lower it.
HashStrength strengthFromSettings(quint64 memoryMebibytes, quint64 passes);

/// How a stored password is kept, as its form tells.
enum class HashScheme : quint8 {
    Argon2id, ///< `$argon2id$v=19$m=…,t=…,p=…$salt$hash`
    LegacySha1, ///< 40 hexadecimal digits, no salt: the tutorial's table
    Unknown, ///< anything else, also an Argon2id that costs more than we would pay
};

HashScheme schemeOf(const base::Secret &stored);

/// A new salted Argon2id hash of the password's one spelling, as a PHC string.
/// Errors: Storage, code `HASH_MEMORY`, when there is not the memory for it.
base::Result<base::Secret> hashPassword(const Password &password, HashStrength strength);

/// Whether the password is the stored one, in its one spelling or as typed. A legacy hash costs as
/// much time as an Argon2id of `strength`, so that the time does not tell which one was stored.
/// Errors: Storage: `HASH_SCHEME` for an unknown form, `HASH_MEMORY`.
base::Result<bool> verifyPassword(const base::Secret &stored, const Password &password,
    HashStrength strength);

/// Whether a stored hash should be made anew: legacy, or cheaper than `strength`.
bool needsRehash(const base::Secret &stored, HashStrength strength);

/// A hash that no password has, to be verified for unknown names at the usual cost.
base::Secret dummyHash(HashStrength strength);

/// How many characters a column must take for a new hash.
inline constexpr int hashLength = 97;

/// A short mark by which a stored Argon2id string is known again, to be kept where the string itself
/// should not be. Empty for other schemes: of an unsalted hash it could be undone.
QByteArray markOf(const base::Secret &stored);

} // namespace accounts
