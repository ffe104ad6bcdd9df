#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace support {

/// A private SQL server for a test: on 127.0.0.1, a port of its own, gone with the object.
///
/// Its functions spin the event loop or wait for a client program; a warning says why they failed.
class DatabaseServer {
public:
    struct Answer {
        bool isDone = false;
        QByteArray output;
        QByteArray errors;
    };

    virtual ~DatabaseServer();

    /// Makes the data folder and waits until the server answers.
    virtual bool start() = 0;
    /// Runs statements with the server's own client program; an empty user is the administrator.
    virtual Answer run(const QByteArray &statements, const QString &user = {},
        const QString &password = {}) const = 0;
    quint16 port() const { return m_port; }
    /// Ends it; launch() starts it again on the same port with what it had.
    bool stop();
    virtual bool launch() = 0;
    /// All its processes hang: connections are accepted (by the kernel) and nothing is answered.
    void pause();
    void resume();

protected:
    /// Runs statements as the administrator outside of `company`.
    virtual Answer runOutside(const QByteArray &statements) const = 0;
    bool awaitAnswer();
    void signalAll(int signal);

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

/// MariaDB of the Debian package; has an empty database `company`.
std::unique_ptr<DatabaseServer> makeMariaDb();
/// PostgreSQL of the Debian package; has an empty database `company`.
std::unique_ptr<DatabaseServer> makePostgreSql();

} // namespace support
