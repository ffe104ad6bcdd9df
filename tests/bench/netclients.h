#pragma once

#include "tests/bench/netmeter.h"

#include <QByteArray>
#include <QStringList>

/// The clients of the network benchmarks. Each runs in a process of its own, started by the benchmark with
/// the words `--client KIND PORT COUNT`.
namespace bench {

/// What a client process is to do.
struct ClientTask {
    QString kind;
    quint16 port = 0;
    qint64 count = 0;
};

/// Channel, payload and values of all the work: 100 bytes each.
QByteArray workChannel();
QByteArray workPayload();
/// The keys that a pipeline's commands use by turns.
QList<QByteArray> workKeys();
/// Commands that are sent together.
constexpr int PipelineDepth = 100;

/// Runs the client and gives the exit code of its process.
int runClient(const ClientTask &task, int argc, char *argv[]);

// Each takes the kinds that begin with its name.
int runOurClient(const ClientTask &task); ///< redis::Connection
int runHiredisClient(
    const ClientTask &task); ///< hiredis async on Qt's event loop, one signal a message
int runSocketClient(const ClientTask &task); ///< QTcpSocket alone
int runRawClient(const ClientTask &task); ///< read() alone; also publisher and stream server

} // namespace bench
