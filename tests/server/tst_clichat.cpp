#include "tests/support/programrun.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using support::ProgramRun;
using support::runRedisCli;

namespace {

QList<QJsonObject> objects(const QByteArrayList &lines)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : lines)
        objects.append(QJsonDocument::fromJson(line).object());
    return objects;
}

} // namespace

/// `taproom send` and `taproom tail` on a master, its replica and the replica's replica.
class TestCliChat final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_chain.start());
        m_url = u"redis://127.0.0.1:%1"_s.arg(m_chain.master().port);
    }

    void init()
    {
        runRedisCli(m_chain.master().port, {u"FLUSHALL"_s});
        for (const auto &node : {m_chain.replica(), m_chain.subReplica()}) // of the test before
            QTRY_VERIFY(runRedisCli(node.port, {u"PUBSUB"_s, u"CHANNELS"_s}).isEmpty());
    }

    void whatOneSendsTheOtherPrints()
    {
        const auto tail = listen({u"general"_s});
        const auto id
            = send({u"general"_s, u"hello 频道"_s, u"--user"_s, u"bob"_s}).output.trimmed();
        const auto line = objects(tail->lines(1)).value(0);
        QCOMPARE(line[u"id"_s].toString().toUtf8(), id);
        QCOMPARE(line[u"body"_s].toString(), u"hello 频道"_s);
        QCOMPARE(line[u"from"_s].toString(), u"bob"_s);
        QCOMPARE(line[u"plain"_s].toBool(true), false);
    }

    void waitsForTheReplicaWhenItShall()
    {
        const Sent sent = send({u"general"_s, u"both"_s, u"--replicated"_s, u"--user"_s, u"bob"_s});
        QCOMPARE(sent.code, 0);
        QVERIFY(sent.output.trimmed().contains('-'));
    }

    void anyProgramMayPublishAndAnyMayListen()
    {
        const auto tail = listen({u"general"_s});
        std::vector<std::unique_ptr<ProgramRun>> listeners;
        for (const auto &node : {m_chain.master(), m_chain.replica(), m_chain.subReplica()}) {
            listeners.push_back(std::make_unique<ProgramRun>(u"redis-cli"_s,
                QStringList {u"-p"_s, QString::number(node.port), u"SUBSCRIBE"_s, u"general"_s}));
            QVERIFY(listeners.back()->lines(3).contains("subscribe"));
        }
        QCOMPARE(send({u"general"_s, u"to all"_s}).code, 0);
        for (const auto &listener : listeners)
            QVERIFY(listener->lines(6).value(5).startsWith("{\"taproom\":1,"));
        runRedisCli(m_chain.master().port, {u"PUBLISH"_s, u"general"_s, u"bare"_s});
        const auto lines = objects(tail->lines(2));
        QCOMPARE(lines.value(1)[u"body"_s].toString(), u"bare"_s);
        QVERIFY(lines.value(1)[u"plain"_s].toBool());
        QVERIFY(lines.value(1)[u"id"_s].isNull());
    }

    void theLogComesFirst()
    {
        for (const auto &text : {u"one"_s, u"two"_s, u"three"_s})
            QCOMPARE(send({u"general"_s, text}).code, 0);
        QTRY_COMPARE(
            runRedisCli(m_chain.subReplica().port, {u"XLEN"_s, u"taproom:{general}:log"_s}), "3");
        ProgramRun tail(program(),
            tailWords({u"general"_s, u"--history"_s, u"2"_s, u"--count"_s, u"2"_s}));
        QCOMPARE(tail.exitCode(), 0);
        const auto lines = objects(tail.lines(2));
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0][u"body"_s].toString(), u"two"_s);
        QCOMPARE(lines[1][u"body"_s].toString(), u"three"_s);
    }

    void patternsNameTheChannel()
    {
        const auto tail = listen({u"--pattern"_s, u"news.*"_s}, u"PUBSUB"_s, u"NUMPAT"_s);
        QCOMPARE(send({u"news.sport"_s, u"goal"_s}).code, 0);
        const auto line = objects(tail->lines(1)).value(0);
        QCOMPARE(line[u"channel"_s].toString(), u"news.sport"_s);
        QCOMPARE(line[u"body"_s].toString(), u"goal"_s);
    }

    void bytesThatAreNoTextComeAsTheyAre()
    {
        const auto tail = listen({u"general"_s});
        ProgramRun plain(program(), {u"send"_s, u"--redis"_s, m_url, u"general"_s, u"--plain"_s},
            "a\xff\xfe\n");
        QCOMPARE(plain.exitCode(), 0);
        QCOMPARE(objects(tail->lines(1)).value(0)[u"hex"_s].toString(), u"61fffe"_s);
        ProgramRun logged(program(), {u"send"_s, u"--redis"_s, m_url, u"general"_s}, "a\xff\xfe\n");
        QCOMPARE(logged.exitCode(), 3);
        QVERIFY(logged.errors().contains("UTF-8"));
    }

    void aMebibyteIsReadButNotPosted()
    {
        const QByteArray big(1'048'576, 'x');
        const auto tail = listen({u"general"_s});
        ProgramRun plain(program(), {u"send"_s, u"--redis"_s, m_url, u"general"_s, u"--plain"_s},
            big);
        QCOMPARE(plain.exitCode(), 0);
        QCOMPARE(objects(tail->lines(1)).value(0)[u"body"_s].toString().size(), big.size());
        ProgramRun logged(program(), {u"send"_s, u"--redis"_s, m_url, u"general"_s}, big);
        QCOMPARE(logged.exitCode(), 3);
        QVERIFY(logged.errors().contains("65536"));
        QCOMPARE(runRedisCli(m_chain.master().port, {u"EXISTS"_s, u"taproom:{general}:log"_s}),
            "0");
    }

    void refusesNames_data()
    {
        QTest::addColumn<QString>("channel");
        QTest::newRow("empty") << QString();
        QTest::newRow("long") << QString(129, u'x');
        QTest::newRow("control") << u"a\nb"_s;
        QTest::newRow("sentinel") << u"__sentinel__:hello"_s;
        QTest::newRow("keyspace") << u"__keyspace@0__:a"_s;
        QTest::newRow("own") << u"taproom:live:general"_s;
    }

    void refusesNames()
    {
        QFETCH(const QString, channel);
        for (const QStringList &words :
            {QStringList {channel, u"hi"_s}, QStringList {channel, u"hi"_s, u"--plain"_s}}) {
            const auto sent = send(words);
            QCOMPARE(sent.code, 3);
            QCOMPARE(sent.errors.count('\n'), 1);
        }
        ProgramRun tail(program(), tailWords({channel}));
        QCOMPARE(tail.exitCode(), 3);
    }

    void anAclDecidesWhoMayPost()
    {
        runRedisCli(m_chain.master().port,
            {u"ACL"_s, u"SETUSER"_s, u"reader"_s, u"on"_s, u">pw"_s, u"~*"_s, u"&general"_s,
                u"+@all"_s, u"-publish"_s});
        const QString url
            = u"redis://reader:pw@127.0.0.1:%1?read=master"_s.arg(m_chain.master().port);
        ProgramRun run(program(), {u"send"_s, u"--redis"_s, url, u"general"_s, u"hi"_s});
        QCOMPARE(run.exitCode(), 3);
        QCOMPARE(run.errors().count('\n'), 1);
        QCOMPARE(runRedisCli(m_chain.master().port, {u"EXISTS"_s, u"taproom:{general}:log"_s}),
            "0");
    }

    void endsInOrderWhenItIsAsked()
    {
        for (const int signal : {SIGINT, SIGTERM}) {
            const auto tail = listen({u"general"_s});
            tail->send(signal);
            QCOMPARE(tail->exitCode(), 0);
            QVERIFY(tail->errors().isEmpty());
        }
    }

    void nothingIsLostWhileTheReadersNodeIsAway()
    {
        support::TestServer master;
        support::TestServer replica;
        QVERIFY(master.start());
        QVERIFY(replica.startAsReplicaOf(master));
        ProgramRun tail(program(),
            {u"tail"_s, u"--redis"_s, master.url(), u"--json"_s, u"general"_s});
        QTRY_COMPARE(replica.cli({u"PUBSUB"_s, u"NUMSUB"_s, u"general"_s}), "general\n1");
        const auto post = [&](const QString &text) {
            ProgramRun run(program(), {u"send"_s, u"--redis"_s, master.url(), u"general"_s, text});
            return run.exitCode();
        };
        QCOMPARE(post(u"one"_s), 0);
        QCOMPARE(tail.lines(1).size(), 1);
        QVERIFY(replica.kill());
        QCOMPARE(post(u"two"_s), 0);
        QVERIFY(replica.startAsReplicaOf(master));
        QCOMPARE(post(u"three"_s), 0);
        const auto lines = objects(tail.lines(3));
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[1][u"body"_s].toString(), u"two"_s);
        QCOMPARE(lines[2][u"body"_s].toString(), u"three"_s);
        QVERIFY(tail.isRunning());
    }

private:
    struct Sent {
        QByteArray output;
        QByteArray errors;
        int code = -1;
    };

    static QString program() { return QStringLiteral(TAPROOM_PROGRAM); }

    QStringList tailWords(const QStringList &words) const
    {
        return QStringList {u"tail"_s, u"--redis"_s, m_url, u"--json"_s} + words;
    }

    Sent send(const QStringList &words) const
    {
        ProgramRun run(program(), QStringList {u"send"_s, u"--redis"_s, m_url} + words);
        const int code = run.exitCode();
        return {run.output(), run.errors(), code};
    }

    /// Starts `tail` and waits until one of the nodes that are read has its subscription.
    std::unique_ptr<ProgramRun> listen(const QStringList &words,
        const QString &command = u"PUBSUB"_s, const QString &what = u"CHANNELS"_s) const
    {
        auto tail = std::make_unique<ProgramRun>(program(), tailWords(words));
        const auto isHeard = [&](const redis::Endpoint &node) {
            const auto answer = runRedisCli(node.port, {command, what});
            return !answer.isEmpty() && answer != "0";
        };
        if (!QTest::qWaitFor(
                [&] { return isHeard(m_chain.replica()) || isHeard(m_chain.subReplica()); },
                10'000))
            qWarning("nobody listens: %s", tail->errors().constData());
        return tail;
    }

    support::TestChain m_chain;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestCliChat)
#include "tst_clichat.moc"
