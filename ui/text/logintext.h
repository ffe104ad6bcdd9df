#pragma once

#include "core/accounts/loginoutcome.h"

#include <QString>

#include <optional>

namespace ui {

/// Why somebody is not in, with what to do; nothing when they are.
std::optional<QString> refusalText(const accounts::LoginOutcome &outcome);
/// What somebody who is in should know: that the database or Redis was away. Empty: nothing.
QString signInNote(const accounts::LoginOutcome &outcome);

} // namespace ui
