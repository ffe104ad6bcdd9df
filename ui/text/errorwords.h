#pragma once

#include "core/base/error.h"

#include <optional>
#include <span>

namespace ui {

/// English words for a code; translated where they are used, in the context `ErrorText`.
struct ErrorEntry {
    std::optional<base::ErrorKind> kind; ///< nothing: whatever the kind is
    const char *code = "";
    const char *what = nullptr;
    const char *advice = nullptr;
};

/// Codes with words of their own: the server's prefixes and our own short words.
std::span<const ErrorEntry> knownCodes();
/// The same of accounts, sign-ins and their database.
std::span<const ErrorEntry> knownAccountCodes();
/// What is said about a kind when its code says nothing.
ErrorEntry wordsOf(base::ErrorKind kind);

} // namespace ui
