#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>

#include <chrono>

namespace base {
class RandomSource;
}

namespace accounts {

/// A remembered sign-in: 32 random bytes that only this computer's keychain has. Redis has what
/// follows from them, and from that nobody gets back.
class SessionToken final {
public:
    static SessionToken generate(base::RandomSource &random);
    /// Errors: Input, code `SESSION_TOKEN`.
    static base::Result<SessionToken> parse(const base::Secret &text);

    /// For the keychain.
    const base::Secret &text() const { return m_text; }
    /// What Redis knows the session by.
    QByteArray hash() const;
    /// Ties the session to the password that it was begun with: another stored hash, another seal.
    QByteArray seal(const base::Secret &storedHash) const;

private:
    explicit SessionToken(base::Secret text);

    base::Secret m_text;
};

/// What Redis keeps of a session.
struct SessionRecord {
    std::chrono::milliseconds expiresAt {0}; ///< since 1970, UTC, by the server's clock
    QByteArray seal; ///< of the stored hash that the password was verified against

    friend bool operator==(const SessionRecord &, const SessionRecord &) = default;
};

/// The text of a record: its expiry and its seal with a space between.
QByteArray encodeSessionRecord(const SessionRecord &record);
/// Errors: Storage, code `SESSION_RECORD`.
base::Result<SessionRecord> parseSessionRecord(QByteArrayView text);

} // namespace accounts
