#include "core/base/logging.h"

namespace base {

Q_LOGGING_CATEGORY(logRedis, "taproom.redis", QtWarningMsg)
Q_LOGGING_CATEGORY(logAccounts, "taproom.accounts", QtWarningMsg)
Q_LOGGING_CATEGORY(logChat, "taproom.chat", QtWarningMsg)
Q_LOGGING_CATEGORY(logArchive, "taproom.archive", QtWarningMsg)
Q_LOGGING_CATEGORY(logConstellation, "taproom.constellation", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "taproom.ui", QtWarningMsg)
Q_LOGGING_CATEGORY(logApp, "taproom.app", QtWarningMsg)

} // namespace base
