#include "directories.h"
#include "tests/support/programrun.h"
#include "tests/support/testserver.h"

#include <QDirIterator>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using support::ProgramRun;

namespace {

/// A terminal: what is typed goes in, what a program shows (or echoes) comes out.
class Terminal final {
public:
    Terminal()
        : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK))
    {
        if (m_master >= 0 && ::grantpt(m_master) == 0 && ::unlockpt(m_master) == 0)
            m_name = ::ptsname(m_master);
        // Held open, so that nothing is lost between two programs.
        m_slave = ::open(m_name.constData(), O_RDWR | O_NOCTTY);
    }
    ~Terminal()
    {
        ::close(m_slave);
        ::close(m_master);
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    bool isOpen() const { return m_slave >= 0; }
    QString name() const { return QString::fromLocal8Bit(m_name); }
    void type(const QByteArray &keys) const
    {
        if (::write(m_master, keys.constData(), std::size_t(keys.size())) != keys.size())
            qWarning("the terminal takes no more");
    }
    const QByteArray &shown()
    {
        char bytes[4096];
        for (ssize_t count = 1; count > 0;) {
            count = ::read(m_master, bytes, sizeof bytes);
            m_shown.append(bytes, std::max<ssize_t>(count, 0));
        }
        return m_shown;
    }

private:
    int m_master;
    int m_slave = -1;
    QByteArray m_name;
    QByteArray m_shown;
};

/// Whether a file below the folder has these bytes, but for the database itself.
QStringList filesWith(const QString &folder, const QByteArray &bytes)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found.append(file.fileName());
    }
    return found;
}

} // namespace

/// Where passwords and hashes must never turn up.
class TestCliPassword final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void showsNothingOfWhatIsTyped();
    void asksTwiceForANewOne();
    void leavesTheTerminalAsItWas();
    void noSecretIsInLogsErrorsSettingsOrRedis();
    void aPasswordInAUrlIsNotInTheListOfProcesses();
    void aPasswordInAUrlIsInNoError_data();
    void aPasswordInAUrlIsInNoError();

private:
    std::unique_ptr<QProcess> onTerminal(const QStringList &words) const;
    QString accountsUrl() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Terminal> m_terminal;
    support::TestServer m_redis {{"requirepass redis-secret-5"}};
    support::Directories m_directories;
};

void TestCliPassword::initTestCase()
{
    QVERIFY(m_redis.start());
    QVERIFY(m_directories.start());
}

void TestCliPassword::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_terminal = std::make_unique<Terminal>();
    QVERIFY(m_terminal->isOpen());
}

std::unique_ptr<QProcess> TestCliPassword::onTerminal(const QStringList &words) const
{
    auto process = std::make_unique<QProcess>();
    process->setStandardInputFile(m_terminal->name());
    process->setStandardErrorFile(m_terminal->name());
    process->start(u"" TAPROOM_PROGRAM ""_s,
        QStringList(words) << u"--data-dir"_s << m_folder->path());
    return process;
}

QString TestCliPassword::accountsUrl() const
{
    const sql::DatabaseConfig config = m_directories.config(u"mariadb"_s);
    return u"mysql://%1:%2@127.0.0.1:%3/%4"_s.arg(config.userName,
        QString::fromUtf8(config.password.reveal()), QString::number(config.port), config.database);
}

void TestCliPassword::showsNothingOfWhatIsTyped()
{
    const auto login = onTerminal({u"login"_s, u"alice"_s});
    QTRY_VERIFY(m_terminal->shown().contains("Password for alice: "));
    m_terminal->type("typed-secret-1\r");
    QTRY_COMPARE(login->state(), QProcess::NotRunning);
    QCOMPARE(login->exitCode(), 1);
    QVERIFY(m_terminal->shown().contains("wrong"));
    QVERIFY2(!m_terminal->shown().contains("secret"), m_terminal->shown().constData());
}

void TestCliPassword::asksTwiceForANewOne()
{
    const auto differing = onTerminal({u"user"_s, u"add"_s, u"alice"_s});
    QTRY_VERIFY(m_terminal->shown().contains("New password for alice: "));
    m_terminal->type("typed-secret-1\r");
    QTRY_VERIFY(m_terminal->shown().contains("The same again: "));
    m_terminal->type("typed-secret-2\r");
    QTRY_COMPARE(differing->state(), QProcess::NotRunning);
    QCOMPARE(differing->exitCode(), 1);
    QVERIFY(m_terminal->shown().contains("differ"));

    m_terminal = std::make_unique<Terminal>();
    const auto same = onTerminal({u"user"_s, u"add"_s, u"alice"_s});
    QTRY_VERIFY(m_terminal->shown().contains("New password"));
    m_terminal->type("typed-secrets\x7f-1\r");
    QTRY_VERIFY(m_terminal->shown().contains("again: "));
    m_terminal->type("typed-secret-1\r");
    QTRY_COMPARE(same->state(), QProcess::NotRunning);
    QCOMPARE(same->exitCode(), 0);
    QVERIFY2(!m_terminal->shown().contains("secret"), m_terminal->shown().constData());
    ProgramRun login(u"" TAPROOM_PROGRAM ""_s,
        {u"login"_s, u"alice"_s, u"--data-dir"_s, m_folder->path()}, "typed-secret-1\n");
    QCOMPARE(login.exitCode(), 0);
}

void TestCliPassword::leavesTheTerminalAsItWas()
{
    const auto login = onTerminal({u"login"_s, u"alice"_s});
    QTRY_VERIFY(m_terminal->shown().contains("Password for alice: "));
    m_terminal->type("typed\x03");
    QTRY_COMPARE(login->state(), QProcess::NotRunning);
    QCOMPARE(login->exitCode(), 1);
    // It echoes again.
    m_terminal->type("visible\r");
    QTRY_VERIFY(m_terminal->shown().contains("visible"));
    QVERIFY(!m_terminal->shown().contains("typed"));
}

void TestCliPassword::noSecretIsInLogsErrorsSettingsOrRedis()
{
    qputenv("QT_LOGGING_RULES", "*.debug=true");
    QVERIFY(m_directories.reset(u"mariadb"_s, support::Directories::wideColumns()));
    QByteArray all;
    const QStringList servers {u"--accounts"_s, accountsUrl(), u"--redis"_s,
        u"redis://:redis-secret-5@127.0.0.1:%1"_s.arg(m_redis.port()), u"--data-dir"_s,
        m_folder->path()};
    const auto run = [&](const QStringList &words, const QByteArray &input) {
        ProgramRun program(u"" TAPROOM_PROGRAM ""_s, words + servers, input);
        const int code = program.exitCode(60'000);
        all += program.output() + program.errors();
        return code;
    };
    QCOMPARE(run({u"user"_s, u"add"_s, u"alice"_s}, "user-secret-1\n"), 0);
    QCOMPARE(run({u"login"_s, u"alice"_s}, "user-secret-1\n"), 0);
    QCOMPARE(run({u"login"_s, u"alice"_s}, "user-secret-1\n"), 0);
    QCOMPARE(run({u"login"_s, u"alice"_s}, "user-secret-2\n"), 1);
    QCOMPARE(run({u"user"_s, u"passwd"_s, u"alice"_s}, "user-secret-3\n"), 0);
    QCOMPARE(run({u"user"_s, u"list"_s, u"--json"_s}, {}), 0);
    QCOMPARE(run({u"user"_s, u"disable"_s, u"alice"_s}, {}), 0);
    QCOMPARE(run({u"login"_s, u"alice"_s}, "user-secret-3\n"), 1);
    QVERIFY(m_directories.stop(u"mariadb"_s));
    QCOMPARE(run({u"login"_s, u"alice"_s}, "user-secret-3\n"), 2);
    QVERIFY(m_directories.launch(u"mariadb"_s));
    qunsetenv("QT_LOGGING_RULES");
    QVERIFY(!all.isEmpty());
    const QByteArray databaseSecret
        = m_directories.config(u"mariadb"_s).password.reveal().toByteArray();
    for (const QByteArray &secret : {QByteArray("user-secret"), QByteArray("redis-secret"),
             databaseSecret, QByteArray("$argon2id$")}) {
        QVERIFY2(!all.contains(secret), all.constData());
        QCOMPARE(filesWith(m_folder->path(), secret), QStringList());
    }
    // Redis has hashes that were made for the cache alone, never a password.
    const QByteArray kept = support::runRedisCli(m_redis.port(),
        {u"--no-auth-warning"_s, u"-a"_s, u"redis-secret-5"_s, u"EVAL"_s,
            u"local r = '' for _, k in ipairs(redis.call('KEYS', '*')) do r = r .. "
            u"redis.call('DUMP', "
            "k) end return r"_s,
            u"0"_s});
    QVERIFY(!kept.contains("user-secret"));
}

void TestCliPassword::aPasswordInAUrlIsNotInTheListOfProcesses()
{
    ProgramRun tail(u"" TAPROOM_PROGRAM ""_s,
        {u"tail"_s, u"general"_s, u"--data-dir"_s, m_folder->path(), u"--redis"_s,
            u"redis://:redis-secret-5@127.0.0.1:%1"_s.arg(m_redis.port())});
    const auto commandLine = [&tail] {
        QFile file(u"/proc/%1/cmdline"_s.arg(tail.processId()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY(commandLine().contains("tail") && !commandLine().contains("secret"));
    const auto subscribers = [this] {
        return support::runRedisCli(m_redis.port(),
            {u"--no-auth-warning"_s, u"-a"_s, u"redis-secret-5"_s, u"PUBSUB"_s, u"NUMSUB"_s,
                u"general"_s});
    };
    // And it still knows it.
    QTRY_COMPARE(subscribers(), "general\n1");
}

void TestCliPassword::aPasswordInAUrlIsInNoError_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("nobody there") << u"mysql://u:url-secret@127.0.0.1:1/db"_s;
    QTest::newRow("postgresql") << u"postgresql://u:url-secret@127.0.0.1:1/db"_s;
    QTest::newRow("no database") << u"mysql://u:url-secret@127.0.0.1:1"_s;
    QTest::newRow("bad option") << u"mysql://u:url-secret@127.0.0.1:1/db?x=y"_s;
    QTest::newRow("bad port") << u"mysql://u:url-secret@127.0.0.1:999999/db"_s;
    QTest::newRow("bad scheme") << u"oracle://u:url-secret@127.0.0.1/db"_s;
    QTest::newRow("a slash in it") << u"mysql://u:url-secret/x@127.0.0.1/db"_s;
}

void TestCliPassword::aPasswordInAUrlIsInNoError()
{
    QFETCH(QString, url);
    ProgramRun login(u"" TAPROOM_PROGRAM ""_s,
        {u"login"_s, u"alice"_s, u"--accounts"_s, url, u"--data-dir"_s, m_folder->path()},
        "user-secret-1\n");
    QVERIFY(login.exitCode() > 0);
    QVERIFY(!login.errors().isEmpty());
    QVERIFY2(!login.errors().contains("secret"), login.errors().constData());
    QVERIFY(!login.output().contains("secret"));
}

QTEST_GUILESS_MAIN(TestCliPassword)

#include "tst_clipassword.moc"
