#include "core/constellation/keeper.h"

#include "core/base/logging.h"

#include <QFile>
#include <QLocalSocket>
#include <QSaveFile>

#include <utility>

using namespace std::chrono_literals;

namespace constellation {

Keeper::Keeper(ConstellationPlan plan, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_files(folder)
    , m_lock(m_files.lockPath())
    , m_constellation(std::move(plan), folder)
{
    m_lock.setStaleLockTime(0); // a lock is stale when its process is dead, never by its age
    m_firstMemberLimit.setSingleShot(true);
    m_firstMemberLimit.setInterval(10s);
    connect(&m_firstMemberLimit, &QTimer::timeout, this, &Keeper::close);
    connect(&m_socket, &QLocalServer::newConnection, this, &Keeper::welcome);
    connect(&m_constellation, &Constellation::ready, this, &Keeper::serversReady);
    connect(&m_constellation, &Constellation::failed, this, [this](const base::Error &error) {
        // Later, the loss of one server is for the members to see: the others still serve them.
        qCWarning(base::logConstellation) << toLogText(error);
        if (m_state.phase == ConstellationState::Phase::Starting)
            announceFailure(error);
    });
    connect(&m_constellation, &Constellation::stopped, this, [this] {
        if (!m_isClosing)
            return;
        m_lock.unlock();
        // Never from within start(), when the caller's event loop may not run yet.
        QTimer::singleShot(0ms, this, &Keeper::finished);
    });
}

void Keeper::start()
{
    // A lock that is taken is another keeper's. One that is about to end: members try again.
    if (!m_files.prepare() || !m_lock.tryLock(0))
        return close();
    QLocalServer::removeServer(m_files.socketPath()); // left by a keeper that was killed
    if (!m_socket.listen(m_files.socketPath())) {
        qCWarning(base::logConstellation) << "cannot listen:" << m_socket.errorString();
        return close();
    }
    m_firstMemberLimit.start();
    m_constellation.start();
}

void Keeper::announceReady()
{
    const auto endpoints = m_constellation.endpoints();
    const auto &planned = m_constellation.plan().servers;
    ConstellationState state {ConstellationState::Phase::Ready, {}, {}};
    for (qsizetype place = 0; place < planned.size(); ++place) {
        const auto nameOf = [&planned](const std::optional<qsizetype> &other) {
            return other ? planned[*other].name : QString();
        };
        state.servers.append({planned[place].name, endpoints[place], nameOf(planned[place].parent),
            nameOf(planned[place].watches)});
    }
    announce(state);
    writeStateFile();
}

void Keeper::announceFailure(const base::Error &error)
{
    announce({ConstellationState::Phase::Failed, {}, error});
}

void Keeper::welcome()
{
    while (auto *member = m_socket.nextPendingConnection()) {
        m_firstMemberLimit.stop();
        m_members.append(member);
        connect(member, &QLocalSocket::disconnected, this, [this, member] { dismiss(member); });
        member->write(encodeState(m_state) + '\n');
    }
}

void Keeper::dismiss(QLocalSocket *member)
{
    m_members.removeOne(member);
    member->deleteLater();
    if (m_members.isEmpty())
        close();
}

void Keeper::announce(const ConstellationState &state)
{
    m_state = state;
    for (QLocalSocket *member : std::as_const(m_members))
        member->write(encodeState(m_state) + '\n');
}

void Keeper::writeStateFile() const
{
    QSaveFile file(m_files.statePath());
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(encodeState(m_state) + '\n') > 0 && file.commit();
    if (!written)
        qCWarning(base::logConstellation) << "cannot write the state file:" << file.errorString();
}

void Keeper::close()
{
    if (std::exchange(m_isClosing, true))
        return;
    // From here on nobody can join; who was about to sees the connection end and starts a new keeper.
    m_socket.close();
    if (m_lock.isLocked())
        QFile::remove(m_files.statePath());
    m_constellation.stop();
}

} // namespace constellation
