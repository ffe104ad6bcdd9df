#pragma once

#include <QByteArray>
#include <QList>

namespace app {

/// The words after the program's name. Where a URL holds a password, the original is written over, so
/// that nobody finds it in the list of processes any more.
QList<QByteArray> takeWords(int argc, char **argv);

} // namespace app
