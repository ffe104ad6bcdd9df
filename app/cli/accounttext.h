#pragma once

#include "core/accounts/account.h"
#include "core/accounts/loginoutcome.h"
#include "core/accounts/passwordadvice.h"
#include "core/base/result.h"

#include <QJsonObject>

namespace app::cli {

/// What `taproom login` ends with: 0 in, 1 wrong, 2 not reachable, 4 throttled.
int toExitCode(const base::Result<accounts::LoginOutcome> &outcome);
/// `{"result","by","upgraded"}`; `by` is null where nobody answered.
QJsonObject toJson(const base::Result<accounts::LoginOutcome> &outcome);
/// One line for people.
QString toText(const base::Result<accounts::LoginOutcome> &outcome);

/// What `taproom user …` ends with: 0 done, 1 refused, 2 the directory is not reachable.
int toUserExitCode(const base::Error &error);
QJsonObject toJson(const accounts::Account &account);
/// Name, display name and state, with a tab between.
QString toText(const accounts::Account &account);

/// What to say to a new password; empty when it is good enough.
QString toText(const accounts::PasswordAdvice &advice);

} // namespace app::cli
