#include "acllines.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using support::aclLines;
using support::aclPassword;
using support::TestServer;

/// The users of replicas, Sentinels and Sentinel's clients: a failover with nothing but their rights.
class TestAclSentinel final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void refusesClients_data();
    void refusesClients();
    void refusesTheServersUsersToReadData();
    void failsOverAndTellsItsClients();

private:
    QByteArray ask(quint16 port, const QString &user, const QByteArray &words) const;
    QByteArray masterPort() const;
    bool startSentinel();

    QTemporaryDir m_folder;
    QProcess m_sentinel;
    quint16 m_sentinelPort = 0;
    std::unique_ptr<TestServer> m_master;
    std::unique_ptr<TestServer> m_replica;
};

QByteArray TestAclSentinel::ask(quint16 port, const QString &user, const QByteArray &words) const
{
    QStringList arguments {u"--no-auth-warning"_s};
    if (!user.isEmpty())
        arguments << u"--user"_s << user << u"--pass"_s << QString::fromLatin1(aclPassword());
    for (const QByteArray &word : words.split(' '))
        arguments << QString::fromLatin1(word);
    return support::runRedisCli(port, arguments);
}

QByteArray TestAclSentinel::masterPort() const
{
    return ask(m_sentinelPort, u"taproom-chat"_s, "SENTINEL GET-MASTER-ADDR-BY-NAME chat")
        .split('\n')
        .value(1);
}

bool TestAclSentinel::startSentinel()
{
    QTcpServer port;
    port.listen(QHostAddress::LocalHost, 0);
    m_sentinelPort = port.serverPort();
    port.close();
    QFile file(m_folder.filePath(u"sentinel.conf"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const QByteArrayList lines = aclLines(u"sentinel.acl"_s, {})
        + QByteArrayList {"bind 127.0.0.1", "port " + QByteArray::number(m_sentinelPort),
            "dir " + m_folder.path().toUtf8(),
            "sentinel monitor chat 127.0.0.1 " + QByteArray::number(m_master->port()) + " 1",
            "sentinel auth-user chat taproom-sentinel", "sentinel auth-pass chat " + aclPassword()};
    file.write(lines.join('\n') + '\n');
    file.close();
    m_sentinel.setStandardOutputFile(m_folder.filePath(u"log"_s));
    m_sentinel.start(u"redis-server"_s, {file.fileName(), u"--sentinel"_s});
    return m_sentinel.waitForStarted();
}

void TestAclSentinel::initTestCase()
{
    const QByteArrayList lines = aclLines(u"replication.acl"_s, {}) + aclLines(u"chat.acl"_s, {})
        + aclLines(u"default.acl"_s, {})
        + QByteArrayList {"masteruser taproom-replica", "masterauth " + aclPassword()};
    m_master = std::make_unique<TestServer>(lines);
    m_replica = std::make_unique<TestServer>(lines);
    QVERIFY(m_master->start());
    QVERIFY(m_replica->startAsReplicaOf(*m_master));
    QVERIFY(startSentinel());
    const auto replicas
        = [this] { return ask(m_sentinelPort, u"taproom-chat"_s, "SENTINEL REPLICAS chat"); };
    QTRY_VERIFY_WITH_TIMEOUT(replicas().contains("master-link-status\nok"), 30'000);
}

void TestAclSentinel::cleanupTestCase()
{
    m_sentinel.terminate();
    QVERIFY(m_sentinel.waitForFinished());
}

void TestAclSentinel::refusesClients_data()
{
    QTest::addColumn<QByteArray>("words");
    for (const char *words : {"SENTINEL FAILOVER chat", "SENTINEL SET chat quorum 2",
             "SENTINEL REMOVE chat", "SENTINEL MASTERS", "SENTINEL RESET *", "INFO", "SHUTDOWN",
             "ACL LIST", "CLIENT LIST", "PUBLISH +switch-master x"})
        QTest::newRow(words) << QByteArray(words);
}

void TestAclSentinel::refusesClients()
{
    QFETCH(const QByteArray, words);
    const QByteArray answer = ask(m_sentinelPort, u"taproom-chat"_s, words);
    QVERIFY2(answer.startsWith("NOPERM"), answer.constData());
}

void TestAclSentinel::refusesTheServersUsersToReadData()
{
    for (const QString &user : {u"taproom-sentinel"_s, u"taproom-replica"_s}) {
        for (const char *words : {"GET a", "KEYS *", "XRANGE taproom:{a}:log - +", "FLUSHALL",
                 "CONFIG GET masterauth", "ACL LIST", "SUBSCRIBE general"}) {
            const QByteArray answer = ask(m_master->port(), user, words);
            QVERIFY2(answer.startsWith("NOPERM"), answer.constData());
        }
    }
}

void TestAclSentinel::failsOverAndTellsItsClients()
{
    QProcess listener;
    listener.start(u"redis-cli"_s,
        {u"--no-auth-warning"_s, u"-p"_s, QString::number(m_sentinelPort), u"--user"_s,
            u"taproom-chat"_s, u"--pass"_s, QString::fromLatin1(aclPassword()), u"SUBSCRIBE"_s,
            u"+switch-master"_s});
    QByteArray heard;
    connect(&listener, &QProcess::readyReadStandardOutput, this,
        [&] { heard += listener.readAllStandardOutput(); });
    QTRY_VERIFY(heard.startsWith("subscribe"));

    QCOMPARE(masterPort(), QByteArray::number(m_master->port()));
    QCOMPARE(ask(m_sentinelPort, {}, "SENTINEL FAILOVER chat"), QByteArray("OK"));
    const QByteArray expected = QByteArray::number(m_replica->port());
    QTRY_COMPARE_WITH_TIMEOUT(masterPort(), expected, 30'000);
    const QByteArray news = "chat 127.0.0.1 " + QByteArray::number(m_master->port());
    QTRY_VERIFY(heard.contains(news));
    const auto role = [this](const TestServer &server) {
        return ask(server.port(), u"taproom-chat"_s, "ROLE").split('\n').value(0);
    };
    QTRY_COMPARE_WITH_TIMEOUT(role(*m_replica), QByteArray("master"), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(role(*m_master), QByteArray("slave"), 30'000);
    listener.terminate();
    QVERIFY(listener.waitForFinished());
}

QTEST_GUILESS_MAIN(TestAclSentinel)
#include "tst_aclsentinel.moc"
