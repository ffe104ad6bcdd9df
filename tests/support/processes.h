#pragma once

#include <QStringList>

namespace support {

/// Ids of running processes whose command line contains `text` or that work in a folder whose path does:
/// redis-server writes over its command line. The dead that nobody reaped have neither.
QStringList processesNaming(const QString &text);

} // namespace support
