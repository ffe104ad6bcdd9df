#include "tests/support/programrun.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using support::ProgramRun;

/// `taproom topology` against a master, its replica and the replica's replica, well and in trouble.
class TestCliTopology final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_chain = std::make_unique<support::TestChain>();
        QVERIFY(m_chain->start());
    }
    void cleanup() { m_chain.reset(); }

    void showsTheChainFromAnyOfItsNodes()
    {
        ProgramRun listener(u"redis-cli"_s,
            {u"-p"_s, QString::number(m_chain->subReplica().port), u"SUBSCRIBE"_s, u"general"_s});
        QVERIFY(listener.lines(3).contains("subscribe"));
        support::runRedisCli(m_chain->master().port,
            {u"ZADD"_s, u"taproom:channels"_s, u"1"_s, u"general"_s});
        // A replica's first changes come up to a second after its first copy.
        const auto isKnownBelow = [this] {
            return support::runRedisCli(m_chain->subReplica().port,
                       {u"ZCARD"_s, u"taproom:channels"_s})
                == "1";
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKnownBelow(), 20'000);
        for (const auto &from : {m_chain->master(), m_chain->replica(), m_chain->subReplica()}) {
            QTRY_COMPARE(states(show(from)), QStringList({u"ok"_s, u"ok"_s, u"ok"_s}));
            const QJsonObject shown = show(from);
            QCOMPARE(shown[u"write"_s].toString(), toText(m_chain->master()));
            const QStringList replicas {toText(m_chain->replica()), toText(m_chain->subReplica())};
            QVERIFY(replicas.contains(shown[u"read"_s].toString()));
            QCOMPARE(node(shown, 0)[u"role"_s].toString(), u"master"_s);
            QCOMPARE(node(shown, 0)[u"lag_bytes"_s].toInt(-1), 0);
            QVERIFY(node(shown, 0)[u"parent"_s].isNull());
            QCOMPARE(node(shown, 1)[u"parent"_s].toString(), toText(m_chain->master()));
            QCOMPARE(node(shown, 2)[u"parent"_s].toString(), toText(m_chain->replica()));
            QCOMPARE(node(shown, 2)[u"link"_s].toString(), u"connected"_s);
            QVERIFY(node(shown, 2)[u"lag_bytes"_s].isDouble());
            QVERIFY(node(shown, 2)[u"lag_seconds"_s].isDouble());
            QTRY_COMPARE(node(show(from), 2)[u"subscribers"_s].toInt(-1), 1);
            QCOMPARE(node(shown, 0)[u"subscribers"_s].toInt(-1), 0);
        }
    }

    void drawsATableForPeople()
    {
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s,
            {u"topology"_s, u"--redis"_s, u"redis://"_s + toText(m_chain->master())});
        QCOMPARE(run.exitCode(), 0);
        const QByteArrayList lines = run.output().trimmed().split('\n');
        QCOMPARE(lines.size(), 7);
        QVERIFY(lines[3].startsWith("NODE"));
        const QByteArray lowest = "    " + toText(m_chain->subReplica()).toUtf8();
        QVERIFY(lines[6].startsWith(lowest));
    }

    void showsAHungNodeAsSilent()
    {
        const auto process = pid_t(m_chain->process(2).processId());
        ::kill(process, SIGSTOP);
        const QJsonObject shown = show(m_chain->master());
        ::kill(process, SIGCONT);
        QCOMPARE(states(shown), QStringList({u"ok"_s, u"ok"_s, u"silent"_s}));
        QCOMPARE(node(shown, 2)[u"parent"_s].toString(), toText(m_chain->replica()));
        QVERIFY(node(shown, 2)[u"lag_bytes"_s].isNull());
        QVERIFY(node(shown, 2)[u"subscribers"_s].isNull());
        QCOMPARE(shown[u"read"_s].toString(), toText(m_chain->replica()));
    }

    void readsOnWithoutItsMaster()
    {
        m_chain->process(0).kill();
        QTRY_COMPARE(m_chain->process(0).state(), constellation::ServerState::Stopped);
        const QJsonObject shown = show(m_chain->replica());
        QVERIFY(shown[u"write"_s].isNull());
        QVERIFY(!shown[u"read"_s].isNull());
        const QStringList all = states(shown);
        QVERIFY2(all.contains(u"unreachable"_s), qPrintable(all.join(u' ')));
        QCOMPARE(states(shown).size(), 3);
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s,
            {u"topology"_s, u"--redis"_s, u"redis://"_s + toText(m_chain->master())});
        QCOMPARE(run.exitCode(), 2);
        QVERIFY(run.output().isEmpty());
        QCOMPARE(run.errors().count('\n'), 1);
    }

    void doesNotReadBelowANodeThatWasDetached()
    {
        // The replica of the replica has a healthy link all the time, and hears nothing any more.
        support::runRedisCli(m_chain->replica().port, {u"REPLICAOF"_s, u"NO"_s, u"ONE"_s});
        const QString url
            = u"redis://%1,%2"_s.arg(toText(m_chain->master()), toText(m_chain->subReplica()));
        const QJsonObject shown = show(url);
        QCOMPARE(shown[u"read"_s].toString(), toText(m_chain->master()));
        QCOMPARE(shown[u"write"_s].toString(), toText(m_chain->master()));
        QVERIFY(states(shown).contains(u"detached"_s));
    }

private:
    static QJsonObject show(const QString &url)
    {
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s, {u"topology"_s, u"--json"_s, u"--redis"_s, url});
        if (run.exitCode() != 0)
            qWarning("%s", run.errors().constData());
        return QJsonDocument::fromJson(run.output()).object();
    }
    static QJsonObject show(const redis::Endpoint &from)
    {
        return show(QString(u"redis://"_s + toText(from)));
    }
    static QJsonObject node(const QJsonObject &shown, qsizetype place)
    {
        return shown[u"nodes"_s].toArray().at(place).toObject();
    }
    static QStringList states(const QJsonObject &shown)
    {
        QStringList states;
        for (const auto &node : shown[u"nodes"_s].toArray())
            states.append(node.toObject()[u"state"_s].toString());
        return states;
    }

    std::unique_ptr<support::TestChain> m_chain;
};

QTEST_GUILESS_MAIN(TestCliTopology)
#include "tst_clitopology.moc"
