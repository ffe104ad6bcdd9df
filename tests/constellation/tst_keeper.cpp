#include "core/constellation/member.h"
#include "tests/support/processes.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace constellation;

class TestKeeper final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void cleanup()
    {
        QTRY_COMPARE_WITH_TIMEOUT(support::processesNaming(folder()), QStringList(), 15'000);
    }

    void theFirstStartsTheServersAndTheSecondJoinsThem()
    {
        const auto first = join();
        const auto second = join();
        QVERIFY(first->state && second->state);
        QCOMPARE(first->state->servers.size(), 3);
        QCOMPARE(*first->state, *second->state);
        const auto port = first->state->servers.first().endpoint.port;
        QCOMPARE(support::runRedisCli(port, {u"ping"_s}), "PONG");
    }

    void theLastOneOutEndsTheServers()
    {
        auto first = join();
        auto second = join();
        const auto port = second->state->servers.first().endpoint.port;
        first.reset();
        QCOMPARE(support::runRedisCli(port, {u"ping"_s}), "PONG");
        second.reset();
        QTRY_VERIFY_WITH_TIMEOUT(support::runRedisCli(port, {u"ping"_s}).isEmpty(), 10'000);
        QVERIFY(!QFile::exists(KeeperFiles(folder()).statePath()));
    }

    void manyAtOnceShareOneKeeper()
    {
        std::vector<std::unique_ptr<Joiner>> joiners;
        for (int count = 0; count < 5; ++count)
            joiners.push_back(std::make_unique<Joiner>(folder()));
        for (const auto &joiner : joiners) {
            QTRY_VERIFY_WITH_TIMEOUT(joiner->state, 30'000);
            QCOMPARE(*joiner->state, *joiners.front()->state);
        }
    }

    void whoComesAsTheLastLeavesGetsNewServers()
    {
        auto first = join();
        first.reset(); // the keeper is about to end
        const auto second = join();
        QVERIFY(second->state);
        const auto port = second->state->servers.first().endpoint.port;
        QCOMPARE(support::runRedisCli(port, {u"ping"_s}), "PONG");
    }

    void nothingIsLeftWhenTheKeeperIsKilled()
    {
        const auto member = join();
        QVERIFY(member->state);
        for (const QString &process : support::processesNaming(folder())) {
            if (QFile::symLinkTarget(u"/proc/%1/exe"_s.arg(process)).endsWith(u"keeperprocess"))
                ::kill(process.toInt(), SIGKILL);
        }
        QTRY_VERIFY_WITH_TIMEOUT(member->error, 10'000);
        QCOMPARE(member->error->kind, base::ErrorKind::Network);
        // cleanup() sees that the servers are gone too.
    }

    void aNewKeeperStartsWhereOneWasKilled()
    {
        nothingIsLeftWhenTheKeeperIsKilled();
        const auto member = join();
        QVERIFY(member->state);
    }

    void theStateFileIsTheOwnersAlone()
    {
        const auto member = join();
        QVERIFY(member->state);
        QFile file(KeeperFiles(folder()).statePath());
        QTRY_VERIFY(file.exists());
        const auto others
            = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(file.permissions() & others));
        QVERIFY(!(QFile::permissions(folder()) & (others | QFile::ExeGroup | QFile::ExeOther)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto state = parseState(file.readAll());
        QVERIFY(state);
        QCOMPARE(*state, *member->state);
    }

    void everyoneHearsWhyThereAreNoServers()
    {
        qputenv("TAPROOM_REDIS_SERVER", "no-such-redis-server");
        const auto member = std::make_unique<Joiner>(folder());
        QTRY_VERIFY_WITH_TIMEOUT(member->error, 10'000);
        qunsetenv("TAPROOM_REDIS_SERVER");
        QCOMPARE(member->error->code, u"NOSERVER"_s);
    }

    void saysThatTheFolderCannotBeUsed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<base::ErrorKind>("kind");
        QTest::newRow("inside a file") << u"/proc/version/x"_s << base::ErrorKind::Storage;
        QTest::newRow("long") << QString(u"/tmp/"_s + QString(120, u'x')) << base::ErrorKind::Input;
    }

    void saysThatTheFolderCannotBeUsed()
    {
        QFETCH(const QString, path);
        const Joiner joiner(path);
        QVERIFY(joiner.error);
        QTEST(joiner.error->kind, "kind");
    }

private:
    /// A member and what it was told.
    struct Joiner {
        explicit Joiner(const QString &folder)
            : member({QStringLiteral(KEEPER_PROGRAM), {folder}}, folder)
        {
            QObject::connect(&member, &Member::joined, &member,
                [this](const ConstellationState &told) { state = told; });
            QObject::connect(&member, &Member::failed, &member,
                [this](const base::Error &told) { error = told; });
            member.join();
        }

        std::optional<ConstellationState> state;
        std::optional<base::Error> error;
        Member member;
    };

    QString folder() const { return m_folder->filePath(u"demo"_s); }

    std::unique_ptr<Joiner> join() const
    {
        auto joiner = std::make_unique<Joiner>(folder());
        (void)QTest::qWaitFor([&] { return joiner->state || joiner->error; }, 30'000);
        return joiner;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestKeeper)
#include "tst_keeper.moc"
