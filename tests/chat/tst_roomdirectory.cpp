#include "core/chat/roomdirectory.h"
#include "replies.h"

#include <QtTest>

#include <limits>

using chat::KnownChannel;
using chat::RoomDirectory;
using chat::RoomKeys;
using replies::list;
using replies::number;
using replies::text;
using replies::texts;

namespace {

/// `general 5 2 | news 0 0`: name, last activity, subscribers; `~` before a count that is a lower bound.
QByteArray toText(const RoomDirectory &directory)
{
    QByteArrayList lines;
    for (const KnownChannel &known : directory.channels())
        lines << known.name + ' ' + QByteArray::number(known.lastActivity.count()) + ' '
                + (known.complete ? "" : "~") + QByteArray::number(known.subscribers);
    return lines.join(" | ");
}

} // namespace

class TestRoomDirectory : public QObject {
    Q_OBJECT

private slots:
    void readsBothFormsOfScores();
    void putsKnownAndLiveChannelsTogether();
    void leavesOutWhatIsNoRoom();
    void takesForgedScoresForNone_data();
    void takesForgedScoresForNone();
    void isBounded();
    void survivesAnyReply_data();
    void survivesAnyReply();
};

void TestRoomDirectory::readsBothFormsOfScores()
{
    RoomDirectory flat {RoomKeys("")};
    flat.takeKnown(texts({"general", "1795462772424", "news", "5"}));
    QCOMPARE(toText(flat), "general 1795462772424 ~0 | news 5 ~0");
    RoomDirectory pairs {RoomKeys("")};
    pairs.takeKnown(
        list({list({text("general"), number(1795462772424)}), list({text("news"), number(5)})}));
    QCOMPARE(toText(pairs), toText(flat));
}

void TestRoomDirectory::putsKnownAndLiveChannelsTogether()
{
    RoomDirectory directory {RoomKeys("acme:")};
    directory.takeKnown(texts({"acme:old", "5", "acme:busy", "9", "other:x", "20"}));
    directory.takeLive(texts({"acme:live", "acme:busy", "general"}));
    QCOMPARE(toText(directory), "busy 9 ~0 | old 5 ~0 | live 0 ~0");
    QCOMPARE(directory.channelsOnServer(),
        (QList<QByteArray> {"acme:busy", "acme:old", "acme:live"}));
    directory.takeCounts(
        {{"acme:busy", {}, 7, true}, {"acme:live", {}, 2, false}, {"acme:gone", {}, 1, true}});
    QCOMPARE(toText(directory), "busy 9 7 | old 5 ~0 | live 0 ~2");
}

void TestRoomDirectory::leavesOutWhatIsNoRoom()
{
    RoomDirectory directory {RoomKeys("")};
    directory.takeLive(texts({"__sentinel__:hello", "__keyspace@0__:a", "taproom:live:general",
        "a\nb", "\xff", "", QByteArray(129, 'x'), "good"}));
    directory.takeKnown(texts({"taproom:probe:1", "5"}));
    QCOMPARE(toText(directory), "good 0 ~0");
}

void TestRoomDirectory::takesForgedScoresForNone_data()
{
    QTest::addColumn<resp::RespValue>("score");
    QTest::newRow("no number") << text("abc");
    QTest::newRow("not a number") << number(std::numeric_limits<double>::quiet_NaN());
    QTest::newRow("infinite") << number(std::numeric_limits<double>::infinity());
    QTest::newRow("infinite as text") << text("inf");
    QTest::newRow("negative") << number(-5);
    QTest::newRow("beyond any date") << number(1e300);
}

void TestRoomDirectory::takesForgedScoresForNone()
{
    QFETCH(resp::RespValue, score);
    RoomDirectory directory {RoomKeys("")};
    directory.takeKnown(list({text("general"), score}));
    QCOMPARE(toText(directory), "general 0 ~0");
}

void TestRoomDirectory::isBounded()
{
    RoomDirectory directory {RoomKeys("")};
    QByteArrayList names;
    for (int i = 0; i < 3000; ++i)
        names << "channel" + QByteArray::number(i);
    directory.takeLive(texts(names));
    directory.takeKnown(texts({"zebra", "5"}));
    QCOMPARE(directory.channels().size(), qsizetype(RoomDirectory::maxChannels));
    QCOMPARE(directory.channels().constFirst().name, QByteArray("zebra"));
}

void TestRoomDirectory::survivesAnyReply_data()
{
    QTest::addColumn<resp::RespValue>("reply");
    QTest::newRow("null") << resp::RespValue();
    QTest::newRow("text") << text("general");
    QTest::newRow("odd number") << texts({"general"});
    QTest::newRow("short pairs") << list({list({text("general")})});
    QTest::newRow("lists of lists") << list({list({list({}), list({})})});
}

void TestRoomDirectory::survivesAnyReply()
{
    QFETCH(resp::RespValue, reply);
    RoomDirectory directory {RoomKeys("")};
    directory.takeKnown(reply);
    QCOMPARE(toText(directory), "");
}

QTEST_GUILESS_MAIN(TestRoomDirectory)
#include "tst_roomdirectory.moc"
