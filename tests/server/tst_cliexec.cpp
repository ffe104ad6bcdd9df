#include "tests/support/programrun.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using support::ProgramRun;

/// `taproom exec` against real servers, held beside redis-cli.
class TestCliExec final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_chain.start()); }

    void printsWhatRedisCliPrints_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("status") << QStringList {u"SET"_s, u"hello"_s, u"world"_s};
        QTest::newRow("text") << QStringList {u"GET"_s, u"hello"_s};
        QTest::newRow("bytes") << QStringList {u"ECHO"_s, u"a\"b\n\t频道\x1b"_s};
        QTest::newRow("nil") << QStringList {u"GET"_s, u"missing"_s};
        QTest::newRow("integer") << QStringList {u"RPUSH"_s, u"list"_s, u"x"_s, u"y"_s};
        QTest::newRow("list") << QStringList {u"LRANGE"_s, u"list"_s, u"0"_s, u"1"_s};
        QTest::newRow("error") << QStringList {u"INCR"_s, u"hello"_s};
        QTest::newRow("wrong type") << QStringList {u"LLEN"_s, u"hello"_s};
        QTest::newRow("nested") << QStringList {u"EVAL"_s,
            u"return {1,{2,{},{3,{4}}},false,{err='ERR in'},{ok='fine'}}"_s, u"0"_s};
        QTest::newRow("long list")
            << QStringList {u"EVAL"_s, u"local t={} for i=1,12 do t[i]={i} end return t"_s, u"0"_s};
        QTest::newRow("map") << QStringList {u"CONFIG"_s, u"GET"_s, u"save*"_s};
        QTest::newRow("double") << QStringList {u"GEODIST"_s, u"none"_s, u"a"_s, u"b"_s};
        for (const auto &type : {u"string"_s, u"integer"_s, u"double"_s, u"null"_s, u"array"_s,
                 u"set"_s, u"map"_s, u"verbatim"_s, u"true"_s, u"false"_s})
            QTest::newRow(qPrintable(type)) << QStringList {u"DEBUG"_s, u"PROTOCOL"_s, type};
    }

    void printsWhatRedisCliPrints()
    {
        QFETCH(const QStringList, words);
        QCOMPARE(exec(QStringList {u"CONFIG"_s, u"RESETSTAT"_s}).second, 0);
        for (const QString &form : {u"--no-raw"_s, u"--raw"_s}) {
            exec({u"DEL"_s, u"list"_s});
            QProcess cli;
            cli.start(u"redis-cli"_s,
                QStringList {u"-3"_s, form, u"-p"_s, QString::number(m_chain.master().port)}
                    + words);
            QVERIFY(cli.waitForFinished());
            exec({u"DEL"_s, u"list"_s});
            const auto [output, code] = exec(QStringList {form} + words);
            QCOMPARE(output, cli.readAllStandardOutput());
            QVERIFY(code == 0 || code == 3);
        }
    }

    void anErrorReplyIsExitCodeThree()
    {
        QCOMPARE(exec({u"NOSUCHCOMMAND"_s}).second, 3);
        QCOMPARE(exec({u"--on"_s, u"replica"_s, u"SET"_s, u"a"_s, u"1"_s}).second, 3);
        QCOMPARE(exec({u"PING"_s}).second, 0);
    }

    void sendsTheLinesOfStandardInputAsOnePipeline()
    {
        // The tutorial's pipe: SET and GET in one go, with words that need quotes.
        const QByteArray script
            = "# a comment\nset name \"wor ld\"\n\nget name\r\nincr name\nget 'na'\n";
        const auto [output, code] = exec({u"--no-raw"_s}, script);
        QCOMPARE(output,
            "OK\n\"wor ld\"\n(error) ERR value is not an integer or out of range\n(nil)\n");
        QCOMPARE(code, 3);
    }

    void namesTheLineWhoseQuotesDoNotMatch()
    {
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s, arguments({}), "PING\nGET \"a\n");
        QCOMPARE(run.exitCode(), 64);
        QVERIFY(run.errors().contains("ine 2 of standard input"));
        QCOMPARE(run.errors().count('\n'), 1);
        QVERIFY(run.output().isEmpty());
    }

    void refusesCommandsThatHaveNoSingleReply_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("subscribe") << QStringList {u"subscribe"_s, u"general"_s};
        QTest::newRow("monitor") << QStringList {u"MONITOR"_s};
        QTest::newRow("silence") << QStringList {u"client"_s, u"reply"_s, u"off"_s};
    }

    void refusesCommandsThatHaveNoSingleReply()
    {
        QFETCH(const QStringList, words);
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s, arguments(words));
        QCOMPARE(run.exitCode(), 64);
        QVERIFY(run.errors().contains("taproom tail"));
    }

    void reachesEachNode()
    {
        const auto port = [&](const QString &on) {
            return exec({u"--on"_s, on, u"CONFIG"_s, u"GET"_s, u"port"_s}).first.trimmed();
        };
        const auto wanted = [](const redis::Endpoint &endpoint) {
            const QByteArray line = "port " + QByteArray::number(endpoint.port);
            return line;
        };
        QCOMPARE(port(u"master"_s), wanted(m_chain.master()));
        QVERIFY(port(u"replica"_s) != wanted(m_chain.master()));
        for (const auto &node : {m_chain.master(), m_chain.replica(), m_chain.subReplica()})
            QCOMPARE(port(redis::toText(node)), wanted(node));
        QCOMPARE(exec({u"--on"_s, u"127.0.0.1:1"_s, u"PING"_s}).second, 2);
        QCOMPARE(exec({u"--on"_s, u"no:where:x"_s, u"PING"_s}).second, 64);
    }

    void takesABigReplyAndABigCommand()
    {
        const QByteArray script = "SET big " + QByteArray(1'048'576, 'x') + "\nGET big\n";
        const auto [output, code] = exec({}, script);
        QCOMPARE(code, 0);
        QCOMPARE(output.size(), qsizetype(3 + 1'048'576 + 1));
    }

    void writesOneJsonObjectALine()
    {
        const auto [output, code] = exec({u"--json"_s}, "ECHO hi\nNOSUCH\n");
        QCOMPARE(code, 3);
        const auto lines = output.split('\n');
        QCOMPARE(lines.value(0), "{\"command\":\"ECHO\",\"reply\":\"hi\"}");
        QVERIFY(
            lines.value(1).startsWith("{\"command\":\"NOSUCH\",\"error\":\"ERR unknown command"));
    }

private:
    QStringList arguments(const QStringList &words) const
    {
        return QStringList {u"exec"_s, u"--redis"_s,
                   u"redis://127.0.0.1:%1"_s.arg(m_chain.master().port)}
        + words;
    }

    std::pair<QByteArray, int> exec(const QStringList &words, const QByteArray &input = {}) const
    {
        ProgramRun run(u"" TAPROOM_PROGRAM ""_s, arguments(words), input);
        const int code = run.exitCode();
        if (!run.errors().isEmpty())
            qInfo("%s", run.errors().constData());
        return {run.output(), code};
    }

    support::TestChain m_chain;
};

QTEST_GUILESS_MAIN(TestCliExec)
#include "tst_cliexec.moc"
