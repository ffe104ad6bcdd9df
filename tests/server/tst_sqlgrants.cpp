#include "databaseserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using support::DatabaseServer;

namespace {

const QString password = u"only-for-this-test"_s;

QByteArray grants(const QString &name)
{
    QFile file(u"" TAPROOM_SOURCE_DIR "/resources/sql/grants/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression secret(u"@[A-Z]+_PASSWORD@"_s);
    text.replace(secret, password);
    text.replace(u"@DATABASE@"_s, u"company"_s).replace(u"@SCHEMA@"_s, u"public"_s);
    return text.toUtf8();
}

} // namespace

/// The grants for account tables against real servers.
class TestSqlGrants final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void mariaDbWantsTls();
    void allowsAndRefuses_data();
    void allowsAndRefuses();

private:
    std::unique_ptr<DatabaseServer> m_servers[2] {support::makeMariaDb(),
        support::makePostgreSql()};
};

void TestSqlGrants::initTestCase()
{
    const QString files[] {u"mysql.sql"_s, u"postgresql.sql"_s};
    for (std::size_t i = 0; i < 2; ++i) {
        QVERIFY(m_servers[i]->start());
        const auto made = m_servers[i]->run(
            "CREATE TABLE userinfos (uname VARCHAR(64) PRIMARY KEY, upwd VARCHAR(255) NOT NULL);"
            "CREATE TABLE salaries (amount INT);"
            "INSERT INTO userinfos VALUES ('alice', 'old');");
        QVERIFY2(made.isDone, made.errors.constData());
        const QByteArray text = grants(files[i]);
        QVERIFY(!text.isEmpty());
        const auto granted = m_servers[i]->run(text);
        QVERIFY2(granted.isDone, granted.errors.constData());
    }
}

void TestSqlGrants::mariaDbWantsTls()
{
    // Before the other test takes the duty away: the private server has no certificate.
    const auto refused = m_servers[0]->run("SELECT 1", u"taproom_verify"_s, password);
    QVERIFY2(refused.errors.contains("Access denied"), refused.errors.constData());
}

void TestSqlGrants::allowsAndRefuses_data()
{
    QTest::addColumn<int>("server");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<bool>("isAllowed");
    struct Right {
        const char *statement;
        int from; ///< the first user in the list below that may
    };
    const QString users[] {u"taproom_verify"_s, u"taproom_upgrade"_s, u"taproom_admin"_s};
    const Right rights[] {
        {"SELECT upwd FROM userinfos WHERE uname = 'alice'", 0},
        {"UPDATE userinfos SET upwd = 'new' WHERE uname = 'alice' AND upwd = 'old'", 1},
        {"INSERT INTO userinfos (uname, upwd) VALUES ('USER', 'x')", 2},
        {"UPDATE userinfos SET uname = 'eve' WHERE uname = 'alice'", 3},
        {"DELETE FROM userinfos", 3},
        {"DROP TABLE userinfos", 3},
        {"ALTER TABLE userinfos ADD COLUMN x INT", 3},
        {"CREATE TABLE mine (x INT)", 3},
        {"SELECT amount FROM salaries", 3},
    };
    for (int server = 0; server < 2; ++server) {
        for (int user = 0; user < 3; ++user) {
            for (const Right &right : rights) {
                QTest::addRow("%s %s: %s", server == 0 ? "mariadb" : "postgresql",
                    qPrintable(users[user]), right.statement)
                    << server << users[user] << QByteArray(right.statement) << (user >= right.from);
            }
        }
    }
}

void TestSqlGrants::allowsAndRefuses()
{
    QFETCH(const int, server);
    QFETCH(const QString, user);
    QFETCH(const QByteArray, statement);
    QFETCH(const bool, isAllowed);
    if (server == 0)
        QVERIFY(m_servers[0]->run("ALTER USER " + user.toUtf8() + " REQUIRE NONE;").isDone);
    const auto answer = m_servers[std::size_t(server)]->run(statement + ";", user, password);
    QVERIFY2(answer.isDone == isAllowed, answer.errors.constData());
    // Refused for want of the right, not for a mistake in the statement.
    QVERIFY2(isAllowed || answer.errors.contains("denied")
            || answer.errors.contains("must be owner") || answer.errors.contains("no privileges"),
        answer.errors.constData());
}

QTEST_GUILESS_MAIN(TestSqlGrants)
#include "tst_sqlgrants.moc"
