#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QObject>
#include <QProcess>
#include <QString>

#include <optional>

namespace constellation {

/// The redis-server program on this computer.
struct ServerProgram {
    QString path;
    int majorVersion = 0;
};

/// The major version in the output of `redis-server --version`; nothing when it is something else's.
std::optional<int> parseMajorVersion(QByteArrayView output);

/// Finds the program, in $TAPROOM_REDIS_SERVER or on the PATH, and asks it for its version.
/// Thread: that of the object.
class ServerProgramFinder final : public QObject {
    Q_OBJECT

public:
    explicit ServerProgramFinder(QObject *parent = nullptr);

    /// Ends with found() or failed().
    void start();

signals:
    void found(const constellation::ServerProgram &program);
    /// Topology when there is no such program, Server when it answers as something else.
    void failed(const base::Error &error);

private:
    void readVersion();

    QProcess m_process;
};

} // namespace constellation

Q_DECLARE_METATYPE(constellation::ServerProgram)
