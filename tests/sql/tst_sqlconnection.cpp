#include "core/sql/databaseurl.h"
#include "core/sql/sqlconnection.h"
#include "core/sql/sqlerror.h"
#include "tests/support/onworker.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using base::Result;
using sql::SqlConnection;
using sql::SqlRows;
using support::onWorker;

/// On Sqlite; what needs a server is in tests/server.
class TestSqlConnection final : public QObject {
    Q_OBJECT

private slots:
    void saysWhichPackageIsMissing();
    void init();
    void cleanup();
    void bindsValuesAndReadsThemBack_data();
    void bindsValuesAndReadsThemBack();
    void neverTakesAValueForAStatement();
    void countsTheRowsItChanged();
    void rollsBackWhenTheWorkFails();
    void tellsEachFaultApart_data();
    void tellsEachFaultApart();
    void saysThatTheFileIsMissing();
    void createsTheFileForItsOwnerOnly();
    void saysThatTheFileIsNoDatabase();
    void saysThatTheDatabaseIsReadOnly();
    void saysThatSomebodyElseHasTheLock();
    void neverRepeatsAValueInAnError();

private:
    sql::DatabaseConfig config(sql::FileMode mode = sql::FileMode::Create) const;
    Result<SqlRows> read(const QString &text, const QVariantList &values = {});
    Result<qint64> write(const QString &text, const QVariantList &values = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<base::Worker> m_worker;
    std::unique_ptr<SqlConnection> m_connection;
};

sql::DatabaseConfig TestSqlConnection::config(sql::FileMode mode) const
{
    sql::DatabaseConfig config;
    config.file = m_folder->filePath(u"a.db"_s);
    config.fileMode = mode;
    config.statementTimeout = std::chrono::milliseconds(100);
    return config;
}

Result<SqlRows> TestSqlConnection::read(const QString &text, const QVariantList &values)
{
    return onWorker(*m_worker, [=, this] { return m_connection->read({text, values}); });
}

Result<qint64> TestSqlConnection::write(const QString &text, const QVariantList &values)
{
    return onWorker(*m_worker, [=, this] { return m_connection->write({text, values}); });
}

// First, since Qt looks for its drivers once: here it finds none.
void TestSqlConnection::saysWhichPackageIsMissing()
{
    const QStringList paths = QCoreApplication::libraryPaths();
    QCoreApplication::setLibraryPaths({});
    const auto rows = read(u"SELECT 1"_s);
    const auto mysql = onWorker(*m_worker, [this]() -> Result<> {
        return SqlConnection(*sql::parseDatabaseUrl(u"mysql://h/d"_s), *m_worker).open();
    });
    QCoreApplication::setLibraryPaths(paths);
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, QString(sql::code::driverMissing));
    QVERIFY(rows.error().detail.contains(u"libqt6sql6-sqlite"));
    QVERIFY(!mysql);
    QVERIFY(mysql.error().detail.contains(u"libqt6sql6-mysql"));
}

void TestSqlConnection::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_worker = std::make_unique<base::Worker>(u"sql"_s);
    m_connection = std::make_unique<SqlConnection>(config(), *m_worker);
}

void TestSqlConnection::cleanup()
{
    const auto closed = onWorker(*m_worker, [this]() -> Result<> {
        m_connection.reset();
        return {};
    });
    m_worker.reset();
    m_folder.reset();
    QVERIFY(closed);
}

void TestSqlConnection::bindsValuesAndReadsThemBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"alice"_s;
    QTest::newRow("Chinese") << u"用户"_s;
    QTest::newRow("emoji") << u"😀"_s;
    QTest::newRow("quotes") << u"'\"`"_s;
    QTest::newRow("backslash") << u"\\'"_s;
    QTest::newRow("NUL inside") << u"a\0b"_s;
    QTest::newRow("10,000 letters") << QString(10000, u'x');
    QTest::newRow("injection") << u"x'; DROP TABLE t; --"_s;
}

void TestSqlConnection::bindsValuesAndReadsThemBack()
{
    QFETCH(QString, text);
    QVERIFY(write(u"CREATE TABLE t (a TEXT, b INTEGER)"_s));
    QVERIFY(write(u"INSERT INTO t VALUES (?, ?)"_s, {text, 7}));
    const auto rows = read(u"SELECT b, a FROM t WHERE a = ?"_s, {text});
    QVERIFY(rows);
    QCOMPARE(*rows, SqlRows({{QVariant(qint64(7)), QVariant(text)}}));
}

void TestSqlConnection::neverTakesAValueForAStatement()
{
    QVERIFY(write(u"CREATE TABLE t (a TEXT)"_s));
    QVERIFY(write(u"INSERT INTO t VALUES (?)"_s, {u"alice"_s}));
    const auto rows = read(u"SELECT a FROM t WHERE a = ?"_s, {u"' OR '1'='1"_s});
    QVERIFY(rows);
    QVERIFY(rows->isEmpty());
}

void TestSqlConnection::countsTheRowsItChanged()
{
    QVERIFY(write(u"CREATE TABLE t (a INTEGER)"_s));
    QVERIFY(write(u"INSERT INTO t VALUES (1), (2), (3)"_s));
    QCOMPARE(*write(u"UPDATE t SET a = 9 WHERE a > ?"_s, {1}), qint64(2));
    QCOMPARE(*write(u"UPDATE t SET a = 9 WHERE a > ?"_s, {100}), qint64(0));
}

void TestSqlConnection::rollsBackWhenTheWorkFails()
{
    QVERIFY(write(u"CREATE TABLE t (a INTEGER)"_s));
    const auto insertThen = [this](bool fail) {
        return onWorker(*m_worker, [this, fail] {
            return m_connection->transaction([this, fail]() -> Result<> {
                if (const auto done = m_connection->write({u"INSERT INTO t VALUES (1)"_s, {}});
                    !done)
                    return base::failure(done.error());
                if (fail)
                    return base::failure(base::ErrorKind::Input, u"NO"_s, {});
                return {};
            });
        });
    };
    const auto failed = insertThen(true);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, u"NO"_s);
    QVERIFY(read(u"SELECT a FROM t"_s)->isEmpty());
    QVERIFY(insertThen(false));
    QCOMPARE(read(u"SELECT a FROM t"_s)->size(), 1);
}

void TestSqlConnection::tellsEachFaultApart_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("code");
    QTest::newRow("no table") << u"SELECT a FROM nowhere"_s << QString(sql::code::tableMissing);
    QTest::newRow("no column") << u"SELECT b FROM t"_s << QString(sql::code::columnMissing);
    QTest::newRow("no column to fill")
        << u"INSERT INTO t (b) VALUES (1)"_s << QString(sql::code::columnMissing);
    QTest::newRow("twice") << u"INSERT INTO t VALUES ('alice')"_s << QString(sql::code::duplicate);
    QTest::newRow("nonsense") << u"SELEKT"_s << QString(sql::code::other);
}

void TestSqlConnection::tellsEachFaultApart()
{
    QFETCH(QString, statement);
    QVERIFY(write(u"CREATE TABLE t (a TEXT PRIMARY KEY)"_s));
    QVERIFY(write(u"INSERT INTO t VALUES ('alice')"_s));
    const auto failed = write(statement);
    QVERIFY(!failed);
    QTEST(failed.error().code, "code");
    // A failed statement must not spoil the next one.
    QVERIFY(read(u"SELECT a FROM t"_s));
}

void TestSqlConnection::saysThatTheFileIsMissing()
{
    const auto opened = onWorker(*m_worker,
        [this] { return SqlConnection(config(sql::FileMode::Existing), *m_worker).open(); });
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, QString(sql::code::databaseMissing));
    QVERIFY(!QFile::exists(config().file));
}

void TestSqlConnection::createsTheFileForItsOwnerOnly()
{
    QVERIFY(write(u"CREATE TABLE t (a TEXT)"_s));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(config().file) & others));
    QVERIFY(QFile::permissions(config().file) & QFileDevice::WriteOwner);
}

void TestSqlConnection::saysThatTheFileIsNoDatabase()
{
    QFile file(config().file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto rows = read(u"SELECT 1"_s);
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, QString(sql::code::damaged));
}

void TestSqlConnection::saysThatTheDatabaseIsReadOnly()
{
    QVERIFY(write(u"CREATE TABLE t (a TEXT)"_s));
    const auto written = onWorker(*m_worker, [this] {
        SqlConnection reader(config(sql::FileMode::ReadOnly), *m_worker);
        return reader.write({u"INSERT INTO t VALUES ('x')"_s, {}});
    });
    QVERIFY(!written);
    QCOMPARE(written.error().code, QString(sql::code::readOnly));
}

void TestSqlConnection::saysThatSomebodyElseHasTheLock()
{
    QVERIFY(write(u"CREATE TABLE t (a TEXT)"_s));
    const auto blocked = onWorker(*m_worker, [this]() -> Result<qint64> {
        Result<qint64> inner = 0;
        const auto held = m_connection->transaction([&]() -> Result<> {
            SqlConnection other(config(), *m_worker);
            inner = other.write({u"INSERT INTO t VALUES ('x')"_s, {}});
            return {};
        });
        return held ? inner : base::failure(held.error());
    });
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().code, QString(sql::code::busy));
    QCOMPARE(blocked.error().kind, base::ErrorKind::Timeout);
}

void TestSqlConnection::neverRepeatsAValueInAnError()
{
    QVERIFY(write(u"CREATE TABLE t (a TEXT PRIMARY KEY, CHECK (a <> 'topsecret'))"_s));
    const auto refused = write(u"INSERT INTO t VALUES (?)"_s, {u"topsecret"_s});
    QVERIFY(!refused);
    QVERIFY(!base::toLogText(refused.error()).contains(u"topsecret"));
}

QTEST_GUILESS_MAIN(TestSqlConnection)

#include "tst_sqlconnection.moc"
