#include "tests/support/testserver.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using constellation::RedisServerProcess;
using constellation::ServerProgram;
using constellation::ServerProgramFinder;
using constellation::ServerState;

namespace support {

namespace {

constexpr int LimitMs = 20'000;

std::optional<ServerProgram> findProgram()
{
    ServerProgramFinder finder;
    QSignalSpy found(&finder, &ServerProgramFinder::found);
    QSignalSpy failed(&finder, &ServerProgramFinder::failed);
    finder.start();
    if (!QTest::qWaitFor([&] { return !found.isEmpty() || !failed.isEmpty(); }, LimitMs)
        || found.isEmpty()) {
        qWarning("redis-server was not found; resources/packages.txt names its package");
        return {};
    }
    return found.first().first().value<ServerProgram>();
}

} // namespace

QByteArray runRedisCli(quint16 port, const QStringList &arguments)
{
    QProcess cli;
    cli.start(u"redis-cli"_s, QStringList {u"-p"_s, QString::number(port)} + arguments);
    cli.closeWriteChannel();
    if (!cli.waitForFinished(LimitMs))
        qWarning("redis-cli did not end");
    QByteArray output = cli.readAllStandardOutput();
    while (output.endsWith('\n'))
        output.chop(1);
    return output;
}

TestServer::TestServer(QList<QByteArray> lines)
    : m_lines(std::move(lines))
{
}

TestServer::~TestServer() = default;

bool TestServer::start()
{
    if (!ensureProcess({}))
        return false;
    m_process->start();
    return await(ServerState::Ready);
}

bool TestServer::startAsReplicaOf(TestServer &master)
{
    if (!ensureProcess(master.endpoint()))
        return false;
    bool isOnline = false;
    QObject context;
    QObject::connect(master.m_process.get(), &RedisServerProcess::replicaOnline, &context,
        [&](quint16 port) { isOnline = isOnline || port == this->port(); });
    m_process->start();
    return await(ServerState::Linked) && QTest::qWaitFor([&] { return isOnline; }, LimitMs);
}

bool TestServer::stop()
{
    m_process->stop();
    return await(ServerState::Stopped);
}

bool TestServer::kill()
{
    m_process->kill();
    return await(ServerState::Stopped);
}

void TestServer::pause()
{
    ::kill(pid_t(m_process->processId()), SIGSTOP);
}

void TestServer::resume()
{
    ::kill(pid_t(m_process->processId()), SIGCONT);
}

quint16 TestServer::port() const
{
    return m_process ? m_process->endpoint().port : quint16(0);
}

redis::Endpoint TestServer::endpoint() const
{
    return {u"127.0.0.1"_s, port()};
}

QString TestServer::url() const
{
    return u"redis://127.0.0.1:%1"_s.arg(port());
}

QByteArray TestServer::cli(const QStringList &words) const
{
    return runRedisCli(port(), words);
}

bool TestServer::ensureProcess(const std::optional<redis::Endpoint> &master)
{
    if (m_process)
        return true;
    const auto program = findProgram();
    if (!program)
        return false;
    constellation::ServerConfig config;
    config.name = u"test"_s;
    config.replicaOf = master;
    config.extraLines = m_lines;
    const QString folder = m_folder.filePath(u"server"_s);
    m_process = std::make_unique<RedisServerProcess>(*program, config, folder);
    QObject::connect(m_process.get(), &RedisServerProcess::failed, m_process.get(),
        [](const base::Error &error) { qWarning("%s", qPrintable(toLogText(error))); });
    return true;
}

bool TestServer::await(ServerState state)
{
    return QTest::qWaitFor([&] { return m_process->state() == state; }, LimitMs);
}

} // namespace support
