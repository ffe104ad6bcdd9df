#pragma once

#include "tests/bench/benchsupport.h"

#include <QString>

/// The rows that measure whole clients on loopback, each in a process of its own.
namespace bench {

/// `program` is this benchmark's own file, which is started again for each client.
QList<Row> networkRows(const QString &program);

} // namespace bench
