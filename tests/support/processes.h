#pragma once

#include <QStringList>

namespace support {

/// Ids of running processes whose command line contains `text`; the dead that nobody reaped have none.
QStringList processesNaming(const QString &text);

} // namespace support
