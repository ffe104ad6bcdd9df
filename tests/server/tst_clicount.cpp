#include "tests/support/programrun.h"
#include "tests/support/testchain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using support::ProgramRun;

/// `taproom count` against a master, its replica and the replica's replica.
class TestCliCount final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_chain.start()); }

    void sumsTheSubscribersOfAllNodes()
    {
        std::vector<std::unique_ptr<ProgramRun>> listeners;
        for (const auto &node :
            {m_chain.master(), m_chain.replica(), m_chain.subReplica(), m_chain.subReplica()}) {
            listeners.push_back(std::make_unique<ProgramRun>(u"redis-cli"_s,
                QStringList {u"-p"_s, QString::number(node.port), u"SUBSCRIBE"_s, u"general"_s}));
            QVERIFY(listeners.back()->lines(3).contains("subscribe"));
        }
        const auto lines = count({u"--json"_s, u"general"_s, u"empty"_s});
        QCOMPARE(lines.size(), 2);
        const auto general = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(general[u"channel"_s].toString(), u"general"_s);
        QCOMPARE(general[u"total"_s].toInt(), 4);
        QCOMPARE(general[u"complete"_s].toBool(), true);
        const auto nodes = general[u"nodes"_s].toArray();
        QCOMPARE(nodes.size(), 3);
        QCOMPARE(nodes[0][u"address"_s].toString(), redis::toText(m_chain.master()));
        QCOMPARE(nodes[0][u"subscribers"_s].toInt(), 1);
        QCOMPARE(QJsonDocument::fromJson(lines[1]).object()[u"total"_s].toInt(-1), 0);
        QCOMPARE(count({u"general"_s}).value(0), "general\t4");
    }

    void countsBehindThePrefix()
    {
        ProgramRun listener(u"redis-cli"_s,
            {u"-p"_s, QString::number(m_chain.replica().port), u"SUBSCRIBE"_s, u"team:general"_s});
        QVERIFY(listener.lines(3).contains("subscribe"));
        const auto lines = count({u"general"_s}, u"?prefix=team:"_s);
        QCOMPARE(lines.value(0), "general\t1");
    }

    void saysThatTheSumIsALowerBoundWhileANodeIsSilent()
    {
        const auto process = pid_t(m_chain.process(2).processId());
        ::kill(process, SIGSTOP);
        const auto lines = count({u"--json"_s, u"general"_s});
        ::kill(process, SIGCONT);
        const auto general = QJsonDocument::fromJson(lines.value(0)).object();
        QCOMPARE(general[u"complete"_s].toBool(true), false);
        QVERIFY(general[u"nodes"_s].toArray().size() < 3);
    }

    // Last: it ends a server.
    void forgetsANodeThatNobodyNamesAnyMore()
    {
        m_chain.process(2).kill();
        QTRY_COMPARE(m_chain.process(2).state(), constellation::ServerState::Stopped);
        ProgramRun listener(u"redis-cli"_s,
            {u"-p"_s, QString::number(m_chain.master().port), u"SUBSCRIBE"_s, u"general"_s});
        QVERIFY(listener.lines(3).contains("subscribe"));
        QTRY_COMPARE(count({u"general"_s}).value(0),
            "general\t1"); // nobody names the node any more
    }

private:
    QByteArrayList count(const QStringList &words, const QString &query = {}) const
    {
        const QString url = u"redis://127.0.0.1:%1%2"_s.arg(m_chain.master().port).arg(query);
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s,
            QStringList {u"count"_s, u"--redis"_s, url} + words);
        if (run.exitCode() != 0)
            qWarning("%s", run.errors().constData());
        return run.output().trimmed().split('\n');
    }

    support::TestChain m_chain;
};

QTEST_GUILESS_MAIN(TestCliCount)
#include "tst_clicount.moc"
