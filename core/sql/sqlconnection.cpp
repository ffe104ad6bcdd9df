#include "core/sql/sqlconnection.h"

#include "core/base/worker.h"
#include "core/sql/connectoptions.h"
#include "core/sql/serversocket.h"
#include "core/sql/sqlerror.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlRecord>

#include <sys/socket.h>

using namespace Qt::Literals::StringLiterals;

namespace sql {

namespace {

/// More would be statements made up as we go, which nobody here does.
constexpr std::size_t mostPrepared = 64;

base::Result<> createFile(const QString &path)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
        return base::failure(base::ErrorKind::Storage, code::databaseMissing,
            u"the folder of the file cannot be made"_s);
    }
    QFile file(path);
    // Made here and not by Sqlite, so that nobody else can read it for even a moment.
    if (!file.open(QIODevice::ReadWrite, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return base::failure(base::ErrorKind::Storage, code::databaseMissing, file.errorString());
    return {};
}

} // namespace

SqlConnection::SqlConnection(DatabaseConfig config, base::Worker &worker)
    : m_config(std::move(config))
    , m_worker(worker)
    , m_name(u"taproom-%1"_s.arg(quintptr(this)))
{
}

SqlConnection::~SqlConnection()
{
    close();
}

base::Result<> SqlConnection::open()
{
    if (m_database.isOpen())
        return {};
    // A driver may have found out by itself that the server is gone.
    close();
    const auto options = connectOptions(m_config);
    if (!options)
        return base::failure(options.error());
    if (const auto there = prepareFile(); !there)
        return there;
    const QString driver = driverName(m_config.kind);
    if (!QSqlDatabase::isDriverAvailable(driver))
        return base::failure(driverMissingError(m_config.kind));
    m_database = QSqlDatabase::addDatabase(driver, m_name);
    const auto connected = connectDatabase(*options);
    if (!connected)
        close();
    return connected;
}

base::Result<> SqlConnection::prepareFile() const
{
    if (m_config.kind != DatabaseKind::Sqlite || QFileInfo::exists(m_config.file))
        return {};
    if (m_config.fileMode == FileMode::Create)
        return createFile(m_config.file);
    return base::failure(base::ErrorKind::Storage, code::databaseMissing,
        u"there is no such file"_s);
}

base::Result<> SqlConnection::connectDatabase(const QString &options)
{
    // The driver's library is there, but not the database's own that it needs.
    if (!m_database.isValid())
        return base::failure(driverMissingError(m_config.kind));
    const bool isFile = m_config.kind == DatabaseKind::Sqlite;
    m_database.setConnectOptions(options);
    m_database.setHostName(m_config.host);
    if (m_config.port != 0)
        m_database.setPort(m_config.port);
    m_database.setDatabaseName(isFile ? m_config.file : m_config.database);
    // Handed to open() and not stored: QSqlDatabase forgets it again.
    if (!m_database.open(m_config.userName, QString::fromUtf8(m_config.password.reveal())))
        return base::failure(toError(m_config.kind, Stage::Connecting, m_database.lastError()));
    // Opening a file reads nothing: only a first look tells whether it is a database at all.
    if (!isFile)
        return {};
    const auto looked = plain(u"PRAGMA schema_version"_s);
    return looked ? base::Result<>() : base::failure(looked.error());
}

void SqlConnection::close()
{
    // The socket goes, and its number may soon be somebody else's.
    m_worker.forgetBreaker();
    m_inTransaction = false;
    if (m_database.connectionName().isEmpty())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
    // Last: without their driver the statements do not try to tell a server that may be gone.
    m_prepared.clear();
}

base::Result<SqlRows> SqlConnection::read(const SqlStatement &statement)
{
    if (const auto opened = open(); !opened)
        return base::failure(opened.error());
    auto ran = run(statement);
    if (!ran && ran.error().code == code::gone && !m_inTransaction) {
        close();
        if (const auto opened = open(); !opened)
            return base::failure(opened.error());
        ran = run(statement);
    }
    if (!ran)
        return base::failure(ran.error());
    QSqlQuery &query = **ran;
    const int columns = query.record().count();
    SqlRows rows;
    while (query.next()) {
        QVariantList row;
        for (int column = 0; column < columns; ++column)
            row.append(query.value(column));
        rows.append(row);
    }
    query.finish();
    return rows;
}

base::Result<qint64> SqlConnection::write(const SqlStatement &statement)
{
    if (const auto alive = proveAlive(); !alive)
        return base::failure(alive.error());
    // What has no values may be no statement that a server prepares, such as CREATE TABLE.
    if (statement.values.isEmpty())
        return plain(statement.text);
    const auto ran = run(statement);
    if (!ran)
        return base::failure(ran.error());
    const qint64 rows = (*ran)->numRowsAffected();
    (*ran)->finish();
    return rows;
}

base::Result<> SqlConnection::transaction(const std::function<base::Result<>()> &work)
{
    if (m_inTransaction)
        return work();
    if (const auto alive = proveAlive(); !alive)
        return alive;
    // Sqlite takes the write lock at once: to take it later can fail for being too late.
    const bool isFile = m_config.kind == DatabaseKind::Sqlite;
    if (const auto begun = plain(isFile ? u"BEGIN IMMEDIATE"_s : u"START TRANSACTION"_s); !begun)
        return base::failure(begun.error());
    m_inTransaction = true;
    auto done = work();
    if (done) {
        if (const auto committed = plain(u"COMMIT"_s); !committed)
            done = base::failure(committed.error());
    }
    if (!done) {
        // What failed is told; when the connection broke, the server rolls back by itself.
        const auto rolledBack = plain(u"ROLLBACK"_s);
        if (!rolledBack)
            close();
    }
    m_inTransaction = false;
    return done;
}

base::Result<> SqlConnection::proveAlive()
{
    if (m_inTransaction || m_config.kind == DatabaseKind::Sqlite)
        return open();
    if (const auto answer = read({u"SELECT 1"_s, {}}); !answer)
        return base::failure(answer.error());
    return {};
}

base::Result<QSqlQuery *> SqlConnection::run(const SqlStatement &statement)
{
    const auto since = std::chrono::steady_clock::now();
    breakOffSilence();
    const auto query = prepared(statement.text, since);
    if (!query)
        return query;
    for (qsizetype i = 0; i < statement.values.size(); ++i)
        (*query)->bindValue(int(i), statement.values.at(i));
    if (!(*query)->exec()) {
        const auto error = toWorkError((*query)->lastError(), since);
        if (error.kind != base::ErrorKind::Network && error.code != code::slow)
            m_prepared.erase(statement.text);
        return base::failure(error);
    }
    return query;
}

base::Result<QSqlQuery *> SqlConnection::prepared(const QString &text, Moment since)
{
    if (const auto found = m_prepared.find(text); found != m_prepared.end())
        return &found->second;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(text))
        return base::failure(toWorkError(query.lastError(), since));
    if (m_prepared.size() >= mostPrepared)
        m_prepared.clear();
    return &m_prepared.insert_or_assign(text, std::move(query)).first->second;
}

base::Result<qint64> SqlConnection::plain(const QString &text)
{
    const auto since = std::chrono::steady_clock::now();
    breakOffSilence();
    QSqlQuery query(m_database);
    if (!query.exec(text))
        return base::failure(toWorkError(query.lastError(), since));
    return qint64(query.numRowsAffected());
}

void SqlConnection::breakOffSilence()
{
    const auto socket = serverSocket(*m_database.driver());
    if (!socket)
        return;
    // The server cancels by itself what is merely slow; this is for one that says nothing at all.
    m_worker.breakOffAfter(m_config.statementTimeout + std::chrono::seconds(1),
        [socket = *socket] { ::shutdown(socket, SHUT_RDWR); });
}

base::Error SqlConnection::toWorkError(const QSqlError &error, Moment since) const
{
    auto known = toError(m_config.kind, Stage::Working, error);
    const auto took = std::chrono::steady_clock::now() - since;
    if (known.code == code::gone && took >= m_config.statementTimeout)
        return {base::ErrorKind::Timeout, code::slow, u"the database did not answer in time"_s};
    return known;
}

} // namespace sql
