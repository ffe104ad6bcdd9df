#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QStringView>

namespace accounts {

/// A password as typed and in its one spelling, in which new hashes are made.
struct Password {
    /// Spaces of all kinds as U+0020, and NFC.
    base::Secret text;
    /// As typed, only when that differs: a hash that another program made may be of these bytes.
    base::Secret raw;
};

/// The longest password, in bytes of UTF-8: room for a long sentence in any script, and no more work
/// for the hash than that.
inline constexpr qsizetype maxPasswordBytes = 1024;

/// Errors: Input, code `PASSWORD`: empty, too long, or with control characters.
/// Source: RFC 8265, 4.2 (OpaqueString)
base::Result<Password> parsePassword(const base::Secret &typed);

} // namespace accounts
