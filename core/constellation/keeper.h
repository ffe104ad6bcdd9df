#pragma once

#include "core/constellation/constellation.h"
#include "core/constellation/constellationstate.h"
#include "core/constellation/keeperfiles.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QTimer>

class QLocalSocket;

namespace constellation {

/// Owns the servers of a constellation that several programs share, in a process of its own.
///
/// Everyone who uses the constellation holds a connection to the keeper's socket. A connection ends
/// with its process, however that dies; with the last one the keeper ends the servers and itself. The
/// servers in turn end with the keeper, however it dies. So nothing is ever left running.
/// Thread: the program's main thread.
class Keeper final : public QObject {
    Q_OBJECT

public:
    Keeper(ConstellationPlan plan, const QString &folder, QObject *parent = nullptr);

    /// Ends in serversReady() or, sooner or later, in finished().
    void start();
    /// Tells all members, present and coming, that the constellation can be used.
    void announceReady();
    /// Tells all members why it cannot.
    void announceFailure(const base::Error &error);

signals:
    /// All servers run; call announceReady() when what they shall hold has been written.
    void serversReady(const QList<redis::Endpoint> &endpoints);
    /// Nobody needs the keeper any more (or another one keeps this folder); the servers have ended.
    void finished();

private:
    void welcome();
    void dismiss(QLocalSocket *member);
    void announce(const ConstellationState &state);
    void writeStateFile() const;
    void close();

    KeeperFiles m_files;
    QLockFile m_lock;
    QLocalServer m_socket;
    QTimer m_firstMemberLimit;
    Constellation m_constellation;
    ConstellationState m_state;
    QList<QLocalSocket *> m_members; ///< owned by m_socket
    bool m_isClosing = false;
};

} // namespace constellation
