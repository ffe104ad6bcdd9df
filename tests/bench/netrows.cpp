#include "tests/bench/netrows.h"

#include "tests/bench/netclients.h"
#include "tests/support/testserver.h"

#include <QProcess>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

constexpr qint64 Messages = 1'000'000;
constexpr qint64 Commands = 400'000;
constexpr qint64 Trips = 10'000;
constexpr int Rounds = 5;
constexpr int LimitMs = 120'000;

/// What the rows share: where the program is, and a server that is started when a row needs it.
class Stage final {
public:
    explicit Stage(QString program)
        : m_program(std::move(program))
    {
    }

    quint16 redisPort()
    {
        if (!m_server) {
            settleOn(Side::Server);
            m_server = std::make_unique<support::TestServer>(
                QList<QByteArray> {"client-output-buffer-limit pubsub 0 0 0"});
            if (!m_server->start())
                qFatal("redis-server does not start");
        }
        return m_server->port();
    }

    std::unique_ptr<QProcess> start(const QString &kind, quint16 port, qint64 count) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(m_program,
            {u"--client"_s, kind, QString::number(port), QString::number(count)});
        return process;
    }

private:
    QString m_program;
    std::unique_ptr<support::TestServer> m_server;
};

/// The next line that a client says.
QByteArray lineOf(QProcess &process)
{
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(LimitMs))
            qFatal("a client says nothing: %s", qPrintable(process.arguments().join(u' ')));
    }
    return process.readLine().trimmed();
}

Usage usageOf(QProcess &process)
{
    const auto usage = parseUsage(lineOf(process));
    process.waitForFinished(LimitMs);
    if (!usage || process.exitCode() != 0)
        qFatal("a client failed: %s", qPrintable(process.arguments().join(u' ')));
    return *usage;
}

Usage receiveFromRedis(Stage &stage, const QString &kind)
{
    const quint16 port = stage.redisPort();
    const auto client = stage.start(kind, port, Messages);
    lineOf(*client); // ready
    const auto publisher = stage.start(u"raw-publish"_s, port, Messages);
    const Usage usage = usageOf(*client);
    publisher->waitForFinished(LimitMs);
    return usage;
}

Usage receiveFromStream(Stage &stage, const QString &kind)
{
    const auto server = stage.start(u"raw-stream"_s, 0, Messages);
    const quint16 port = lineOf(*server).mid(5).toUShort();
    const auto client = stage.start(kind, port, Messages);
    lineOf(*client); // ready
    const Usage usage = usageOf(*client);
    server->waitForFinished(LimitMs);
    return usage;
}

Usage work(Stage &stage, const QString &kind, qint64 count)
{
    const auto client = stage.start(kind, stage.redisPort(), count);
    lineOf(*client); // ready
    return usageOf(*client);
}

/// A client and the figure that is taken of what it used.
using Run = std::function<Usage(const QString &kind)>;

Contender contender(const QString &name, const QString &kind, const Run &run, double Usage::*figure,
    double scale)
{
    return {name, [=] { return run(kind).*figure * scale; }};
}

Row row(const QString &name, double target)
{
    Row row;
    row.name = name;
    row.unit = u"µs"_s;
    row.better = Better::Lower;
    row.target = target;
    row.rounds = Rounds;
    return row;
}

Row receiveRow(const QString &name, double target, const Run &run)
{
    const auto cpu = [&run](const QString &who, const QString &kind) {
        return contender(who, kind, run, &Usage::cpuSeconds, 1e6 / double(Messages));
    };
    Row made = row(name, target);
    made.ours = cpu(u"redis::Connection, one signal a read"_s, u"ours-receive"_s);
    made.peer = cpu(u"hiredis + Qt + one signal a message"_s, u"hiredis-receive"_s);
    made.limit = cpu(u"read()"_s, u"raw-receive"_s);
    made.others = {cpu(u"QTcpSocket, bytes counted"_s, u"socket-receive"_s)};
    return made;
}

Row memoryRow(const Run &run)
{
    const auto memory = [&run](const QString &who, const QString &kind) {
        return contender(who, kind, run, &Usage::peakMegabytes, 1);
    };
    Row made = row(u"peak memory of that"_s, 25);
    made.unit = u"MB"_s;
    made.rounds = 3;
    made.ours = memory(u"redis::Connection"_s, u"ours-receive"_s);
    made.others = {memory(u"hiredis + Qt"_s, u"hiredis-receive"_s)};
    return made;
}

Row pipelineRow(const Run &run)
{
    const auto cpu = [&run](const QString &who, const QString &kind) {
        return contender(who, kind, run, &Usage::cpuSeconds, 1e6 / double(Commands));
    };
    Row made = row(u"SET/GET pipelined by 100, CPU a command"_s, 0.7);
    made.ours = cpu(u"redis::Connection::sendPipeline"_s, u"ours-pipeline"_s);
    made.peer = cpu(u"hiredis + Qt, a callback a command"_s, u"hiredis-pipeline"_s);
    made.limit = cpu(u"write() and read()"_s, u"raw-pipeline"_s);
    return made;
}

Row tripRow(const Run &run)
{
    const auto median = [&run](const QString &who, const QString &kind) {
        return contender(who, kind, run, &Usage::medianMicroseconds, 1);
    };
    Row made = row(u"one PUBLISH at a time, publish → slot, p50"_s, 1.05);
    made.ours = median(u"redis::Connection"_s, u"ours-trips"_s);
    made.peer = median(u"QTcpSocket alone"_s, u"socket-trips"_s);
    made.others = {median(u"hiredis + Qt"_s, u"hiredis-trips"_s)};
    return made;
}

} // namespace

QList<Row> networkRows(const QString &program)
{
    const auto stage = std::make_shared<Stage>(program);
    const Run fromRedis = [stage](const QString &kind) { return receiveFromRedis(*stage, kind); };
    const Run fromStream = [stage](const QString &kind) { return receiveFromStream(*stage, kind); };
    const Run commands = [stage](const QString &kind) { return work(*stage, kind, Commands); };
    const Run trips = [stage](const QString &kind) { return work(*stage, kind, Trips); };
    return {
        receiveRow(u"1,000,000 messages from redis-server, CPU each"_s, 0.42, fromRedis),
        memoryRow(fromRedis),
        receiveRow(u"the same from a prebuilt stream, CPU each"_s, 0.25, fromStream),
        pipelineRow(commands),
        tripRow(trips),
    };
}

} // namespace bench
