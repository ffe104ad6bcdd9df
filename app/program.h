#pragma once

#include <QByteArray>
#include <QList>

namespace app {

/// The whole program: reads the words, runs what they ask for, and gives the exit code.
int runProgram(int &argc, char **argv);

} // namespace app
