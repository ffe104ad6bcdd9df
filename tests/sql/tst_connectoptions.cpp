#include "core/sql/connectoptions.h"
#include "core/sql/databaseurl.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestConnectOptions final : public QObject {
    Q_OBJECT

private slots:
    void carriesDeadlinesAndTls_data();
    void carriesDeadlinesAndTls();
    void refusesPathsThatWouldBeSeveralOptions_data();
    void refusesPathsThatWouldBeSeveralOptions();
};

void TestConnectOptions::carriesDeadlinesAndTls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("options");
    QTest::newRow("sqlite") << u"sqlite:a"_s << u"QSQLITE_BUSY_TIMEOUT=6000"_s;
    QTest::newRow("sqlite read only")
        << u"sqlite:a?mode=ro"_s << u"QSQLITE_BUSY_TIMEOUT=6000;QSQLITE_OPEN_READONLY"_s;
    QTest::newRow("mysql") << u"mysql://h/d"_s
                           << u"MYSQL_OPT_CONNECT_TIMEOUT=4;MYSQL_OPT_READ_TIMEOUT=6;"
                              "MYSQL_OPT_WRITE_TIMEOUT=6"_s;
    QTest::newRow("mysql socket and ca")
        << u"mysql://h/d?socket=/s&ca=/c"_s
        << u"MYSQL_OPT_CONNECT_TIMEOUT=4;MYSQL_OPT_READ_TIMEOUT=6;MYSQL_OPT_WRITE_TIMEOUT=6;"
           "UNIX_SOCKET=/s;SSL_CA=/c"_s;
    QTest::newRow("postgresql") << u"postgresql://h/d"_s
                                << u"application_name=taproom;connect_timeout=4;"
                                   "options='-c statement_timeout=6000';sslmode=prefer"_s;
    QTest::newRow("postgresql verified")
        << u"postgresql://h/d?tls=verify&ca=/c"_s
        << u"application_name=taproom;connect_timeout=4;options='-c statement_timeout=6000';"
           "sslmode=verify-full;sslrootcert='/c'"_s;
    QTest::newRow("postgresql in clear")
        << u"postgresql://h/d?tls=off"_s
        << u"application_name=taproom;connect_timeout=4;options='-c statement_timeout=6000';"
           "sslmode=disable"_s;
}

void TestConnectOptions::carriesDeadlinesAndTls()
{
    QFETCH(QString, url);
    const auto options = sql::connectOptions(*sql::parseDatabaseUrl(url));
    QVERIFY(options);
    QTEST(*options, "options");
}

void TestConnectOptions::refusesPathsThatWouldBeSeveralOptions_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("semicolon") << u"/tmp/a;SSL_CA=/evil"_s;
    QTest::newRow("quote") << u"/tmp/a' host='evil"_s;
    QTest::newRow("backslash") << u"/tmp/a\\"_s;
}

void TestConnectOptions::refusesPathsThatWouldBeSeveralOptions()
{
    QFETCH(QString, path);
    sql::DatabaseConfig config;
    config.kind = sql::DatabaseKind::Mysql;
    config.caFile = path;
    QVERIFY(!sql::connectOptions(config));
    config.caFile.clear();
    config.socket = path;
    QVERIFY(!sql::connectOptions(config));
}

QTEST_GUILESS_MAIN(TestConnectOptions)

#include "tst_connectoptions.moc"
