#include "core/constellation/serverlog.h"
#include "core/constellation/serverprogram.h"

#include <QTest>

using namespace constellation;
using Type = ServerEvent::Type;

class TestServerLog final : public QObject {
    Q_OBJECT

private slots:
    void readsTheFactsOfEachVersion_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("port");
        const auto row = [](const char *name, const char *line, Type type, int port = 0) {
            QTest::newRow(name) << QByteArray(line) << int(type) << port;
        };
        row("ready, 7.0", "1:M 24 Nov 2026 08:27:47.529 * Ready to accept connections\n",
            Type::Ready);
        row("ready, 7.2", "1:M 24 Nov 2026 08:27:47.529 * Ready to accept connections tcp\n",
            Type::Ready);
        row("ready, Sentinel",
            "1:X 24 Nov 2026 10:13:52.870 # +monitor master mymaster 127.0.0.1 39911 quorum 2\n",
            Type::Ready);
        row("met",
            "1:X 24 Nov 2026 10:13:54.929 * +sentinel sentinel 1cd5ebfc 127.0.0.1 39922 @ mymaster "
            "127.0.0.1 39911\n",
            Type::SentinelMet);
        row("taken",
            "1:M 24 Nov 2026 08:27:51.828 # Warning: Could not create server TCP listening socket "
            "127.0.0.1:41001: bind: Address already in use\n",
            Type::AddressInUse);
        row("linked, 7",
            "1:S 24 Nov 2026 08:27:47.818 * MASTER <-> REPLICA sync: Finished with success\n",
            Type::Linked);
        row("linked, 4",
            "1:S 24 Nov 2026 08:27:47.818 * MASTER <-> SLAVE sync: Finished with success\n",
            Type::Linked);
        row("partial",
            "1:S 24 Nov 2026 08:27:47.818 * MASTER <-> REPLICA sync: Master accepted a Partial "
            "Resynchronization.\n",
            Type::Linked);
        row("lost", "1:S 24 Nov 2026 08:27:51.851 # Connection with master lost.\r\n",
            Type::LinkLost);
        row("online",
            "1:M 24 Nov 2026 08:27:47.818 * Synchronization with replica 127.0.0.1:41002 "
            "succeeded\n",
            Type::ReplicaOnline, 41002);
        row("online again",
            "1:M 24 Nov 2026 09:29:32.370 * Partial resynchronization request from 127.0.0.1:41002 "
            "accepted. Sending 100 bytes of backlog starting from offset 1.\n",
            Type::ReplicaOnline, 41002);
    }

    void readsTheFactsOfEachVersion()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const int, type);
        QFETCH(const int, port);
        const auto event = parseServerLogLine(line);
        QVERIFY(event);
        QCOMPARE(int(event->type), type);
        QCOMPARE(int(event->port), port);
    }

    void passesOverOtherLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("title") << QByteArray(
            "1:C 24 Nov 2026 08:27:47.526 # Configuration loaded\n");
        QTest::newRow("failed copy")
            << QByteArray("1:M * Synchronization with replica 127.0.0.1:41002 failed\n");
        QTest::newRow("no port") << QByteArray("1:M * Synchronization with replica x succeeded\n");
        QTest::newRow("port too large")
            << QByteArray("1:M * Synchronization with replica 127.0.0.1:65536 succeeded\n");
    }

    void passesOverOtherLines()
    {
        QFETCH(const QByteArray, line);
        QVERIFY(!parseServerLogLine(line));
    }

    void readsTheMajorVersion_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<int>("major");
        QTest::newRow("redis") << QByteArray("Redis server v=7.0.15 sha=00000000:0 bits=64\n") << 7;
        QTest::newRow("valkey") << QByteArray("Valkey server v=8.1.0 sha=0 bits=64\n") << 8;
        QTest::newRow("two digits") << QByteArray("Redis server v=10.2.0\n") << 10;
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("other program") << QByteArray("true (GNU coreutils) 9.1\n") << 0;
        QTest::newRow("cut") << QByteArray("Redis server v=") << 0;
        QTest::newRow("no number") << QByteArray("Redis server v=x.1") << 0;
    }

    void readsTheMajorVersion()
    {
        QFETCH(const QByteArray, output);
        QTEST(parseMajorVersion(output).value_or(0), "major");
    }
};

QTEST_GUILESS_MAIN(TestServerLog)
#include "tst_serverlog.moc"
