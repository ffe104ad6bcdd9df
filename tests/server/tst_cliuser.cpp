#include "tests/support/programrun.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using support::ProgramRun;
using support::TestServer;

/// `taproom user …` and the program's own directory.
class TestCliUser final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void theFirstAccountMakesTheDirectory();
    void addsAndLists();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void aChangedPasswordCountsAtOnce();
    void aDisabledAccountIsOut();
    void saysWhenTheDirectoryIsAway();
    void saysWhenRedisCouldNotBeTold();
    void theDemoHasItsAccounts();

private:
    ProgramRun &run(const QStringList &words, const QByteArray &input = {});
    QStringList withServers(const QStringList &words) const;
    int exitCode(const QStringList &words, const QByteArray &input = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProgramRun> m_run;
    TestServer m_redis;
};

void TestCliUser::initTestCase()
{
    QVERIFY(m_redis.start());
}

void TestCliUser::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QCOMPARE(m_redis.cli({u"FLUSHALL"_s}), "OK");
}

ProgramRun &TestCliUser::run(const QStringList &words, const QByteArray &input)
{
    m_run = std::make_unique<ProgramRun>(u"" TAPROOM_PROGRAM ""_s,
        QStringList(words) << u"--data-dir"_s << m_folder->path(), input);
    return *m_run;
}

QStringList TestCliUser::withServers(const QStringList &words) const
{
    return QStringList(words) << u"--redis"_s << m_redis.url();
}

int TestCliUser::exitCode(const QStringList &words, const QByteArray &input)
{
    return run(withServers(words), input).exitCode(60'000);
}

void TestCliUser::theFirstAccountMakesTheDirectory()
{
    const QString file = m_folder->filePath(u"accounts.db"_s);
    QCOMPARE(exitCode({u"user"_s, u"list"_s}), 0);
    QCOMPARE(m_run->output(), "");
    QCOMPARE(exitCode({u"user"_s, u"add"_s, u"alice"_s}, "correct horse battery\n"), 0);
    QCOMPARE(m_run->output(), "alice added\n");
    QVERIFY(m_run->errors().isEmpty());
    // Hashes are nobody else's business.
    QCOMPARE(QFileInfo(file).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
        QFile::ReadOwner | QFile::WriteOwner);
    const QString named = m_folder->filePath(u"named.db"_s);
    QCOMPARE(run({u"user"_s, u"list"_s, u"--accounts"_s, QString(u"sqlite:"_s + named)}).exitCode(),
        2);
    QCOMPARE(run({u"user"_s, u"add"_s, u"bob"_s, u"--accounts"_s, QString(u"sqlite:"_s + named)},
                 "correct horse battery\n")
                 .exitCode(),
        0);
    QVERIFY(QFile::exists(named));
}

void TestCliUser::addsAndLists()
{
    QCOMPARE(exitCode({u"user"_s, u"add"_s, u"Alice"_s, u"--display-name"_s, u"Alice 'A' 😀"_s},
                 "correct horse battery\n"),
        0);
    QCOMPARE(exitCode({u"user"_s, u"add"_s, u"用户"_s}, "123456\n"), 0);
    QVERIFY2(m_run->errors().contains("easy to guess"), m_run->errors().constData());
    QCOMPARE(exitCode({u"user"_s, u"disable"_s, u"用户"_s}), 0);
    QCOMPARE(exitCode({u"user"_s, u"list"_s}), 0);
    QCOMPARE(m_run->output(), "alice\tAlice 'A' 😀\n用户\t\tdisabled\n");
    QCOMPARE(exitCode({u"user"_s, u"list"_s, u"--json"_s}), 0);
    const auto lines = m_run->output().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(1).contains("\"disabled\":true") && lines.at(1).contains("用户"));
    QVERIFY(lines.at(0).contains("\"changed_at\":"));
}

void TestCliUser::refusesWhatCannotBe_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("says");
    const auto add = [](const QString &name) { return QStringList {u"user"_s, u"add"_s, name}; };
    QTest::newRow("taken") << add(u"ALICE"_s) << QByteArray("x\n") << QByteArray("already");
    QTest::newRow("injection") << add(u"' OR 1=1 --"_s) << QByteArray("x\n")
                               << QByteArray("no user name");
    QTest::newRow("emoji") << add(u"😀"_s) << QByteArray("x\n") << QByteArray("no user name");
    QTest::newRow("10,000 letters")
        << add(QString(10'000, u'x')) << QByteArray("x\n") << QByteArray("no user name");
    QTest::newRow("two scripts") << add(u"аlice"_s) << QByteArray("x\n")
                                 << QByteArray("no user name");
    QTest::newRow("no password") << add(u"bob"_s) << QByteArray() << QByteArray("password");
    QTest::newRow("empty password") << add(u"bob"_s) << QByteArray("\n") << QByteArray("password");
    QTest::newRow("long password") << add(u"bob"_s) << QByteArray(5000, 'x') + '\n'
                                   << QByteArray("cannot be a password");
    QTest::newRow("nobody's password") << QStringList {u"user"_s, u"passwd"_s, u"bob"_s}
                                       << QByteArray("x\n") << QByteArray("no account");
    QTest::newRow("nobody disabled") << QStringList {u"user"_s, u"disable"_s, u"bob"_s}
                                     << QByteArray() << QByteArray("no account");
}

void TestCliUser::refusesWhatCannotBe()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, says);
    QCOMPARE(exitCode({u"user"_s, u"add"_s, u"alice"_s}, "correct horse battery\n"), 0);
    QCOMPARE(exitCode(words, input), 1);
    QVERIFY2(m_run->errors().contains(says), m_run->errors().constData());
    QVERIFY(m_run->output().isEmpty());
    QCOMPARE(exitCode({u"user"_s, u"list"_s}), 0);
    QCOMPARE(m_run->output(), "alice\n");
}

void TestCliUser::aChangedPasswordCountsAtOnce()
{
    QCOMPARE(exitCode({u"user"_s, u"add"_s, u"alice"_s}, "correct horse battery\n"), 0);
    QCOMPARE(exitCode({u"login"_s, u"alice"_s}, "correct horse battery\n"), 0);
    QCOMPARE(m_redis.cli({u"EXISTS"_s, u"taproom:login:alice"_s}), "1");
    QCOMPARE(exitCode({u"user"_s, u"passwd"_s, u"alice"_s}, "paper clip lamp\n"), 0);
    QCOMPARE(m_redis.cli({u"EXISTS"_s, u"taproom:login:alice"_s}), "0");
    QCOMPARE(exitCode({u"login"_s, u"alice"_s}, "correct horse battery\n"), 1);
    QCOMPARE(exitCode({u"login"_s, u"alice"_s, u"--json"_s}, "paper clip lamp\n"), 0);
    QVERIFY(m_run->output().contains("directory"));
}

void TestCliUser::aDisabledAccountIsOut()
{
    QCOMPARE(exitCode({u"user"_s, u"add"_s, u"alice"_s}, "correct horse battery\n"), 0);
    QCOMPARE(exitCode({u"user"_s, u"disable"_s, u"alice"_s}), 0);
    QCOMPARE(exitCode({u"login"_s, u"alice"_s}, "correct horse battery\n"), 1);
    QVERIFY2(m_run->errors().contains("disabled"), m_run->errors().constData());
    QCOMPARE(exitCode({u"user"_s, u"enable"_s, u"alice"_s}), 0);
    QCOMPARE(exitCode({u"login"_s, u"alice"_s}, "correct horse battery\n"), 0);
}

void TestCliUser::saysWhenTheDirectoryIsAway()
{
    QCOMPARE(run({u"user"_s, u"list"_s, u"--accounts"_s, u"mysql://u:secret@127.0.0.1:1/db"_s})
                 .exitCode(),
        2);
    QVERIFY2(m_run->errors().contains("cannot be reached"), m_run->errors().constData());
    QVERIFY(!m_run->errors().contains("secret"));
    QCOMPARE(m_run->errors().count('\n'), 1);
    QCOMPARE(run({u"user"_s, u"list"_s, u"--accounts"_s, u"oracle://h/db"_s}).exitCode(), 64);
}

void TestCliUser::saysWhenRedisCouldNotBeTold()
{
    QCOMPARE(exitCode({u"user"_s, u"add"_s, u"alice"_s}, "correct horse battery\n"), 0);
    ProgramRun &passwd
        = run({u"user"_s, u"passwd"_s, u"alice"_s, u"--redis"_s, u"redis://127.0.0.1:1"_s},
            "paper clip lamp\n");
    QCOMPARE(passwd.exitCode(), 0);
    QVERIFY2(passwd.errors().contains("Redis could not be told"), passwd.errors().constData());
    QCOMPARE(run({u"user"_s, u"passwd"_s, u"alice"_s}, "paper clip lamp\n").exitCode(), 0);
    QVERIFY2(m_run->errors().isEmpty(), m_run->errors().constData());
}

void TestCliUser::theDemoHasItsAccounts()
{
    ProgramRun demo(u"" TAPROOM_PROGRAM ""_s,
        {u"demo"_s, u"--no-window"_s, u"--data-dir"_s, m_folder->path()});
    const auto lines = demo.lines(4);
    QCOMPARE(lines.size(), 4);
    const QByteArrayList words = lines.last().split(' ');
    QCOMPARE(words.mid(0, 5), QByteArrayList({"accounts", "alice", "bob", "carol", "password"}));
    const QByteArray password = words.value(5) + '\n';
    QCOMPARE(run({u"login"_s, u"bob"_s, u"--json"_s}, password).exitCode(), 0);
    QVERIFY(m_run->output().contains("directory"));
    // A new replica hears the master's first writes up to a second late.
    const auto isCached = [this, &password] {
        run({u"login"_s, u"bob"_s, u"--json"_s}, password).exitCode();
        return m_run->output().contains("cache");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isCached(), 20'000);
    QCOMPARE(run({u"user"_s, u"list"_s}).exitCode(), 0);
    QCOMPARE(m_run->output(), "alice\tAlice\nbob\tBob\ncarol\tCarol\n");
    demo.send(SIGINT);
    QCOMPARE(demo.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestCliUser)

#include "tst_cliuser.moc"
