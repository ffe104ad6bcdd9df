#include "core/archive/storefile.h"

#include "core/sql/sqlerror.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace archive {

namespace {

sql::DatabaseConfig configOf(const QString &path)
{
    sql::DatabaseConfig config;
    config.kind = sql::DatabaseKind::Sqlite;
    config.file = path;
    config.fileMode = sql::FileMode::Create;
    return config;
}

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

StoreFile::StoreFile(const QString &path, QList<sql::Migration> migrations, Safety safety,
    base::Worker &worker)
    : m_path(path)
    , m_migrations(std::move(migrations))
    , m_safety(safety)
    , m_connection(configOf(path), worker)
{
}

base::Result<> StoreFile::open()
{
    if (m_isOpen)
        return {};
    // An older file may have been made, or copied here, with any mode.
    if (QFileInfo::exists(m_path))
        QFile::setPermissions(m_path, ownerOnly);
    if (const auto opened = m_connection.open(); !opened)
        return opened;
    // With a write-ahead log, FULL is what makes each commit survive a power cut.
    const QString safety = m_safety == Safety::Computer ? u"FULL"_s : u"NORMAL"_s;
    const QStringList pragmas {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = "_s + safety,
        u"PRAGMA secure_delete = ON"_s};
    for (const QString &pragma : pragmas) {
        if (const auto set = m_connection.read({pragma, {}}); !set)
            return base::failure(set.error());
    }
    if (const auto migrated = sql::migrate(m_connection, m_migrations); !migrated)
        return migrated;
    m_isOpen = true;
    return {};
}

bool StoreFile::isDamage(const base::Error &error)
{
    return error.kind == base::ErrorKind::Storage && error.code == sql::code::damaged;
}

void StoreFile::setAside()
{
    m_connection.close();
    m_isOpen = false;
    m_wasDamaged = true;
    ++m_generation;
    removeFiles(u".damaged"_s);
    QFile::rename(m_path, m_path + u".damaged"_s);
    // They belong to the damaged file and would spoil the new one.
    for (const QString &part : {u"-wal"_s, u"-shm"_s})
        QFile::remove(m_path + part);
}

bool StoreFile::takeWasDamaged()
{
    return std::exchange(m_wasDamaged, false);
}

void StoreFile::wipe()
{
    m_connection.close();
    m_isOpen = false;
    ++m_generation;
    removeFiles(QString());
    removeFiles(u".damaged"_s);
}

void StoreFile::removeFiles(const QString &suffix) const
{
    for (const QString &part : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(m_path + part + suffix);
    QFile::remove(m_path + suffix);
}

} // namespace archive
