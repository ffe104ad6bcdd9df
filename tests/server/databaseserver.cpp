#include "databaseserver.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace support {

namespace {

constexpr int LimitMs = 60'000;

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

/// The children of a process, and theirs.
QList<qint64> descendants(qint64 parent)
{
    QList<qint64> found;
    const QStringList tasks
        = QDir(u"/proc/%1/task"_s.arg(parent)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &task : tasks) {
        QFile file(u"/proc/%1/task/%2/children"_s.arg(parent).arg(task));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &word : file.readAll().split(' ')) {
            if (const qint64 id = word.toLongLong(); id > 0)
                found += QList<qint64> {id} + descendants(id);
        }
    }
    return found;
}

DatabaseServer::Answer runProgram(const QString &program, const QStringList &arguments,
    const QByteArray &input = {}, const QString &password = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, password);
    environment.insert(u"MYSQL_PWD"_s, password);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(LimitMs))
        qWarning("%s: %s", qPrintable(program), qPrintable(process.errorString()));
    return {process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
            && process.error() == QProcess::UnknownError,
        process.readAllStandardOutput(), process.readAllStandardError()};
}

class MariaDb final : public DatabaseServer {
public:
    bool start() override;
    bool launch() override;
    Answer run(const QByteArray &statements, const QString &user,
        const QString &password) const override;

private:
    Answer runOutside(const QByteArray &statements) const override;
    QString socketFile() const { return m_folder.filePath(u"socket"_s); }
    /// Servers that start at the same time would clear each other's tables from a shared folder.
    QString temporary() const { return u"--tmpdir="_s + m_folder.path(); }
};

bool MariaDb::start()
{
    const QString data = u"--datadir="_s + m_folder.filePath(u"data"_s);
    const QString user = u"--user="_s + qEnvironmentVariable("USER", u"root"_s);
    const Answer made = runProgram(u"mariadb-install-db"_s,
        {u"--no-defaults"_s, data, user, temporary(),
            u"--auth-root-authentication-method=normal"_s});
    if (!made.isDone) {
        qWarning("no MariaDB: %s", made.errors.constData());
        return false;
    }
    m_port = freePort();
    // The nameless user of a fresh installation would stand before every user of any host.
    return launch()
        && runOutside("DROP USER ''@'localhost'; CREATE DATABASE company "
                      "CHARACTER SET utf8mb4;")
               .isDone;
}

bool MariaDb::launch()
{
    m_process.setStandardErrorFile(m_folder.filePath(u"log"_s));
    m_process.start(u"/usr/sbin/mariadbd"_s,
        {u"--no-defaults"_s, u"--datadir="_s + m_folder.filePath(u"data"_s),
            u"--user="_s + qEnvironmentVariable("USER", u"root"_s), temporary(),
            u"--socket="_s + socketFile(), u"--port="_s + QString::number(m_port),
            u"--bind-address=127.0.0.1"_s});
    return awaitAnswer();
}

DatabaseServer::Answer MariaDb::runOutside(const QByteArray &statements) const
{
    return runProgram(u"mariadb"_s,
        {u"--no-defaults"_s, u"--socket="_s + socketFile(), u"--user=root"_s}, statements);
}

DatabaseServer::Answer MariaDb::run(const QByteArray &statements, const QString &user,
    const QString &password) const
{
    const QStringList where = user.isEmpty()
        ? QStringList {u"--socket="_s + socketFile(), u"--user=root"_s}
        : QStringList {u"--host=127.0.0.1"_s, u"--port="_s + QString::number(m_port),
            u"--user="_s + user};
    return runProgram(u"mariadb"_s,
        QStringList {u"--no-defaults"_s} + where + QStringList {u"company"_s}, statements,
        password);
}

class PostgreSql final : public DatabaseServer {
public:
    bool start() override;
    bool launch() override;
    Answer run(const QByteArray &statements, const QString &user,
        const QString &password) const override;

private:
    Answer runOutside(const QByteArray &statements) const override;
    /// PostgreSQL does not run as root.
    QStringList asOwner(const QStringList &words) const;
    static QString program(const QString &name);
};

QString PostgreSql::program(const QString &name)
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return versions.filePath(found.isEmpty() ? name : QString(found.last() + u"/bin/"_s + name));
}

QStringList PostgreSql::asOwner(const QStringList &words) const
{
    const QStringList owner {u"runuser"_s, u"-u"_s, u"postgres"_s, u"--"_s};
    return ::geteuid() == 0 ? owner + words : words;
}

bool PostgreSql::start()
{
    const QString data = m_folder.filePath(u"data"_s);
    if (::geteuid() == 0)
        runProgram(u"chown"_s, {u"postgres"_s, m_folder.path()});
    QStringList words = asOwner({program(u"initdb"_s), u"-D"_s, data, u"-U"_s, u"admin"_s,
        u"--auth-local=trust"_s, u"--auth-host=scram-sha-256"_s, u"--no-sync"_s});
    QString name = words.takeFirst();
    const Answer made = runProgram(name, words);
    if (!made.isDone) {
        qWarning("no PostgreSQL: %s", made.errors.constData());
        return false;
    }
    m_port = freePort();
    return launch() && runOutside("CREATE DATABASE company").isDone;
}

bool PostgreSql::launch()
{
    QStringList words = asOwner({program(u"postgres"_s), u"-D"_s, m_folder.filePath(u"data"_s),
        u"-p"_s, QString::number(m_port), u"-k"_s, m_folder.path(), u"-c"_s,
        u"listen_addresses=127.0.0.1"_s, u"-c"_s, u"fsync=off"_s});
    const QString name = words.takeFirst();
    m_process.setStandardErrorFile(m_folder.filePath(u"log"_s));
    m_process.start(name, words);
    return awaitAnswer();
}

DatabaseServer::Answer PostgreSql::runOutside(const QByteArray &statements) const
{
    return runProgram(u"psql"_s,
        {u"--no-psqlrc"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, m_folder.path(), u"-p"_s,
            QString::number(m_port), u"-U"_s, u"admin"_s, u"postgres"_s},
        statements);
}

DatabaseServer::Answer PostgreSql::run(const QByteArray &statements, const QString &user,
    const QString &password) const
{
    const QString host = user.isEmpty() ? m_folder.path() : u"127.0.0.1"_s;
    return runProgram(u"psql"_s,
        {u"--no-psqlrc"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, host, u"-p"_s,
            QString::number(m_port), u"-U"_s, user.isEmpty() ? u"admin"_s : user, u"company"_s},
        statements, password);
}

} // namespace

DatabaseServer::~DatabaseServer()
{
    resume();
    stop();
}

bool DatabaseServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return true;
    m_process.terminate();
    // runuser hands it on to its child; SIGINT makes PostgreSQL not wait for its clients.
    for (const qint64 child : descendants(m_process.processId()))
        ::kill(pid_t(child), SIGINT);
    if (!m_process.waitForFinished(LimitMs))
        m_process.kill();
    return m_process.waitForFinished(LimitMs) || m_process.state() == QProcess::NotRunning;
}

void DatabaseServer::pause()
{
    signalAll(SIGSTOP);
}

void DatabaseServer::resume()
{
    signalAll(SIGCONT);
}

void DatabaseServer::signalAll(int signal)
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    for (const qint64 id : descendants(m_process.processId()))
        ::kill(pid_t(id), signal);
    ::kill(pid_t(m_process.processId()), signal);
}

bool DatabaseServer::awaitAnswer()
{
    const auto isUp = [this] {
        return m_process.state() != QProcess::NotRunning && runOutside("SELECT 1").isDone;
    };
    if (QTest::qWaitFor(isUp, LimitMs))
        return true;
    QFile log(m_folder.filePath(u"log"_s));
    if (log.open(QIODevice::ReadOnly))
        qWarning("the database does not answer; its log ends: %s",
            log.readAll().right(2000).constData());
    return false;
}

std::unique_ptr<DatabaseServer> makeMariaDb()
{
    return std::make_unique<MariaDb>();
}

std::unique_ptr<DatabaseServer> makePostgreSql()
{
    return std::make_unique<PostgreSql>();
}

} // namespace support
