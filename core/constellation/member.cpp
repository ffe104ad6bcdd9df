#include "core/constellation/member.h"

#include <QProcess>

#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace constellation {

namespace {

/// Failed tries to connect after which the keeper that was started is taken for gone: it found
/// another one that was about to end.
constexpr int TriesPerKeeper = 10;

} // namespace

Member::Member(KeeperCommand keeper, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_keeper(std::move(keeper))
    , m_files(folder)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(20ms);
    m_limit.setSingleShot(true);
    m_limit.setInterval(30s);
    connect(&m_retry, &QTimer::timeout, this, &Member::tryToConnect);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        fail({base::ErrorKind::Timeout, u"KEEPER"_s,
            u"the demo's servers did not answer within 30 s"_s});
    });
    connect(&m_socket, &QLocalSocket::readyRead, this, &Member::read);
    connect(&m_socket, &QLocalSocket::disconnected, this, &Member::handleDisconnect);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, &Member::startKeeper);
}

void Member::join()
{
    if (const auto prepared = m_files.prepare(); !prepared)
        return fail(prepared.error());
    m_limit.start();
    tryToConnect();
}

void Member::tryToConnect()
{
    if (m_socket.state() == QLocalSocket::UnconnectedState)
        m_socket.connectToServer(m_files.socketPath(), QIODevice::ReadOnly);
}

void Member::startKeeper()
{
    if (m_isJoined || m_hasFailed)
        return;
    if (m_tries++ % TriesPerKeeper == 0) {
        QProcess process;
        process.setProgram(m_keeper.program);
        process.setArguments(m_keeper.arguments);
        process.setStandardInputFile(QProcess::nullDevice());
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(m_files.folder() + u"/keeper.log", QIODevice::Truncate);
        if (!process.startDetached())
            return fail({base::ErrorKind::Topology, u"KEEPER"_s,
                u"%1 cannot be started"_s.arg(m_keeper.program)});
    }
    m_retry.start();
}

void Member::read()
{
    while (m_socket.canReadLine()) {
        const auto state = parseState(m_socket.readLine());
        if (!state)
            return fail(state.error());
        if (state->phase == ConstellationState::Phase::Failed)
            return fail(*state->error);
        if (state->phase == ConstellationState::Phase::Ready && !std::exchange(m_isJoined, true)) {
            m_limit.stop();
            emit joined(*state);
        }
    }
}

void Member::handleDisconnect()
{
    if (m_isJoined)
        return fail({base::ErrorKind::Network, u"KEEPER"_s,
            u"the demo's servers have ended; start it again with: taproom demo"_s});
    // The keeper was on its way out: a new one can start as soon as it has gone.
    m_tries = 0;
    if (!m_hasFailed)
        m_retry.start();
}

void Member::fail(const base::Error &error)
{
    if (std::exchange(m_hasFailed, true))
        return;
    m_limit.stop();
    m_retry.stop();
    m_socket.abort();
    emit failed(error);
}

} // namespace constellation
