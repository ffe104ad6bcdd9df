#include "core/chat/logid.h"

#include <QtTest>

using chat::LogId;

class TestLogId : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrites();
    void refusesAnythingElse_data();
    void refusesAnythingElse();
    void ordersByTimeThenSequence();
    void clampsTheTimeOfForgedIds();
};

void TestLogId::readsWhatItWrites()
{
    for (const LogId id : {LogId {}, LogId {1795462772424, 3}, LogId {~quint64(0), ~quint64(0)}}) {
        const auto read = chat::parseLogId(chat::toText(id));
        QVERIFY(read.has_value());
        QCOMPARE(read->milliseconds, id.milliseconds);
        QCOMPARE(read->sequence, id.sequence);
    }
    QCOMPARE(chat::toText({1795462772424, 12}), QByteArray("1795462772424-12"));
}

void TestLogId::refusesAnythingElse_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("no dash") << QByteArray("12");
    QTest::newRow("nothing before the dash") << QByteArray("-1");
    QTest::newRow("nothing after the dash") << QByteArray("1-");
    QTest::newRow("two dashes") << QByteArray("1-2-3");
    QTest::newRow("sign") << QByteArray("+1-2");
    QTest::newRow("negative sequence") << QByteArray("1--2");
    QTest::newRow("blank") << QByteArray("1 -2");
    QTest::newRow("letters behind") << QByteArray("1-2x");
    QTest::newRow("hexadecimal") << QByteArray("0x1-2");
    QTest::newRow("too big") << QByteArray("18446744073709551616-0");
    QTest::newRow("zero byte") << QByteArray("1-2\0", 4);
}

void TestLogId::refusesAnythingElse()
{
    QFETCH(QByteArray, text);
    QVERIFY(!chat::parseLogId(text).has_value());
}

void TestLogId::ordersByTimeThenSequence()
{
    QVERIFY((LogId {1, 9}) < (LogId {2, 0}));
    QVERIFY((LogId {2, 0}) < (LogId {2, 1}));
    QVERIFY(LogId {}.isNull());
    QVERIFY(!(LogId {0, 1}).isNull());
}

void TestLogId::clampsTheTimeOfForgedIds()
{
    QCOMPARE(chat::timeOf({5, 1}).count(), 5);
    QCOMPARE(chat::timeOf({~quint64(0), 0}).count(), 253402300799999);
}

QTEST_GUILESS_MAIN(TestLogId)
#include "tst_logid.moc"
