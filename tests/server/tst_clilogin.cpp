#include "core/base/worker.h"
#include "core/sql/sqlconnection.h"
#include "directories.h"
#include "tests/support/onworker.h"
#include "tests/support/programrun.h"
#include "tests/support/testserver.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using support::Directories;
using support::ProgramRun;
using support::TestServer;

/// `taproom login` with real databases and a real Redis.
class TestCliLogin final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void init();
    void firstByTheDirectoryThenByTheCache();
    void refusesWrongAndUnknownAlike();
    void upgradesTheTutorialsRow();
    void turnsDisabledUsersAway();
    void countsTheTriesOfAllRuns();
    void goesOnWithoutRedis();
    void saysThatBothAreAway();
    void forgedEntriesOpenNothing();
    void asksRedisForItsOwnUsers();

private:
    QString accountsUrl() const;
    QByteArray login(const QString &name, const QByteArray &password, int exitCode,
        const QStringList &more = {});
    bool execute(const QString &statement, const QVariantList &values = {});
    void addAlice();

    Directories m_directories;
    TestServer m_redis {{"user carol on >for-redis allkeys allchannels +@all"}};
    QTemporaryDir m_folder;
    QString m_kind;
};

namespace {

QString sha1(const QByteArray &password)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(password, QCryptographicHash::Sha1).toHex());
}

QByteArray line(const char *result, const char *by, bool isUpgraded = false)
{
    const QByteArray source = by == nullptr ? QByteArray("null") : QByteArray("\"") + by + '"';
    return "{\"by\":" + source + ",\"result\":\"" + result
        + "\",\"upgraded\":" + (isUpgraded ? "true" : "false") + "}\n";
}

} // namespace

void TestCliLogin::initTestCase_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString &kind : Directories::kinds())
        QTest::newRow(qPrintable(kind)) << kind;
}

void TestCliLogin::initTestCase()
{
    QVERIFY(m_directories.start());
    QVERIFY(m_redis.start());
}

void TestCliLogin::init()
{
    QFETCH_GLOBAL(QString, kind);
    m_kind = kind;
    QCOMPARE(m_redis.cli({u"FLUSHALL"_s}), "OK");
    QVERIFY(m_directories.reset(m_kind, Directories::wideColumns()));
    addAlice();
}

QString TestCliLogin::accountsUrl() const
{
    const sql::DatabaseConfig config = m_directories.config(m_kind);
    if (m_kind == u"sqlite")
        return u"sqlite:"_s + config.file;
    return u"%1://%2:%3@127.0.0.1:%4/%5"_s.arg(m_kind == u"mariadb" ? u"mysql"_s : m_kind,
        config.userName, QString::fromUtf8(config.password.reveal()), QString::number(config.port),
        config.database);
}

QByteArray TestCliLogin::login(const QString &name, const QByteArray &password, int exitCode,
    const QStringList &more)
{
    QStringList words {u"login"_s, name, u"--json"_s, u"--data-dir"_s, m_folder.path(),
        u"--accounts"_s, accountsUrl()};
    words += more.isEmpty() ? QStringList {u"--redis"_s, m_redis.url()} : more;
    ProgramRun run(u"" TAPROOM_PROGRAM ""_s, words, password + '\n');
    const int code = run.exitCode(60'000);
    if (code != exitCode)
        return "exit code " + QByteArray::number(code) + ": " + run.errors();
    return run.output();
}

bool TestCliLogin::execute(const QString &statement, const QVariantList &values)
{
    base::Worker worker(u"test"_s);
    const auto done = support::onWorker(worker, [&] {
        return sql::SqlConnection(m_directories.config(m_kind), worker).write({statement, values});
    });
    return done.has_value() && *done == 1;
}

void TestCliLogin::addAlice()
{
    ProgramRun add(u"" TAPROOM_PROGRAM ""_s,
        {u"user"_s, u"add"_s, u"alice"_s, u"--accounts"_s, accountsUrl(), u"--redis"_s,
            m_redis.url(), u"--data-dir"_s, m_folder.path()},
        "correct horse battery\n");
    const int exitCode = add.exitCode(60'000);
    QVERIFY2(exitCode == 0, add.errors().constData());
}

void TestCliLogin::firstByTheDirectoryThenByTheCache()
{
    QCOMPARE(login(u"alice"_s, "correct horse battery", 0), line("in", "directory"));
    QCOMPARE(login(u"alice"_s, "correct horse battery", 0), line("in", "cache"));
    QVERIFY(m_directories.stop(m_kind));
    const QByteArray right = login(u"alice"_s, "correct horse battery", 0);
    const QByteArray wrong = login(u"alice"_s, "wrong", 1);
    QVERIFY(m_directories.launch(m_kind));
    QCOMPARE(right, line("in", "cache"));
    QCOMPARE(wrong, line("wrong", "cache"));
}

void TestCliLogin::refusesWrongAndUnknownAlike()
{
    QCOMPARE(login(u"alice"_s, "wrong", 1), line("wrong", "directory"));
    QCOMPARE(login(u"nobody"_s, "wrong", 1), line("wrong", "directory"));
    ProgramRun known(u"" TAPROOM_PROGRAM ""_s,
        {u"login"_s, u"alice"_s, u"--accounts"_s, accountsUrl(), u"--data-dir"_s, m_folder.path()},
        "wrong\n");
    ProgramRun unknown(u"" TAPROOM_PROGRAM ""_s,
        {u"login"_s, u"nobody"_s, u"--accounts"_s, accountsUrl(), u"--data-dir"_s, m_folder.path()},
        "wrong\n");
    QCOMPARE(known.exitCode(), 1);
    QCOMPARE(unknown.exitCode(), 1);
    QVERIFY(!known.errors().isEmpty());
    QCOMPARE(unknown.errors(), known.errors());
    QVERIFY(known.output().isEmpty());
}

void TestCliLogin::upgradesTheTutorialsRow()
{
    QVERIFY(execute(u"INSERT INTO userinfos (uname, upwd) VALUES (?, ?)"_s,
        {u"用户"_s, sha1("123456")}));
    QCOMPARE(login(u"用户"_s, "654321", 1), line("wrong", "directory"));
    QCOMPARE(login(u"用户"_s, "123456", 0), line("in", "directory", true));
    QCOMPARE(m_redis.cli({u"DEL"_s, u"taproom:login:用户"_s}), "1");
    QCOMPARE(login(u"用户"_s, "123456", 0), line("in", "directory", false));
    QCOMPARE(login(u"用户"_s, "123456", 0), line("in", "cache"));
}

void TestCliLogin::turnsDisabledUsersAway()
{
    QCOMPARE(login(u"alice"_s, "correct horse battery", 0), line("in", "directory"));
    ProgramRun disable(u"" TAPROOM_PROGRAM ""_s,
        {u"user"_s, u"disable"_s, u"alice"_s, u"--accounts"_s, accountsUrl(), u"--redis"_s,
            m_redis.url(), u"--data-dir"_s, m_folder.path()});
    QCOMPARE(disable.exitCode(), 0);
    QCOMPARE(login(u"alice"_s, "correct horse battery", 1), line("wrong", "directory"));
}

void TestCliLogin::countsTheTriesOfAllRuns()
{
    for (int i = 0; i < 5; ++i)
        QCOMPARE(login(u"alice"_s, "wrong", 1), line("wrong", "directory"));
    QCOMPARE(login(u"alice"_s, "correct horse battery", 4), line("throttled", nullptr));
}

void TestCliLogin::goesOnWithoutRedis()
{
    QCOMPARE(
        login(u"alice"_s, "correct horse battery", 0, {u"--redis"_s, u"redis://127.0.0.1:1"_s}),
        line("in", "directory"));
    QCOMPARE(login(u"alice"_s, "wrong", 1, {u"--redis"_s, u"redis://127.0.0.1:1"_s}),
        line("wrong", "directory"));
}

void TestCliLogin::saysThatBothAreAway()
{
    QVERIFY(m_directories.stop(m_kind));
    const QByteArray answer
        = login(u"alice"_s, "correct horse battery", 2, {u"--redis"_s, u"redis://127.0.0.1:1"_s});
    QVERIFY(m_directories.launch(m_kind));
    QCOMPARE(answer, line("unreachable", nullptr));
}

void TestCliLogin::forgedEntriesOpenNothing()
{
    m_redis.cli({u"SET"_s, u"uname"_s, u"alice"_s});
    m_redis.cli({u"HSET"_s, u"taproom:login:alice"_s, u"uname"_s, u"alice"_s});
    QCOMPARE(login(u"alice"_s, "evil", 1), line("wrong", "directory"));
    m_redis.cli({u"DEL"_s, u"taproom:login:alice"_s});
    m_redis.cli({u"SET"_s, u"taproom:login:alice"_s, sha1("evil")});
    QCOMPARE(login(u"alice"_s, "evil", 1), line("wrong", "directory"));
    QCOMPARE(login(u"alice"_s, "correct horse battery", 0), line("in", "directory"));
}

void TestCliLogin::asksRedisForItsOwnUsers()
{
    const QStringList acl {u"--redis"_s, m_redis.url(), u"--method"_s, u"acl"_s};
    QCOMPARE(login(u"carol"_s, "for-redis", 0, acl), line("in", "acl"));
    QCOMPARE(login(u"carol"_s, "wrong", 1, acl), line("wrong", "acl"));
    QCOMPARE(login(u"nobody"_s, "wrong", 1, acl), line("wrong", "acl"));
    QCOMPARE(login(u"carol"_s, "for-redis", 2,
                 {u"--redis"_s, u"redis://127.0.0.1:1"_s, u"--method"_s, u"acl"_s}),
        line("unreachable", nullptr));
}

QTEST_GUILESS_MAIN(TestCliLogin)

#include "tst_clilogin.moc"
