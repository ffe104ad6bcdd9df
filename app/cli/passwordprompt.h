#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>

namespace app::cli {

/// Passwords for commands: typed on the terminal without being shown, or the lines of standard input
/// for scripts. Never words of the command, which everybody on the computer can see.
class PasswordPrompt final {
public:
    /// Whether somebody types, so that a new password is asked for twice.
    static bool isTerminal();

    /// `label` stands before what is typed; a script sees nothing of it.
    /// Errors: Cancelled when it was given up (Ctrl+C), Input when there is none.
    base::Result<base::Secret> ask(const QString &label);
    /// Asks twice on a terminal.
    /// Errors: also Input when the two differ.
    base::Result<base::Secret> askForNew(const QString &label, const QString &again);
};

} // namespace app::cli
