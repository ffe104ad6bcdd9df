#include "core/redis/redisconfig.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

class TestRedisConfig : public QObject {
    Q_OBJECT

private slots:
    void readsAWholeUrl()
    {
        const auto config
            = parseRedisUrl(u"redis://ann:s%40crt@db1:6380,db2/3?prefix=team%3A&read=nearest"_s);
        QVERIFY(config);
        const QList<Endpoint> endpoints {{u"db1"_s, 6380}, {u"db2"_s, 6379}};
        QCOMPARE(config->endpoints, endpoints);
        QCOMPARE(config->userName, u"ann"_s);
        QCOMPARE(config->password.reveal(), QByteArrayView("s@crt"));
        QCOMPARE(config->database, 3);
        QCOMPARE(config->prefix, QByteArray("team:"));
        QCOMPARE(config->read, ReadPreference::Nearest);
        QVERIFY(!config->tls.enabled);
    }

    void readsTls()
    {
        const auto config = parseRedisUrl(u"rediss://db1?ca=/etc/ca.pem&cert=/c.pem&key=/k.pem"_s);
        QVERIFY(config);
        QVERIFY(config->tls.enabled);
        QCOMPARE(config->tls.caFile, u"/etc/ca.pem"_s);
        QCOMPARE(config->tls.certificateFile, u"/c.pem"_s);
        QCOMPARE(config->tls.keyFile, u"/k.pem"_s);
    }

    void readsSentinel()
    {
        const auto config = parseRedisUrl(u"redis+sentinel://s1,s2:26380/mymaster"_s);
        QVERIFY(config);
        QCOMPARE(config->discovery, Discovery::Sentinel);
        const QList<Endpoint> endpoints {{u"s1"_s, 26379}, {u"s2"_s, 26380}};
        QCOMPARE(config->endpoints, endpoints);
        QCOMPARE(config->masterName, u"mymaster"_s);
    }

    void readsTheAccountAtTheSentinels()
    {
        const auto config = parseRedisUrl(
            u"redis+sentinel://ann:data@s1/m?sentinel-user=watch&sentinel-password=s%26n"_s);
        QVERIFY(config);
        QCOMPARE(config->userName, u"ann"_s);
        QCOMPARE(config->password.reveal(), QByteArrayView("data"));
        QCOMPARE(config->sentinelUserName, u"watch"_s);
        QCOMPARE(config->sentinelPassword.reveal(), QByteArrayView("s&n"));
        QVERIFY(!toDisplayText(*config).contains(u"s&n"_s));
        QVERIFY(!parseRedisUrl(u"redis://h?sentinel-password=x"_s));
    }

    void readsCluster()
    {
        const auto config = parseRedisUrl(u"redis+cluster://n1:7000,n2:7001"_s);
        QVERIFY(config);
        QCOMPARE(config->discovery, Discovery::Cluster);
    }

    void takesAPasswordWithoutUser()
    {
        const auto config = parseRedisUrl(u"redis://:secret@db1"_s);
        QVERIFY(config);
        QVERIFY(config->userName.isEmpty());
        QCOMPARE(config->password.reveal(), QByteArrayView("secret"));
    }

    void takesAnAtSignInThePassword()
    {
        const auto config = parseRedisUrl(u"redis://u:p@ss@db1"_s);
        QVERIFY(config);
        QCOMPARE(config->password.reveal(), QByteArrayView("p@ss"));
        QCOMPARE(config->endpoints.first().host, u"db1"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("no scheme") << u"db1:6379"_s;
        QTest::newRow("another scheme") << u"http://db1"_s;
        QTest::newRow("unknown discovery") << u"redis+magic://db1"_s;
        QTest::newRow("no host") << u"redis://"_s;
        QTest::newRow("bad port") << u"redis://db1:notaport"_s;
        QTest::newRow("bad database") << u"redis://db1/x"_s;
        QTest::newRow("negative database") << u"redis://db1/-1"_s;
        QTest::newRow("Sentinel without a name") << u"redis+sentinel://s1"_s;
        QTest::newRow("database in a cluster") << u"redis+cluster://n1/2"_s;
        QTest::newRow("unknown option") << u"redis://db1?colour=red"_s;
        QTest::newRow("unknown read") << u"redis://db1?read=all"_s;
        QTest::newRow("lag that is none") << u"redis://db1?max-lag=-1"_s;
        QTest::newRow("silence that is none") << u"redis://db1?max-silence=soon"_s;
        QTest::newRow("ca without TLS") << u"redis://db1?ca=/x.pem"_s;
    }
    void refuses()
    {
        QFETCH(QString, url);
        const auto config = parseRedisUrl(url);
        QVERIFY(!config);
        QCOMPARE(config.error().kind, base::ErrorKind::Input);
    }

    void neverRepeatsThePassword_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("bad port") << u"redis://ann:hunter2@db1:99999"_s;
        QTest::newRow("a question mark behind it") << u"redis://ann:hunter2?x@db1"_s;
        QTest::newRow("a question mark before it") << u"redis://ann:12?hunter2@db1"_s;
        QTest::newRow("like an option") << u"redis://ann:12?read=hunter2@db1"_s;
    }
    void isStoredWholeButForPasswords_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("stored");
        QTest::newRow("plain") << u"redis://db1:6380"_s << u"redis://db1:6380"_s;
        QTest::newRow("all of it")
            << u"rediss://a%40b:hunter2@db1:6380,[::1]:7/3?prefix=team%3A&read=nearest&ca=/x%26y.pem&cert=/c&key=/k"_s
            << u"rediss://a%40b@db1:6380,[::1]:7/3?prefix=team%3A&read=nearest&ca=%2Fx%26y.pem&cert=%2Fc&key=%2Fk"_s;
        QTest::newRow("bounds") << u"redis://db1:1?max-lag=1000&max-silence=4"_s
                                << u"redis://db1:1?max-lag=1000&max-silence=4"_s;
        QTest::newRow("usual bounds")
            << u"redis://db1:1?max-lag=8388608&max-silence=15"_s << u"redis://db1:1"_s;
        QTest::newRow("Sentinel")
            << u"redis+sentinel://s1,s2:26380/my%2Fmaster?sentinel-user=u&sentinel-password=hunter2"_s
            << u"redis+sentinel://s1:26379,s2:26380/my%2Fmaster?sentinel-user=u"_s;
    }
    void isStoredWholeButForPasswords()
    {
        QFETCH(QString, url);
        QFETCH(QString, stored);
        const auto config = parseRedisUrl(url);
        QVERIFY(config);
        QCOMPARE(toStoredUrl(*config), stored);
        const auto again = parseRedisUrl(stored);
        QVERIFY(again);
        QCOMPARE(toStoredUrl(*again), stored);
        QCOMPARE(again->prefix, config->prefix);
        QCOMPARE(again->tls.caFile, config->tls.caFile);
        QCOMPARE(again->endpoints, config->endpoints);
    }

    void neverRepeatsThePassword()
    {
        QFETCH(QString, url);
        const auto refused = parseRedisUrl(url);
        QVERIFY(!refused);
        QVERIFY(!base::toLogText(refused.error()).contains(u"hunter2"_s));
        const auto config = parseRedisUrl(u"redis://ann:hunter2@db1"_s);
        QVERIFY(config);
        QCOMPARE(toDisplayText(*config), u"redis://ann@db1:6379"_s);
    }
};

QTEST_GUILESS_MAIN(TestRedisConfig)
#include "tst_redisconfig.moc"
