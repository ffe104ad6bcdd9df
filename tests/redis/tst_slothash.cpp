#include "core/redis/slothash.h"

#include <QTest>

using redis::hashSlot;

/// The numbers are what CLUSTER KEYSLOT of redis-server 7.0.15 answers.
class TestSlotHash final : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheServer_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("slot");
        QTest::newRow("the specification's check") << QByteArray("123456789") << 0x31c3;
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("a plain name") << QByteArray("general") << 9981;
        QTest::newRow("a name with a colon") << QByteArray("taproom:channels") << 5239;
        QTest::newRow("an empty tag") << QByteArray("{}empty tag") << 1811;
        QTest::newRow("the first of two tags") << QByteArray("a{b}c{d}") << 3300;
        QTest::newRow("a brace that stays open") << QByteArray("open{brace") << 2228;
        QTest::newRow("braces the wrong way round") << QByteArray("back}{wards}") << 10822;
        QTest::newRow("a brace within a tag") << QByteArray("a{{b}c}") << 6215;
        QTest::newRow("letters of two bytes") << QByteArray("тест") << 5872;
    }

    void agreesWithTheServer()
    {
        QFETCH(QByteArray, key);
        QFETCH(int, slot);
        QCOMPARE(int(hashSlot(key)), slot);
    }

    void aRoomsChannelAndLogShareASlot()
    {
        QCOMPARE(hashSlot("general"), hashSlot("taproom:{general}:log"));
        QVERIFY(hashSlot("general") != hashSlot("taproom:general:log"));
    }
};

QTEST_GUILESS_MAIN(TestSlotHash)
#include "tst_slothash.moc"
