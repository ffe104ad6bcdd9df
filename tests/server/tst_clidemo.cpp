#include "tests/support/processes.h"
#include "tests/support/programrun.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using support::processesNaming;
using support::ProgramRun;

/// `taproom demo --no-window` as people and scripts use it.
class TestCliDemo final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void cleanup()
    {
        QTRY_COMPARE_WITH_TIMEOUT(processesNaming(m_folder->path()), QStringList(), 15'000);
    }

    void tellsWhereItsServersAre()
    {
        const auto demo = start();
        const auto lines = demo->lines(4);
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith("master 127.0.0.1:"));
        QVERIFY(lines[1].startsWith("replica 127.0.0.1:"));
        QVERIFY(lines[1].endsWith(" copies master"));
        QVERIFY(lines[2].endsWith(" copies replica"));
        QVERIFY(demo->errors().isEmpty());
    }

    void anotherMasterTakesOverUnderSentinels()
    {
        ProgramRun demo(u"" TAPROOM_PROGRAM ""_s,
            {u"demo"_s, u"--no-window"_s, u"--sentinel"_s, u"--data-dir"_s, m_folder->path()});
        const auto lines = demo.lines(7);
        QCOMPARE(lines.size(), 7);
        QVERIFY(lines[5].endsWith(" watches master"));
        // Commands that are given no server go through the Sentinels, whoever is the master.
        support::runRedisCli(lines[0].split(':').last().toUShort(), {u"SHUTDOWN"_s, u"NOSAVE"_s});
        const auto isStored = [this] {
            ProgramRun send(u"" TAPROOM_PROGRAM ""_s,
                {u"send"_s, u"general"_s, u"hi"_s, u"--data-dir"_s, m_folder->path()});
            return send.exitCode() == 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isStored(), 60'000);
        demo.send(SIGINT);
        QCOMPARE(demo.exitCode(), 0);
    }

    void otherCommandsFindTheDemoThatRuns()
    {
        const auto demo = start();
        QCOMPARE(demo->lines(4).size(), 4);
        ProgramRun exec(u"" TAPROOM_PROGRAM ""_s,
            {u"exec"_s, u"--data-dir"_s, m_folder->path(), u"SET"_s, u"a"_s, u"1"_s});
        QCOMPARE(exec.exitCode(), 0);
        ProgramRun named(u"" TAPROOM_PROGRAM ""_s,
            {u"exec"_s, u"--data-dir"_s, m_folder->path(), u"--profile"_s, u"demo"_s, u"GET"_s,
                u"a"_s});
        QCOMPARE(named.exitCode(), 0);
        QCOMPARE(named.output(), "1\n");
    }

    void aSecondCallJoinsAndTheLastOneOutEndsTheServers()
    {
        auto first = start();
        const auto firstLines = first->lines(4);
        auto second = start();
        QCOMPARE(second->lines(4), firstLines);
        first->send(SIGINT);
        QCOMPARE(first->exitCode(), 0);
        const auto port = firstLines[0].split(':').last().toUShort();
        QCOMPARE(support::runRedisCli(port, {u"PING"_s}), "PONG");
        second->send(SIGTERM);
        QCOMPARE(second->exitCode(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(support::runRedisCli(port, {u"PING"_s}).isEmpty(), 10'000);
    }

    void nothingIsLeftWhenAllAreKilled()
    {
        const auto first = start();
        const auto second = start();
        QCOMPARE(first->lines(4), second->lines(4));
        first->send(SIGKILL);
        second->send(SIGKILL);
        // cleanup() sees that keeper and servers end.
    }

    void theSecondLivesOnWhenTheFirstIsKilled()
    {
        const auto first = start();
        const auto port = first->lines(4).value(0).split(':').last().toUShort();
        const auto second = start();
        QCOMPARE(second->lines(4).size(), 4);
        first->send(SIGKILL);
        QCOMPARE(first->exitCode(), -1);
        QCOMPARE(support::runRedisCli(port, {u"PING"_s}), "PONG");
        QVERIFY(second->isRunning());
    }

    void endsWithAWordWhenItsServersAreGone()
    {
        const auto demo = start();
        QCOMPARE(demo->lines(4).size(), 4);
        for (const QString &process : processesNaming(u"constellation-keeper"_s)) {
            if (processesNaming(m_folder->path()).contains(process))
                ::kill(process.toInt(), SIGKILL);
        }
        QCOMPARE(demo->exitCode(), 2);
        QVERIFY(!demo->errors().isEmpty());
    }

    void saysThatRedisIsNotInstalled()
    {
        qputenv("TAPROOM_REDIS_SERVER", "no-such-redis-server");
        const auto demo = start();
        QCOMPARE(demo->exitCode(), 2);
        qunsetenv("TAPROOM_REDIS_SERVER");
        QVERIFY2(demo->errors().contains("redis-server"), demo->errors().constData());
        QCOMPARE(demo->errors().count('\n'), 1);
    }

    void saysThatItsFolderCannotBeWritten()
    {
        ProgramRun demo(u"" TAPROOM_PROGRAM ""_s,
            {u"demo"_s, u"--no-window"_s, u"--data-dir"_s, u"/proc/version/x"_s});
        QCOMPARE(demo.exitCode(), 2);
        QVERIFY2(demo.errors().contains("/proc/version/x"), demo.errors().constData());
    }

private:
    std::unique_ptr<ProgramRun> start() const
    {
        return std::make_unique<ProgramRun>(u"" TAPROOM_PROGRAM ""_s,
            QStringList {u"demo"_s, u"--no-window"_s, u"--data-dir"_s, m_folder->path()});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCliDemo)
#include "tst_clidemo.moc"
