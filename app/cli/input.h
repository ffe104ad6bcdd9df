#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace app::cli {

/// All of standard input.
/// Errors: Storage when it cannot be read, Input when it is longer than `maxBytes`.
base::Result<QByteArray> readStandardInput(qsizetype maxBytes);

} // namespace app::cli
