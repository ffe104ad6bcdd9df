#pragma once

#include "core/base/error.h"
#include "core/constellation/serverconfig.h"
#include "core/constellation/serverlog.h"
#include "core/constellation/serverprogram.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <optional>

namespace constellation {

/// How far a private server is.
enum class ServerState : quint8 {
    Stopped,
    Starting,
    Ready, ///< takes connections
    Linked, ///< a replica that follows its master, a Sentinel that has met all others
};

/// One private redis-server: its folder with redis.conf, its process, what its log tells.
///
/// The process dies with its owner, however the owner dies. Stopped, it can be started again, on the
/// same port and without its data.
/// Thread: that of the object, which must be the program's main thread.
class RedisServerProcess final : public QObject {
    Q_OBJECT

public:
    /// `folder` is the server's own and is made when it is missing.
    RedisServerProcess(ServerProgram program, ServerConfig config, QString folder,
        QObject *parent = nullptr);
    /// Kills a process that still runs.
    ~RedisServerProcess() override;

    /// Ends in Ready (and then Linked for a replica), or in failed().
    void start();
    /// Ends in Stopped; after two seconds the process is killed.
    void stop();
    /// Ends the process at once, as a crash would.
    void kill();
    /// Between start() and Ready; 15 s when not set.
    void setStartLimit(std::chrono::milliseconds limit);

    ServerState state() const { return m_state; }
    /// The port is known when the server is Ready.
    const redis::Endpoint &endpoint() const { return m_config.endpoint; }
    const ServerConfig &config() const { return m_config; }
    /// 0 while no process runs.
    qint64 processId() const { return m_process.processId(); }

signals:
    void stateChanged(constellation::ServerState state);
    /// The replica at this port of the same computer follows this server and is in its ROLE reply.
    void replicaOnline(quint16 port);
    /// The process could not be started, or ended by itself: Storage, Network (ADDRESSINUSE),
    /// Timeout, Topology (NOSERVER) or Server with the last lines of its log.
    void failed(const base::Error &error);

private:
    bool writeConfig();
    void launch();
    void readLog();
    void apply(const ServerEvent &event);
    void handleEnd();
    base::Error describeEnd() const;
    void fail(base::ErrorKind kind, const QString &code, const QString &detail);
    void finish();
    void setState(ServerState state);

    ServerProgram m_program;
    ServerConfig m_config;
    QString m_folder;
    QProcess m_process;
    QTimer m_startLimit;
    QTimer m_stopLimit;
    ServerState m_state = ServerState::Stopped;
    QByteArray m_lastLines;
    std::optional<base::Error> m_failure; ///< told when the process has ended
    bool m_choosesPort = false; ///< the port was not given, and the server has never been Ready
    bool m_addressInUse = false;
    bool m_isStopping = false;
    int m_tries = 0;
    int m_sentinelsMet = 0;
};

} // namespace constellation

Q_DECLARE_METATYPE(constellation::ServerState)
