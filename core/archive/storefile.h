#pragma once

#include "core/sql/migrations.h"
#include "core/sql/sqlconnection.h"

#include <functional>

namespace archive {

/// A Sqlite file of ours: made when it is missing, readable by its owner only, and set aside when it is
/// damaged, so that a new one can take its place.
///
/// Thread: the worker's only. Lifetime: the worker must outlive it.
class StoreFile final {
public:
    /// Whether what was written has to survive a crash of the computer, or only one of the program.
    enum class Safety : quint8 { Program, Computer };

    StoreFile(const QString &path, QList<sql::Migration> migrations, Safety safety,
        base::Worker &worker);

    /// Runs `work` on the open file. When the file turns out to be damaged it is renamed to
    /// `NAME.damaged`, a new one is made, and `work` runs once more.
    /// Errors: those of the connection; SQL_NEWER when a later version made the file.
    template <typename Work>
    auto run(const Work &work) -> decltype(work(std::declval<sql::SqlConnection &>()))
    {
        auto done = attempt(work);
        if (done || !isDamage(done.error()))
            return done;
        setAside();
        return attempt(work);
    }

    /// Whether a damaged file was set aside since this was asked last.
    bool takeWasDamaged();
    /// Another number for each file that was made in place of one before.
    int generation() const { return m_generation; }
    /// Deletes the file with all that is in it.
    void wipe();

private:
    template <typename Work>
    auto attempt(const Work &work) -> decltype(work(std::declval<sql::SqlConnection &>()))
    {
        if (const auto opened = open(); !opened)
            return base::failure(opened.error());
        return work(m_connection);
    }

    base::Result<> open();
    static bool isDamage(const base::Error &error);
    void setAside();
    void removeFiles(const QString &suffix) const;

    const QString m_path;
    const QList<sql::Migration> m_migrations;
    const Safety m_safety;
    sql::SqlConnection m_connection;
    bool m_isOpen = false;
    bool m_wasDamaged = false;
    int m_generation = 0;
};

} // namespace archive
