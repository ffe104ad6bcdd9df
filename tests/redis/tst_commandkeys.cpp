#include "core/redis/commandkeys.h"
#include "core/redis/slothash.h"

#include <QTest>

using redis::keysOf;
using resp::RespCommand;

Q_DECLARE_METATYPE(resp::RespCommand)

class TestCommandKeys final : public QObject {
    Q_OBJECT

private slots:
    void findsTheKeys_data()
    {
        QTest::addColumn<RespCommand>("command");
        QTest::addColumn<QByteArray>("keys");
        QTest::newRow("usual") << RespCommand {"XADD", "k", "*", "f", "v"} << QByteArray("k");
        QTest::newRow("unknown") << RespCommand {"JSON.GET", "k", "x"} << QByteArray("k");
        QTest::newRow("small letters") << RespCommand {"ping"} << QByteArray();
        QTest::newRow("no key") << RespCommand {"PUBLISH", "c", "x"} << QByteArray();
        QTest::newRow("shard channel") << RespCommand {"SPUBLISH", "c", "x"} << QByteArray("c");
        QTest::newRow("all") << RespCommand {"DEL", "a", "b"} << QByteArray("a b");
        QTest::newRow("every second")
            << RespCommand {"MSET", "a", "1", "b", "2"} << QByteArray("a b");
        QTest::newRow("all but the last")
            << RespCommand {"BLPOP", "a", "b", "5"} << QByteArray("a b");
        QTest::newRow("two") << RespCommand {"RENAME", "a", "b"} << QByteArray("a b");
        QTest::newRow("behind a word")
            << RespCommand {"OBJECT", "ENCODING", "k"} << QByteArray("k");
        QTest::newRow("script") << RespCommand {"EVAL", "return 1", "2", "a", "b", "arg"}
                                << QByteArray("a b");
        QTest::newRow("script without keys")
            << RespCommand {"EVALSHA", "sha", "0", "arg"} << QByteArray();
        QTest::newRow("script with a wrong count")
            << RespCommand {"EVAL", "x", "9", "a"} << QByteArray("a");
        QTest::newRow("script with a count below 0")
            << RespCommand {"EVAL", "x", "-1", "a"} << QByteArray();
        QTest::newRow("script without a count") << RespCommand {"EVAL", "x"} << QByteArray();
        QTest::newRow("stored and counted") << RespCommand {"ZUNIONSTORE", "to", "2", "a", "b",
            "WEIGHTS", "1", "2"} << QByteArray("to a b");
        QTest::newRow("streams") << RespCommand {"XREAD", "COUNT", "5", "streams", "a", "b", "0-0",
            "0-0"} << QByteArray("a b");
        QTest::newRow("no stream") << RespCommand {"XREAD", "COUNT", "5"} << QByteArray();
        QTest::newRow("key missing") << RespCommand {"GET"} << QByteArray();
        QTest::newRow("only the place of the last") << RespCommand {"BLPOP", "5"} << QByteArray();
    }

    void findsTheKeys()
    {
        QFETCH(RespCommand, command);
        QFETCH(QByteArray, keys);
        QByteArrayList found;
        for (const QByteArrayView key : keysOf(command))
            found.append(key.toByteArray());
        QCOMPARE(found.join(' '), keys);
    }

    void keysThatShareATagShareASlot()
    {
        const auto slot = redis::slotOf(
            {RespCommand {"MGET", "a{t}", "b{t}"}, RespCommand {"PING"}, RespCommand {"GET", "t"}});
        QVERIFY(slot);
        QCOMPARE(*slot, std::optional(redis::hashSlot("t")));
        QCOMPARE(*redis::slotOf({RespCommand {"PING"}}), std::nullopt);
    }

    void refusesKeysInSeveralSlots()
    {
        const auto slot = redis::slotOf({RespCommand {"MGET", "a", "b"}});
        QVERIFY(!slot);
        QCOMPARE(slot.error().code, QStringLiteral("CROSSSLOT"));
        QCOMPARE(slot.error().kind, base::ErrorKind::Input);
        QVERIFY(!redis::slotOf({RespCommand {"GET", "a"}, RespCommand {"GET", "b"}}));
    }
};

QTEST_GUILESS_MAIN(TestCommandKeys)
#include "tst_commandkeys.moc"
