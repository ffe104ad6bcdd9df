#pragma once

#include <QString>

namespace app {

/// What `taproom --help` prints, or `taproom COMMAND --help` for one of the commands.
QString helpText(const QString &command);

} // namespace app
