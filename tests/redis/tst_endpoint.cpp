#include "core/redis/endpoint.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

class TestEndpoint : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<quint16>("port");
        QTest::newRow("host alone") << u"db1"_s << u"db1"_s << quint16(6379);
        QTest::newRow("host and port")
            << u"db1.example.org:6380"_s << u"db1.example.org"_s << quint16(6380);
        QTest::newRow("IPv4") << u"127.0.0.1:1"_s << u"127.0.0.1"_s << quint16(1);
        QTest::newRow("IPv6 with port") << u"[::1]:65535"_s << u"::1"_s << quint16(65535);
        QTest::newRow("IPv6 alone") << u"[fe80::1%eth0]"_s << u"fe80::1%eth0"_s << quint16(6379);
        QTest::newRow("spaces around") << u"  db1:6380 "_s << u"db1"_s << quint16(6380);
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        QFETCH(quint16, port);
        const auto endpoint = parseEndpoint(text);
        QVERIFY(endpoint);
        QCOMPARE(endpoint->host, host);
        QCOMPARE(endpoint->port, port);
        QCOMPARE(parseEndpoint(toText(*endpoint)).value(), *endpoint);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("port only") << u":6379"_s;
        QTest::newRow("empty port") << u"db1:"_s;
        QTest::newRow("port 0") << u"db1:0"_s;
        QTest::newRow("port too large") << u"db1:65536"_s;
        QTest::newRow("port with letters") << u"db1:63a"_s;
        QTest::newRow("open bracket") << u"[::1"_s;
        QTest::newRow("rest after bracket") << u"[::1]x"_s;
        QTest::newRow("space inside") << u"db 1:6379"_s;
        QTest::newRow("a URL") << u"http://db1/"_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        const auto endpoint = parseEndpoint(text);
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error().kind, base::ErrorKind::Input);
        QVERIFY(!endpoint.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
