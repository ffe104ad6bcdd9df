#pragma once

#include "core/base/result.h"

#include <QString>

namespace accounts {

/// A user's name in its one spelling: 1 to 32 letters and digits of any script, `.`, `_` and `-`, so
/// that it needs no escape in a Redis key, an ACL pattern or a terminal.
///
/// Wide and narrow letters become the usual ones, and letters with marks one code point where there
/// is one. Capitals stay as they are in spelling(), for tables that others fill; key() has none. So
/// "Alice" and "alice" are one person to the throttle and the cache, whatever the table's rules.
/// Source: RFC 8265, 3.3 (UsernameCaseMapped: key) and 3.4 (UsernameCasePreserved: spelling), with
/// the character rules of RFC 8264, 9 but for what is not a letter, digit or mark.
class UserName final {
public:
    UserName() = default;

    bool isEmpty() const { return m_spelling.isEmpty(); }
    const QString &spelling() const { return m_spelling; }
    const QString &key() const { return m_key; }

    friend bool operator==(const UserName &, const UserName &) = default;
    friend base::Result<UserName> parseUserName(QStringView text);

private:
    QString m_spelling;
    QString m_key;
};

/// Errors: Input, code `USER_NAME`, with what is wrong in words that do not repeat the name.
base::Result<UserName> parseUserName(QStringView text);

/// Whether a new account may be called so: besides, all letters are of scripts that are written
/// together, so that no Cyrillic "а" makes a second "alice".
/// Errors: Input, code `USER_NAME`.
/// Source: UTS 39, 5.2, "Highly Restrictive".
base::Result<> checkNewUserName(const UserName &name);

} // namespace accounts
