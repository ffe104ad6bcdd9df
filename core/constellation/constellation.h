#pragma once

#include "core/constellation/clusterfounder.h"
#include "core/constellation/constellationplan.h"
#include "core/constellation/planprogress.h"
#include "core/constellation/redisserverprocess.h"
#include "core/constellation/serverprogram.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace constellation {

/// Starts the servers of a plan as private processes on free ports of this computer, and ends them.
/// Thread: that of the object, which must be the program's main thread.
class Constellation final : public QObject {
    Q_OBJECT

public:
    /// Each server gets a folder of its name in `folder`.
    Constellation(ConstellationPlan plan, QString folder, QObject *parent = nullptr);
    ~Constellation() override;

    /// Ends in ready() or failed().
    void start();
    /// Ends in stopped().
    void stop();

    /// In the order of the plan; complete when ready() was emitted.
    QList<redis::Endpoint> endpoints() const;
    const ConstellationPlan &plan() const { return m_plan; }
    /// Null before the server has been started.
    RedisServerProcess *server(qsizetype place) const;

signals:
    /// All servers take connections and all replicas follow their masters.
    void ready(const QList<redis::Endpoint> &endpoints);
    /// One server could not be started (all are ended then), or ended by itself later.
    void failed(const base::Error &error);
    void stopped();

private:
    void startServers();
    void startServer(qsizetype place);
    void follow(qsizetype place, ServerState state);
    void noteOnline(qsizetype parent, quint16 port);
    void advance();
    void foundCluster();
    void fail(const base::Error &error);
    void finishStop();

    ConstellationPlan m_plan;
    QString m_folder;
    PlanProgress m_progress;
    ServerProgramFinder m_finder;
    ServerProgram m_program;
    QTimer m_linkLimit;
    std::unique_ptr<ClusterFounder> m_founder; ///< of a cluster
    bool m_isFounded = false;
    std::vector<std::unique_ptr<RedisServerProcess>> m_servers;
    bool m_isReady = false;
    bool m_isStopping = false;
};

} // namespace constellation
