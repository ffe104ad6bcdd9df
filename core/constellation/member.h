#pragma once

#include "core/base/error.h"
#include "core/constellation/constellationstate.h"
#include "core/constellation/keeperfiles.h"

#include <QLocalSocket>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace constellation {

/// How a keeper's process is started.
struct KeeperCommand {
    QString program;
    QStringList arguments;
};

/// One user of a shared constellation: joins the keeper that runs, or starts it. The constellation
/// lives at least as long as this object.
/// Thread: that of the object.
class Member final : public QObject {
    Q_OBJECT

public:
    Member(KeeperCommand keeper, const QString &folder, QObject *parent = nullptr);

    /// Ends in joined() or failed().
    void join();

signals:
    void joined(const constellation::ConstellationState &state);
    /// Before joined(): why there is no constellation, Timeout after 30 s. After it: the keeper has
    /// ended, and with it the servers (Network).
    void failed(const base::Error &error);

private:
    void tryToConnect();
    void startKeeper();
    void read();
    void handleDisconnect();
    void fail(const base::Error &error);

    KeeperCommand m_keeper;
    KeeperFiles m_files;
    QLocalSocket m_socket;
    QTimer m_retry;
    QTimer m_limit;
    int m_tries = 0;
    bool m_isJoined = false;
    bool m_hasFailed = false;
};

} // namespace constellation
