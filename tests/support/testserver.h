#pragma once

#include "core/constellation/redisserverprocess.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace support {

/// Runs redis-cli against a server and returns what it prints, without the last line end.
QByteArray runRedisCli(quint16 port, const QStringList &arguments);

/// One private redis-server for a test: on 127.0.0.1, a port of its own, gone with the object.
///
/// Its functions spin the event loop until the fact is there, at most 20 s; false means it did not
/// come, and a warning says why.
class TestServer final {
public:
    /// `lines` are further lines of redis.conf, such as `requirepass secret`.
    explicit TestServer(QList<QByteArray> lines = {});
    ~TestServer();

    /// Starts it; after stop() or kill() again, on the same port and empty.
    bool start();
    /// Starts it as a replica and waits until it follows `master` and the master lists it.
    bool startAsReplicaOf(TestServer &master);
    bool stop();
    /// Ends it at once, as a crash would.
    bool kill();
    /// The process hangs: it accepts connections (the kernel does) and answers nothing.
    void pause();
    void resume();

    quint16 port() const;
    redis::Endpoint endpoint() const;
    /// `redis://127.0.0.1:PORT`
    QString url() const;
    /// Runs redis-cli with these words.
    QByteArray cli(const QStringList &words) const;

private:
    bool ensureProcess(const std::optional<redis::Endpoint> &master);
    bool await(constellation::ServerState state);

    QTemporaryDir m_folder;
    QList<QByteArray> m_lines;
    std::unique_ptr<constellation::RedisServerProcess> m_process;
};

} // namespace support
