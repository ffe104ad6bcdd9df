#pragma once

#include <QLoggingCategory>

/// One logging category a floor; turn them on with QT_LOGGING_RULES, e.g. `taproom.redis.debug=true`.
namespace base {

Q_DECLARE_LOGGING_CATEGORY(logRedis)
Q_DECLARE_LOGGING_CATEGORY(logAccounts)
Q_DECLARE_LOGGING_CATEGORY(logChat)
Q_DECLARE_LOGGING_CATEGORY(logArchive)
Q_DECLARE_LOGGING_CATEGORY(logConstellation)
Q_DECLARE_LOGGING_CATEGORY(logUi)
Q_DECLARE_LOGGING_CATEGORY(logApp)

} // namespace base
