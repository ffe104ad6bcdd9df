#include "core/base/worker.h"
#include "core/sql/sqlconnection.h"
#include "core/sql/sqlerror.h"
#include "directories.h"
#include "tests/support/onworker.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using base::Result;
using sql::DatabaseConfig;
using sql::SqlConnection;
using sql::SqlRows;
using support::Directories;
using support::onWorker;

/// What goes wrong with real MariaDB and PostgreSQL servers, each with an error of its own.
class TestSqlServers final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();
    void bindsValuesAndReadsThemBack_data();
    void bindsValuesAndReadsThemBack();
    void tellsEachFaultApart_data();
    void tellsEachFaultApart();
    void saysWhyItCannotConnect_data();
    void saysWhyItCannotConnect();
    void reconnectsWhenTheServerHasGoneAway();
    void rollsBackWhenTheWorkFails();
    void saysThatARightIsMissing();
    void saysThatNobodyMayWrite();
    void givesUpOnASilentServer();
    void givesUpOnAServerThatNeverGreets();
    void givesUpOnASlowStatement();
    void endsQuicklyWhileAServerIsSilent();

private:
    Result<SqlRows> read(const QString &text, const QVariantList &values = {});
    Result<qint64> write(const QString &text, const QVariantList &values = {});
    Result<> tryToOpen(const DatabaseConfig &config);
    bool isMaria() const { return m_kind == u"mariadb"; }

    Directories m_directories;
    QString m_kind;
    std::unique_ptr<base::Worker> m_worker;
    std::unique_ptr<SqlConnection> m_connection;
};

void TestSqlServers::initTestCase_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("mariadb") << u"mariadb"_s;
    QTest::newRow("postgresql") << u"postgresql"_s;
}

void TestSqlServers::initTestCase()
{
    QVERIFY(m_directories.start());
}

void TestSqlServers::init()
{
    QFETCH_GLOBAL(QString, kind);
    m_kind = kind;
    QVERIFY(m_directories.reset(m_kind, u"uname VARCHAR(10) PRIMARY KEY, upwd VARCHAR(200)"_s));
    m_worker = std::make_unique<base::Worker>(u"sql"_s);
    m_connection = std::make_unique<SqlConnection>(m_directories.config(m_kind), *m_worker);
}

void TestSqlServers::cleanup()
{
    if (!m_worker)
        return;
    const auto closed = onWorker(*m_worker, [this]() -> Result<> {
        m_connection.reset();
        return {};
    });
    m_worker.reset();
    QVERIFY(closed);
}

Result<SqlRows> TestSqlServers::read(const QString &text, const QVariantList &values)
{
    return onWorker(*m_worker, [=, this] { return m_connection->read({text, values}); });
}

Result<qint64> TestSqlServers::write(const QString &text, const QVariantList &values)
{
    return onWorker(*m_worker, [=, this] { return m_connection->write({text, values}); });
}

Result<> TestSqlServers::tryToOpen(const DatabaseConfig &config)
{
    return onWorker(*m_worker, [&] { return SqlConnection(config, *m_worker).open(); });
}

void TestSqlServers::bindsValuesAndReadsThemBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("Chinese") << u"用户"_s;
    QTest::newRow("emoji") << u"😀"_s;
    QTest::newRow("quotes") << u"'\"`"_s;
    QTest::newRow("backslash") << u"\\'; --"_s;
    QTest::newRow("injection") << u"x'); DROP TABLE userinfos; --"_s;
    QTest::newRow("placeholders") << u"? :a $1 {table}"_s;
}

void TestSqlServers::bindsValuesAndReadsThemBack()
{
    QFETCH(QString, text);
    QVERIFY(write(u"INSERT INTO userinfos (uname, upwd) VALUES (?, ?)"_s, {u"a"_s, text}));
    QCOMPARE(*read(u"SELECT upwd FROM userinfos WHERE upwd = ?"_s, {text}),
        SqlRows({{QVariant(text)}}));
    QCOMPARE(read(u"SELECT uname FROM userinfos"_s)->size(), 1);
}

void TestSqlServers::tellsEachFaultApart_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("code");
    QTest::newRow("no table") << u"SELECT a FROM nowhere"_s << QString(sql::code::tableMissing);
    QTest::newRow("no column") << u"SELECT b FROM userinfos"_s << QString(sql::code::columnMissing);
    QTest::newRow("twice") << u"INSERT INTO userinfos VALUES ('a', 'topsecret')"_s
                           << QString(sql::code::duplicate);
    QTest::newRow("too long") << u"INSERT INTO userinfos VALUES ('topsecret plus', 'x')"_s
                              << QString(sql::code::tooLong);
    QTest::newRow("nonsense") << u"SELEKT topsecret"_s << QString(sql::code::other);
}

void TestSqlServers::tellsEachFaultApart()
{
    QFETCH(QString, statement);
    QVERIFY(write(u"INSERT INTO userinfos VALUES ('a', 'x')"_s));
    const auto failed = write(statement);
    QVERIFY(!failed);
    QTEST(failed.error().code, "code");
    QVERIFY(!base::toLogText(failed.error()).contains(u"topsecret"));
    QVERIFY(read(u"SELECT uname FROM userinfos"_s));
}

void TestSqlServers::saysWhyItCannotConnect_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::newRow("port") << u"port"_s << QString(sql::code::unreachable);
    QTest::newRow("host") << u"host"_s << QString(sql::code::unreachable);
    QTest::newRow("password") << u"password"_s << QString(sql::code::loginRefused);
    QTest::newRow("user") << u"user"_s << QString(sql::code::loginRefused);
    QTest::newRow("database") << u"database"_s << QString(sql::code::databaseMissing);
}

void TestSqlServers::saysWhyItCannotConnect()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    DatabaseConfig config = m_directories.config(m_kind);
    if (what == u"port")
        config.port = 1;
    else if (what == u"host")
        config.host = u"nowhere.invalid"_s;
    else if (what == u"password")
        config.password = base::Secret(QByteArrayView("topsecret"));
    else if (what == u"user")
        config.userName = u"nobody"_s;
    else
        config.database = u"nothing"_s;
    const auto opened = tryToOpen(config);
    QVERIFY(!opened);
    // MariaDB does not tell a stranger which databases there are.
    if (isMaria() && what == u"database" && opened.error().code == sql::code::rightMissing)
        code = opened.error().code;
    QCOMPARE(opened.error().code, code);
    QVERIFY(!base::toLogText(opened.error()).contains(u"topsecret"));
    QVERIFY(!base::toLogText(opened.error()).contains(u"only-for-this-test"));
}

void TestSqlServers::reconnectsWhenTheServerHasGoneAway()
{
    QVERIFY(write(u"INSERT INTO userinfos VALUES ('a', 'x')"_s));
    QVERIFY(m_directories.stop(m_kind));
    const auto away = read(u"SELECT uname FROM userinfos"_s);
    QVERIFY(m_directories.launch(m_kind));
    QVERIFY(!away);
    QCOMPARE(away.error().code, QString(sql::code::unreachable));
    QCOMPARE(read(u"SELECT uname FROM userinfos"_s)->size(), 1);
    QVERIFY(m_directories.stop(m_kind));
    QVERIFY(m_directories.launch(m_kind));
    // The connection looks whole until it is used.
    QCOMPARE(read(u"SELECT uname FROM userinfos"_s)->size(), 1);
    QVERIFY(m_directories.stop(m_kind));
    QVERIFY(m_directories.launch(m_kind));
    QVERIFY(write(u"INSERT INTO userinfos VALUES ('b', 'x')"_s));
    QCOMPARE(read(u"SELECT uname FROM userinfos"_s)->size(), 2);
}

void TestSqlServers::rollsBackWhenTheWorkFails()
{
    const auto failed = onWorker(*m_worker, [this] {
        return m_connection->transaction([this]() -> Result<> {
            const auto done
                = m_connection->write({u"INSERT INTO userinfos VALUES ('a', 'x')"_s, {}});
            if (!done)
                return base::failure(done.error());
            return base::failure(base::ErrorKind::Input, u"NO"_s, {});
        });
    });
    QCOMPARE(failed.error().code, u"NO"_s);
    QVERIFY(read(u"SELECT uname FROM userinfos"_s)->isEmpty());
}

void TestSqlServers::saysThatARightIsMissing()
{
    const QByteArray make = isMaria()
        ? "CREATE OR REPLACE USER reader@'%' IDENTIFIED BY 'r';"
          "GRANT SELECT ON company.userinfos TO reader@'%';"
        : "DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'r';";
    QVERIFY(m_directories.server(m_kind)->run(make).isDone);
    if (!isMaria())
        QVERIFY(write(u"GRANT SELECT ON userinfos TO reader"_s));
    DatabaseConfig config = m_directories.config(m_kind);
    config.userName = u"reader"_s;
    config.password = base::Secret(QByteArrayView("r"));
    const auto written = onWorker(*m_worker, [&] {
        return SqlConnection(config, *m_worker).write({u"UPDATE userinfos SET upwd = 'x'"_s, {}});
    });
    QVERIFY(!written);
    QCOMPARE(written.error().code, QString(sql::code::rightMissing));
    if (!isMaria())
        QVERIFY(write(u"REVOKE ALL ON userinfos FROM reader"_s));
}

void TestSqlServers::saysThatNobodyMayWrite()
{
    const auto *const server = m_directories.server(m_kind);
    const QByteArray close = isMaria()
        ? "SET GLOBAL read_only = 1;"
        : "ALTER ROLE everything SET default_transaction_read_only = on;";
    const QByteArray open = isMaria()
        ? "SET GLOBAL read_only = 0;"
        : "ALTER ROLE everything RESET default_transaction_read_only;";
    QVERIFY(server->run(close).isDone);
    const auto written = write(u"UPDATE userinfos SET upwd = 'x'"_s);
    QVERIFY(server->run(open).isDone);
    QVERIFY(!written);
    QCOMPARE(written.error().code, QString(sql::code::readOnly));
}

void TestSqlServers::givesUpOnASilentServer()
{
    QVERIFY(read(u"SELECT 1"_s));
    m_directories.server(m_kind)->pause();
    QElapsedTimer timer;
    timer.start();
    const auto silent = read(u"SELECT uname FROM userinfos"_s);
    const qint64 took = timer.elapsed();
    m_directories.server(m_kind)->resume();
    QVERIFY(!silent);
    QCOMPARE(silent.error().kind, base::ErrorKind::Timeout);
    QCOMPARE(silent.error().code, QString(sql::code::slow));
    // Its deadlines are 2 s here.
    QVERIFY2(took < 8000, QByteArray::number(took).constData());
    QVERIFY(read(u"SELECT uname FROM userinfos"_s));
}

void TestSqlServers::givesUpOnAServerThatNeverGreets()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost, 0));
    DatabaseConfig config = m_directories.config(m_kind);
    config.port = mute.serverPort();
    QElapsedTimer timer;
    timer.start();
    const auto opened = tryToOpen(config);
    QVERIFY(!opened);
    QVERIFY2(opened.error().kind == base::ErrorKind::Timeout
            || opened.error().kind == base::ErrorKind::Network,
        qPrintable(base::toLogText(opened.error())));
    QVERIFY(timer.elapsed() < 8000);
}

void TestSqlServers::givesUpOnASlowStatement()
{
    QElapsedTimer timer;
    timer.start();
    const auto slow = read(isMaria() ? u"SELECT SLEEP(20)"_s : u"SELECT pg_sleep(20)"_s);
    QVERIFY(!slow);
    QCOMPARE(slow.error().code, QString(sql::code::slow));
    QVERIFY(timer.elapsed() < 8000);
    QVERIFY(read(u"SELECT 1"_s));
}

void TestSqlServers::endsQuicklyWhileAServerIsSilent()
{
    QVERIFY(read(u"SELECT 1"_s));
    m_directories.server(m_kind)->pause();
    QElapsedTimer timer;
    timer.start();
    m_worker->run(
        [connection = std::move(m_connection)] {
            return connection->read({u"SELECT uname FROM userinfos"_s, {}});
        },
        this, [](const Result<SqlRows> &) {});
    m_worker.reset();
    const qint64 took = timer.elapsed();
    m_directories.server(m_kind)->resume();
    QVERIFY2(took < 5000, QByteArray::number(took).constData());
}

QTEST_GUILESS_MAIN(TestSqlServers)

#include "tst_sqlservers.moc"
