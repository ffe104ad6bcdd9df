#include "core/chat/logreply.h"
#include "core/chat/messagecodec.h"
#include "replies.h"

#include <QtTest>

using chat::ChatMessage;
using chat::LogId;
using chat::MessageKind;
using replies::entry;
using replies::list;
using replies::text;
using replies::texts;

namespace {

const QByteArrayList usual {"uid", "01JD", "from", "alice", "kind", "text", "body", "hi"};

} // namespace

class TestLogReply : public QObject {
    Q_OBJECT

private slots:
    void readsEntries();
    void turnsTheNewestFirstAround();
    void takesAnEmptyLog();
    void keepsThePlaceOfForeignEntries_data();
    void keepsThePlaceOfForeignEntries();
    void passesEntriesThatWereDeleted();
    void refusesWhatIsNoLog_data();
    void refusesWhatIsNoLog();
};

void TestLogReply::readsEntries()
{
    const auto page = chat::parseLogRange(list({entry("5-1", usual),
        entry("7-0", usual + QByteArrayList {"re", "01JC", "later", "field"})}));
    QVERIFY(page);
    QCOMPARE(page->entries, 2);
    QCOMPARE(page->first, (LogId {5, 1}));
    QCOMPARE(page->last, (LogId {7, 0}));
    ChatMessage expected;
    expected.id = {7, 0};
    expected.uid = "01JD";
    expected.from = "alice";
    expected.body = "hi";
    expected.re = "01JC";
    expected.at = std::chrono::milliseconds(7);
    QCOMPARE(page->messages.at(1), expected);
}

void TestLogReply::turnsTheNewestFirstAround()
{
    const auto page = chat::parseLogReverseRange(list({entry("7-0", usual), entry("5-1", usual)}));
    QVERIFY(page);
    QCOMPARE(page->messages.at(0).id, (LogId {5, 1}));
    QCOMPARE(page->last, (LogId {7, 0}));
}

void TestLogReply::takesAnEmptyLog()
{
    for (const resp::RespValue &reply : {list({}), resp::RespValue()}) {
        const auto page = chat::parseLogRange(reply);
        QVERIFY(page);
        QCOMPARE(page->entries, 0);
        QVERIFY(page->first.isNull());
    }
}

void TestLogReply::keepsThePlaceOfForeignEntries_data()
{
    QTest::addColumn<QByteArrayList>("fields");
    QTest::newRow("none") << QByteArrayList();
    QTest::newRow("others") << QByteArrayList {"temperature", "21"};
    QTest::newRow("odd number") << QByteArrayList {"uid", "01JD", "from"};
    QTest::newRow("sender that is none")
        << QByteArrayList {"uid", "01JD", "from", "a*", "kind", "text", "body", "x"};
    QTest::newRow("no uid") << QByteArrayList {"from", "alice", "kind", "text", "body", "x"};
    QTest::newRow("no kind") << QByteArrayList {"uid", "01JD", "from", "alice", "body", "x"};
    QTest::newRow("body that is no text")
        << QByteArrayList {"uid", "01JD", "from", "alice", "kind", "text", "body", "\xff"};
    QTest::newRow("reply to no uid") << QByteArrayList {"uid", "01JD", "from", "alice", "kind",
        "text", "body", "x", "re", "a b"};
    QTest::newRow("body of megabytes") << QByteArrayList {"body", QByteArray(5'000'000, 'x')};
}

void TestLogReply::keepsThePlaceOfForeignEntries()
{
    QFETCH(QByteArrayList, fields);
    const auto page = chat::parseLogRange(list({entry("5-1", fields)}));
    QVERIFY(page);
    QCOMPARE(page->entries, 1);
    const ChatMessage &message = page->messages.at(0);
    QCOMPARE(message.id, (LogId {5, 1}));
    QCOMPARE(message.kind, MessageKind::Unknown);
    QVERIFY(message.from.isEmpty());
    QVERIFY(message.uid.isEmpty());
    QVERIFY(message.body.size() <= chat::maxReadBodyBytes);
}

void TestLogReply::passesEntriesThatWereDeleted()
{
    const auto page
        = chat::parseLogRange(list({list({text("5-1"), resp::RespValue()}), entry("6-0", usual)}));
    QVERIFY(page);
    QCOMPARE(page->entries, 2);
    QCOMPARE(page->first, (LogId {5, 1}));
    QCOMPARE(page->messages.size(), 1);
}

void TestLogReply::refusesWhatIsNoLog_data()
{
    QTest::addColumn<resp::RespValue>("reply");
    QTest::newRow("text") << text("PONG");
    QTest::newRow("list of texts") << texts({"a", "b"});
    QTest::newRow("entry without fields") << list({list({text("5-1")})});
    QTest::newRow("id that is none") << list({entry("5", usual)});
    QTest::newRow("id of zero") << list({entry("0-0", usual)});
    QTest::newRow("twice the same id") << list({entry("5-1", usual), entry("5-1", usual)});
    QTest::newRow("descending") << list({entry("5-1", usual), entry("4-0", usual)});
}

void TestLogReply::refusesWhatIsNoLog()
{
    QFETCH(resp::RespValue, reply);
    const auto page = chat::parseLogRange(reply);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, base::ErrorKind::Protocol);
}

QTEST_GUILESS_MAIN(TestLogReply)
#include "tst_logreply.moc"
