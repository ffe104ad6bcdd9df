#include "tests/support/programrun.h"
#include "tests/support/testcluster.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using support::ProgramRun;

/// The program's subcommands with a URL of a cluster.
class TestCliCluster final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_cluster.start()); }

    void whatOneSendsTheOtherPrints()
    {
        const auto first = run({u"send"_s, u"general"_s, u"one"_s, u"--user"_s, u"bob"_s});
        QCOMPARE(first->exitCode(), 0);
        const auto tail = run({u"tail"_s, u"general"_s, u"--history"_s, u"5"_s, u"--json"_s});
        QCOMPARE(object(tail->lines(1).value(0))[u"body"_s].toString(), u"one"_s);
        const auto second = run({u"send"_s, u"general"_s, u"two"_s, u"--user"_s, u"bob"_s});
        QCOMPARE(second->exitCode(), 0);
        const QJsonObject line = object(tail->lines(2).value(1));
        QCOMPARE(line[u"body"_s].toString(), u"two"_s);
        QCOMPARE(line[u"id"_s].toString().toUtf8(), second->output().trimmed());
        // The reader subscribes twice, and is one all the same.
        QTRY_COMPARE(total(), 1);
    }

    void showsAllShards()
    {
        const auto shown = run({u"topology"_s, u"--json"_s});
        QCOMPARE(shown->exitCode(), 0);
        const QJsonArray nodes = object(shown->output())[u"nodes"_s].toArray();
        QCOMPARE(nodes.size(), 6);
        for (qsizetype place = 0; place < 6; ++place) {
            const QJsonObject node = nodes[place].toObject();
            QCOMPARE(node[u"state"_s].toString(), u"ok"_s);
            QCOMPARE(node[u"role"_s].toString(), place % 2 == 0 ? u"master"_s : u"replica"_s);
            QCOMPARE(node[u"parent"_s].isNull(), place % 2 == 0);
            if (place % 2 == 1) {
                QCOMPARE(node[u"parent"_s], nodes[place - 1].toObject()[u"address"_s]);
                QVERIFY(node[u"lag_bytes"_s].isDouble());
            }
        }
    }

    void runsAnyCommandWhereItsKeyIs()
    {
        for (const QString &key : {u"a"_s, u"b"_s, u"c"_s}) {
            const auto set = run({u"exec"_s, u"SET"_s, key, u"1"_s});
            QCOMPARE(set->exitCode(), 0);
            QCOMPARE(set->output().trimmed(), QByteArray("OK"));
        }
        const auto both = run({u"exec"_s, u"MGET"_s, u"a"_s, u"b"_s});
        QVERIFY(both->exitCode() != 0);
        QVERIFY2(both->errors().contains("cluster"), both->errors().constData());
    }

private:
    std::unique_ptr<ProgramRun> run(QStringList words)
    {
        words.insert(1, u"--redis"_s); // before the command that `exec` takes
        words.insert(2, m_cluster.url(1));
        return std::make_unique<ProgramRun>(u"" TAPROOM_PROGRAM ""_s, words);
    }
    static QJsonObject object(const QByteArray &line)
    {
        return QJsonDocument::fromJson(line).object();
    }
    int total()
    {
        const auto count = run({u"count"_s, u"general"_s, u"--json"_s});
        if (count->exitCode() != 0)
            return -1;
        return object(count->output())[u"total"_s].toInt(-1);
    }

    support::TestCluster m_cluster;
};

QTEST_GUILESS_MAIN(TestCliCluster)
#include "tst_clicluster.moc"
