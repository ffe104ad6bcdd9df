#include "core/constellation/redisserverprocess.h"

#include "core/base/logging.h"

#include <QDir>
#include <QHostAddress>
#include <QSaveFile>
#include <QTcpServer>

#include <csignal>
#include <unistd.h>
#include <utility>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace constellation {

namespace {

constexpr int MostTries = 5;
constexpr qsizetype KeptLogBytes = 2000;

/// A port that nobody listens on now. Somebody may before the server does: then it is tried again.
quint16 findFreePort(const QString &host)
{
    QTcpServer probe;
    return probe.listen(QHostAddress(host)) ? probe.serverPort() : quint16(0);
}

/// Runs in the child between fork and exec: only async-signal-safe calls.
void dieWithParent(pid_t parent)
{
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (::getppid() != parent) // it died before the line above
        ::_exit(1);
}

} // namespace

RedisServerProcess::RedisServerProcess(ServerProgram program, ServerConfig config, QString folder,
    QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_config(std::move(config))
    , m_folder(std::move(folder))
    , m_choosesPort(m_config.endpoint.port == 0)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([parent = ::getpid()] { dieWithParent(parent); });
    m_startLimit.setSingleShot(true);
    m_startLimit.setInterval(15s);
    m_stopLimit.setSingleShot(true);
    m_stopLimit.setInterval(2s);
    connect(&m_process, &QProcess::readyRead, this, &RedisServerProcess::readLog);
    connect(&m_process, &QProcess::finished, this, &RedisServerProcess::handleEnd);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(base::ErrorKind::Topology, u"NOSERVER"_s,
                u"%1 cannot be started: %2"_s.arg(m_program.path, m_process.errorString()));
    });
    connect(&m_startLimit, &QTimer::timeout, this, [this] {
        const auto seconds
            = std::chrono::duration<double>(m_startLimit.intervalAsDuration()).count();
        fail(base::ErrorKind::Timeout, u"START"_s,
            u"redis-server was not ready after %1 s; its log ends: %2"_s.arg(seconds).arg(
                QString::fromUtf8(m_lastLines).simplified()));
    });
    connect(&m_stopLimit, &QTimer::timeout, &m_process, &QProcess::kill);
}

RedisServerProcess::~RedisServerProcess()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(); // only until the killed process is gone: its port is free then
}

void RedisServerProcess::start()
{
    if (m_state != ServerState::Stopped)
        return;
    m_tries = 0;
    m_isStopping = false;
    m_startLimit.start();
    setState(ServerState::Starting);
    launch();
}

void RedisServerProcess::stop()
{
    if (m_state == ServerState::Stopped)
        return;
    m_isStopping = true;
    m_startLimit.stop();
    m_stopLimit.start();
    m_process.terminate();
}

void RedisServerProcess::kill()
{
    if (m_state == ServerState::Stopped)
        return;
    m_isStopping = true;
    m_startLimit.stop();
    m_process.kill();
}

void RedisServerProcess::setStartLimit(std::chrono::milliseconds limit)
{
    m_startLimit.setInterval(limit);
}

bool RedisServerProcess::writeConfig()
{
    const QString path = m_folder + u"/redis.conf";
    QSaveFile file(path);
    const bool written = QDir().mkpath(m_folder) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) // it may hold passwords
        && file.write(encodeServerConfig(m_config, m_folder, m_program.majorVersion)) >= 0
        && file.commit();
    if (!written)
        fail(base::ErrorKind::Storage, u"FOLDER"_s,
            u"cannot write %1: %2"_s.arg(path, file.errorString()));
    return written;
}

void RedisServerProcess::launch()
{
    ++m_tries;
    m_addressInUse = false;
    m_lastLines.clear();
    m_sentinelsMet = 0;
    if (m_choosesPort)
        m_config.endpoint.port = findFreePort(m_config.endpoint.host);
    if (m_config.cluster && (m_choosesPort || m_config.cluster->busPort == 0))
        m_config.cluster->busPort = findFreePort(m_config.endpoint.host);
    QFile::remove(m_folder + u"/dump.rdb"); // what a replica received; it would start with that
    QStringList arguments {m_folder + u"/redis.conf"};
    if (m_config.sentinel)
        arguments.append(u"--sentinel"_s);
    if (writeConfig())
        m_process.start(m_program.path, arguments, QIODevice::ReadOnly);
}

void RedisServerProcess::readLog()
{
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine();
        m_lastLines += line;
        m_lastLines = m_lastLines.right(KeptLogBytes);
        qCDebug(base::logConstellation) << m_config.name << line.trimmed();
        if (const auto event = parseServerLogLine(line))
            apply(*event);
    }
}

void RedisServerProcess::apply(const ServerEvent &event)
{
    switch (event.type) {
    case ServerEvent::Type::Ready:
        m_choosesPort = false;
        m_startLimit.stop();
        setState(ServerState::Ready);
        break;
    case ServerEvent::Type::AddressInUse:
        m_addressInUse = true;
        break;
    case ServerEvent::Type::Linked:
        setState(ServerState::Linked);
        break;
    case ServerEvent::Type::LinkLost:
        if (m_state == ServerState::Linked)
            setState(ServerState::Ready);
        break;
    case ServerEvent::Type::ReplicaOnline:
        emit replicaOnline(event.port);
        break;
    case ServerEvent::Type::SentinelMet:
        if (m_config.sentinel && ++m_sentinelsMet == m_config.sentinel->others)
            setState(ServerState::Linked);
        break;
    }
}

void RedisServerProcess::handleEnd()
{
    readLog();
    if (m_isStopping)
        return finish();
    if (m_addressInUse && m_choosesPort && m_tries < MostTries)
        return launch();
    m_failure = describeEnd();
    finish();
}

base::Error RedisServerProcess::describeEnd() const
{
    if (m_addressInUse)
        return {base::ErrorKind::Network, u"ADDRESSINUSE"_s,
            u"port %1 of %2 is taken by another program"_s.arg(m_config.endpoint.port)
                .arg(m_config.endpoint.host)};
    return {base::ErrorKind::Server, u"EXITED"_s,
        u"redis-server (%1) ended by itself; its log ends: %2"_s.arg(m_config.name,
            QString::fromUtf8(m_lastLines).simplified())};
}

void RedisServerProcess::fail(base::ErrorKind kind, const QString &code, const QString &detail)
{
    m_failure = base::Error {kind, code, detail};
    m_isStopping = true; // so that the end of the process is not a second failure
    if (m_process.state() == QProcess::NotRunning)
        finish();
    else
        m_process.kill();
}

void RedisServerProcess::finish()
{
    m_startLimit.stop();
    m_stopLimit.stop();
    const auto failure = std::exchange(m_failure, std::nullopt);
    setState(ServerState::Stopped);
    if (failure)
        emit failed(*failure);
}

void RedisServerProcess::setState(ServerState state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged(state);
}

} // namespace constellation
