#include "core/chat/roomkeys.h"
#include "core/chat/roomname.h"

#include <QtTest>

using chat::RoomId;
using chat::RoomKeys;
using namespace Qt::Literals::StringLiterals;

class TestRoomName : public QObject {
    Q_OBJECT

private slots:
    void judgesRoomNames_data();
    void judgesRoomNames();
    void judgesUserNames_data();
    void judgesUserNames();
    void saysTheLimitAndTheLength();
    void namesTheKeysOfARoom();
    void takesThePrefixAsItStands();
    void showsOnlyChannelsOfRooms_data();
    void showsOnlyChannelsOfRooms();
};

void TestRoomName::judgesRoomNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("usual") << QByteArray("general") << QString();
    QTest::newRow("blanks and signs") << QByteArray("news: sport/*#1") << QString();
    QTest::newRow("Chinese") << QByteArray("频道") << QString();
    QTest::newRow("emoji of several letters") << u"\U0001F469‍\U0001F4BB"_s.toUtf8() << QString();
    QTest::newRow("128 bytes") << QByteArray(128, 'x') << QString();
    QTest::newRow("only looks reserved") << QByteArray("taproom") << QString();
    QTest::newRow("empty") << QByteArray() << u"NAMEEMPTY"_s;
    QTest::newRow("129 bytes") << QByteArray(129, 'x') << u"NAMETOOLONG"_s;
    QTest::newRow("43 letters of three bytes") << QByteArray("频").repeated(43) << u"NAMETOOLONG"_s;
    QTest::newRow("no UTF-8") << QByteArray("a\xff") << u"NAMENOTTEXT"_s;
    QTest::newRow("cut letter") << QByteArray("频").first(2) << u"NAMENOTTEXT"_s;
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << u"NAMENOTTEXT"_s;
    QTest::newRow("line feed") << QByteArray("a\nb") << u"NAMECONTROL"_s;
    QTest::newRow("zero") << QByteArray("a\0b", 3) << u"NAMECONTROL"_s;
    QTest::newRow("escape") << QByteArray("\x1b[31m") << u"NAMECONTROL"_s;
    QTest::newRow("delete") << QByteArray("a\x7f") << u"NAMECONTROL"_s;
    QTest::newRow("C1") << u"a\u0085b"_s.toUtf8() << u"NAMECONTROL"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s.toUtf8() << u"NAMECONTROL"_s;
    QTest::newRow("turns the direction") << u"a\u202eb"_s.toUtf8() << u"NAMECONTROL"_s;
    QTest::newRow("Sentinel's") << QByteArray("__sentinel__:hello") << u"NAMERESERVED"_s;
    QTest::newRow("keyspace") << QByteArray("__keyspace@0__:x") << u"NAMERESERVED"_s;
    QTest::newRow("key event") << QByteArray("__keyevent@0__:x") << u"NAMERESERVED"_s;
    QTest::newRow("ours") << QByteArray("taproom:live:general") << u"NAMERESERVED"_s;
}

void TestRoomName::judgesRoomNames()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, code);
    const auto result = chat::checkRoomName(name);
    QCOMPARE(result ? QString() : result.error().code, code);
    QVERIFY(result || result.error().kind == base::ErrorKind::Input);
    QVERIFY(result || !result.error().detail.isEmpty());
}

void TestRoomName::judgesUserNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("usual") << QByteArray("alice") << QString();
    QTest::newRow("all signs") << QByteArray("A.b_c-9") << QString();
    QTest::newRow("Chinese") << QByteArray("爱丽丝") << QString();
    QTest::newRow("Arabic digits") << QByteArray("علي٣") << QString();
    QTest::newRow("vowel signs") << QByteArray("हिन्दी") << QString();
    QTest::newRow("32 letters of three bytes") << QByteArray("爱").repeated(32) << QString();
    QTest::newRow("empty") << QByteArray() << u"USEREMPTY"_s;
    QTest::newRow("33 letters") << QByteArray(33, 'x') << u"USERTOOLONG"_s;
    QTest::newRow("a megabyte") << QByteArray(1'000'000, 'x') << u"USERTOOLONG"_s;
    QTest::newRow("no UTF-8") << QByteArray("a\xff") << u"USERNOTTEXT"_s;
    for (const char sign : QByteArray("*?[]\\:{}/ \t\n@,'\"<>&%$;()|`"))
        QTest::addRow("sign %d", sign) << QByteArray("a").append(sign) << u"USERLETTER"_s;
    QTest::newRow("begins with a mark") << u"\u0301a"_s.toUtf8() << u"USERLETTER"_s;
    QTest::newRow("zero width joiner") << u"a\u200db"_s.toUtf8() << u"USERLETTER"_s;
    QTest::newRow("line feed behind") << QByteArray("alice\n") << u"USERLETTER"_s;
    QTest::newRow("zero behind") << QByteArray("alice\0", 6) << u"USERLETTER"_s;
    QTest::newRow("emoji") << u"\U0001F600"_s.toUtf8() << u"USERLETTER"_s;
}

void TestRoomName::judgesUserNames()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, code);
    const auto result = chat::checkUserName(name);
    QCOMPARE(result ? QString() : result.error().code, code);
    QCOMPARE(chat::isUserName(name), code.isEmpty());
}

void TestRoomName::saysTheLimitAndTheLength()
{
    const auto result = chat::checkRoomName(QByteArray(200, 'x'));
    QVERIFY(!result);
    QVERIFY(result.error().detail.contains(u"128"));
    QVERIFY(result.error().detail.contains(u"200"));
    QVERIFY(chat::checkRoomName("a\nb").error().detail.contains(u"U+000A"));
    QVERIFY(chat::checkUserName("a*").error().detail.contains(u"\"*\""));
}

void TestRoomName::namesTheKeysOfARoom()
{
    const RoomKeys keys("acme:");
    const RoomId room("general");
    QCOMPARE(keys.channel(room), QByteArray("acme:general"));
    QCOMPARE(keys.log(room), QByteArray("taproom:{acme:general}:log"));
    QCOMPARE(keys.meta(room), QByteArray("taproom:{acme:general}:meta"));
    QCOMPARE(keys.sentMark(room, "U1"), QByteArray("taproom:{acme:general}:sent:U1"));
    QCOMPARE(RoomKeys(QByteArray()).log(room), QByteArray("taproom:{general}:log"));
    QCOMPARE(keys.subscriptionKind(room), redis::SubscriptionKind::Channel);
}

void TestRoomName::takesThePrefixAsItStands()
{
    const RoomKeys keys("a*[");
    const RoomId pattern("n?ws", RoomId::Kind::Pattern);
    QCOMPARE(keys.channel(pattern), QByteArray("a\\*\\[n?ws"));
    QCOMPARE(keys.subscriptionKind(pattern), redis::SubscriptionKind::Pattern);
    QCOMPARE(keys.channel(RoomId("general")), QByteArray("a*[general"));
    QCOMPARE(keys.everyChannel(), QByteArray("a\\*\\[*"));
}

void TestRoomName::showsOnlyChannelsOfRooms_data()
{
    QTest::addColumn<QByteArray>("channel");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("with prefix") << QByteArray("acme:general") << QByteArray("general");
    QTest::newRow("without prefix") << QByteArray("general") << QByteArray();
    QTest::newRow("other prefix") << QByteArray("acm:general") << QByteArray();
    QTest::newRow("Sentinel's") << QByteArray("__sentinel__:hello") << QByteArray();
    QTest::newRow("ours behind the prefix") << QByteArray("acme:taproom:x") << QByteArray();
}

void TestRoomName::showsOnlyChannelsOfRooms()
{
    QFETCH(QByteArray, channel);
    QFETCH(QByteArray, name);
    QCOMPARE(RoomKeys("acme:").visibleName(channel).value_or(QByteArray()), name);
}

QTEST_GUILESS_MAIN(TestRoomName)
#include "tst_roomname.moc"
