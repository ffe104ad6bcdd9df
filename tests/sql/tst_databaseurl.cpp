#include "core/sql/databaseurl.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using sql::DatabaseConfig;
using sql::DatabaseKind;

class TestDatabaseUrl final : public QObject {
    Q_OBJECT

private slots:
    void readsEveryPartOfAServerUrl();
    void readsSqliteFiles_data();
    void readsSqliteFiles();
    void takesTheTutorialsTableByDefault();
    void takesOtherTablesAndColumns();
    void decodesPasswords();
    void refuses_data();
    void refuses();
    void neverRepeatsAPassword_data();
    void neverRepeatsAPassword();
    void showsUrlsWithoutThePassword();
    void storesUrlsThatReadBack_data();
    void storesUrlsThatReadBack();
};

void TestDatabaseUrl::readsEveryPartOfAServerUrl()
{
    const auto config = sql::parseDatabaseUrl(
        u"mysql://app:pass@db.example.org:3307/chat?tls=verify&ca=/etc/ca.pem&socket=/run/my.sock"_s);
    QVERIFY(config);
    QCOMPARE(config->kind, DatabaseKind::Mysql);
    QCOMPARE(config->host, u"db.example.org"_s);
    QCOMPARE(config->port, quint16(3307));
    QCOMPARE(config->userName, u"app"_s);
    QCOMPARE(config->password, base::Secret(QByteArrayView("pass")));
    QCOMPARE(config->database, u"chat"_s);
    QCOMPARE(config->tls, sql::TlsMode::Verify);
    QCOMPARE(config->caFile, u"/etc/ca.pem"_s);
    QCOMPARE(config->socket, u"/run/my.sock"_s);

    const auto bare = sql::parseDatabaseUrl(u"postgresql://h/d"_s);
    QVERIFY(bare);
    QCOMPARE(bare->kind, DatabaseKind::Postgresql);
    QCOMPARE(bare->port, quint16(0));
    QVERIFY(bare->userName.isEmpty());
    QVERIFY(bare->password.isEmpty());
    QCOMPARE(bare->tls, sql::TlsMode::Prefer);
}

void TestDatabaseUrl::readsSqliteFiles_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("file");
    QTest::newRow("absolute") << u"sqlite:/var/lib/a.db"_s << u"/var/lib/a.db"_s;
    QTest::newRow("relative") << u"sqlite:a.db"_s << u"a.db"_s;
    QTest::newRow("three slashes") << u"sqlite:///var/a.db"_s << u"/var/a.db"_s;
    QTest::newRow("space and Chinese") << u"sqlite:/tmp/用 户.db"_s << u"/tmp/用 户.db"_s;
    QTest::newRow("percent") << u"sqlite:/tmp/a%3Fb.db"_s << u"/tmp/a?b.db"_s;
    QTest::newRow("options") << u"sqlite:/tmp/a.db?table=t"_s << u"/tmp/a.db"_s;
}

void TestDatabaseUrl::readsSqliteFiles()
{
    QFETCH(QString, url);
    const auto config = sql::parseDatabaseUrl(url);
    QVERIFY(config);
    QCOMPARE(config->kind, DatabaseKind::Sqlite);
    QTEST(config->file, "file");
}

void TestDatabaseUrl::takesTheTutorialsTableByDefault()
{
    const auto config = sql::parseDatabaseUrl(u"mysql://h/d"_s);
    QVERIFY(config);
    QCOMPARE(config->users.table, u"userinfos"_s);
    QCOMPARE(config->users.nameColumn, u"uname"_s);
    QCOMPARE(config->users.passwordColumn, u"upwd"_s);
}

void TestDatabaseUrl::takesOtherTablesAndColumns()
{
    const auto config = sql::parseDatabaseUrl(
        u"postgres://h/d?table=auth.%E7%94%A8%E6%88%B7&name=login&password=hash"_s);
    QVERIFY(config);
    QCOMPARE(config->users.table, u"auth.用户"_s);
    QCOMPARE(config->users.nameColumn, u"login"_s);
    QCOMPARE(config->users.passwordColumn, u"hash"_s);
}

void TestDatabaseUrl::decodesPasswords()
{
    const auto config = sql::parseDatabaseUrl(u"mysql://a%40b:p%40%3A%2F%3F%23%25@h/d"_s);
    QVERIFY(config);
    QCOMPARE(config->userName, u"a@b"_s);
    QCOMPARE(config->password.reveal().toByteArray(), "p@:/?#%"_ba);
}

void TestDatabaseUrl::refuses_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no scheme") << u"/tmp/a.db"_s;
    QTest::newRow("other scheme") << u"oracle://h/d"_s;
    QTest::newRow("no file") << u"sqlite:"_s;
    QTest::newRow("no file but options") << u"sqlite:?table=t"_s;
    QTest::newRow("NUL in the file") << u"sqlite:/tmp/a%00b"_s;
    QTest::newRow("no host") << u"mysql:///d"_s;
    QTest::newRow("no database") << u"mysql://h"_s;
    QTest::newRow("database with a slash") << u"mysql://h/a/b"_s;
    QTest::newRow("port too high") << u"mysql://h:70000/d"_s;
    QTest::newRow("unknown option") << u"mysql://h/d?tabel=t"_s;
    QTest::newRow("option of another kind") << u"mysql://h/d?mode=ro"_s;
    QTest::newRow("tls word") << u"mysql://h/d?tls=yes"_s;
    QTest::newRow("injection in the table") << u"mysql://h/d?table=t%60;DROP%20TABLE%20x"_s;
    QTest::newRow("quote in a column") << u"postgresql://h/d?name=a%22b"_s;
    QTest::newRow("dot in a column") << u"postgresql://h/d?name=a.b"_s;
    QTest::newRow("empty table") << u"postgresql://h/d?table="_s;
}

void TestDatabaseUrl::refuses()
{
    QFETCH(QString, url);
    const auto config = sql::parseDatabaseUrl(url);
    QVERIFY(!config);
    QCOMPARE(config.error().kind, base::ErrorKind::Input);
    QVERIFY(!config.error().detail.isEmpty());
}

void TestDatabaseUrl::neverRepeatsAPassword_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("bad port") << u"mysql://app:hunter2@h:port/d"_s;
    QTest::newRow("unescaped letters") << u"mysql://app:hunter2#x@h/d"_s;
    QTest::newRow("bad percent") << u"mysql://app:hunter2%zz@h/d"_s;
    QTest::newRow("no database") << u"mysql://app:hunter2@h"_s;
    QTest::newRow("as an option") << u"mysql://app@h/d?hunter2=1"_s;
    QTest::newRow("other scheme") << u"mssql://app:hunter2@h/d"_s;
}

void TestDatabaseUrl::neverRepeatsAPassword()
{
    QFETCH(QString, url);
    const auto config = sql::parseDatabaseUrl(url);
    QVERIFY(!config);
    QVERIFY(!base::toLogText(config.error()).contains(u"hunter2"));
}

void TestDatabaseUrl::showsUrlsWithoutThePassword()
{
    const auto shown
        = [](const QString &url) { return sql::toDisplayText(*sql::parseDatabaseUrl(url)); };
    QCOMPARE(shown(u"mysql://app:hunter2@h:3307/d?tls=off"_s), u"mysql://app@h:3307/d"_s);
    QCOMPARE(shown(u"postgresql://[::1]/d"_s), u"postgresql://[::1]/d"_s);
    QCOMPARE(shown(u"sqlite:/a.db?table=t"_s), u"sqlite:/a.db"_s);
}

void TestDatabaseUrl::storesUrlsThatReadBack_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("stored");
    const auto same = [](const char *row, const QString &url) { QTest::newRow(row) << url << url; };
    same("file", u"sqlite:/var/lib/accounts.db"_s);
    same("file with marks", u"sqlite:/var/a%3Fb%20c%23.db?mode=ro"_s);
    same("server", u"mysql://db.example/company"_s);
    same("other table",
        u"postgresql://taproom@db:5433/company?table=hr.people&name=login&password=secret_hash"_s);
    same("TLS", u"mysql://u@h/db?tls=verify&ca=%2Fetc%2Fca.pem"_s);
    same("odd user", u"mysql://a%40b%3Ac@h/db"_s);
    same("IPv6", u"postgresql://u@[::1]:5432/db"_s);
    QTest::newRow("password") << u"mysql://u:secret@h:3306/db"_s << u"mysql://u@h:3306/db"_s;
    QTest::newRow("another scheme") << u"mariadb://u@h/db"_s << u"mysql://u@h/db"_s;
    QTest::newRow("the usual") << u"mysql://u@h/db?table=userinfos&tls=prefer"_s
                               << u"mysql://u@h/db"_s;
}

void TestDatabaseUrl::storesUrlsThatReadBack()
{
    QFETCH(QString, url);
    const auto config = sql::parseDatabaseUrl(url);
    QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
    const QString stored = sql::toStoredUrl(*config);
    QVERIFY(!stored.contains(u"secret@"));
    const auto again = sql::parseDatabaseUrl(stored);
    QVERIFY2(again, qPrintable(stored));
    QCOMPARE(sql::toStoredUrl(*again), stored);
    QCOMPARE(again->userName, config->userName);
    QCOMPARE(again->file, config->file);
    QCOMPARE(again->users, config->users);
    QCOMPARE(again->tls, config->tls);
    QCOMPARE(again->caFile, config->caFile);
    QTEST(stored, "stored");
}

QTEST_GUILESS_MAIN(TestDatabaseUrl)

#include "tst_databaseurl.moc"
