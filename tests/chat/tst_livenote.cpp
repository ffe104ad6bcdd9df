#include "core/chat/directroom.h"
#include "core/chat/livenote.h"
#include "core/chat/typing.h"

#include <QtTest>

using chat::LiveNote;
using chat::RoomId;
using chat::Typing;

/// What goes over live channels, who is writing, and how a room of two is named.
class TestLiveNote final : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrites()
    {
        QCOMPARE(chat::encodeLiveNote({LiveNote::Kind::Typing, "alice", {}, {}}),
            "{\"from\":\"alice\",\"live\":\"typing\",\"taproom\":1}");
        for (const LiveNote &note : {LiveNote {LiveNote::Kind::Gone, "álice", {}, {}},
                 LiveNote {LiveNote::Kind::Read, "bob", "频道", {7, 1}},
                 LiveNote {LiveNote::Kind::Direct, "bob", {}, {}}})
            QCOMPARE(chat::parseLiveNote(chat::encodeLiveNote(note)), note);
    }

    void takesNothingElse_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("another version")
            << QByteArray(R"({"taproom":2,"live":"typing","from":"alice"})");
        QTest::newRow("another kind")
            << QByteArray(R"({"taproom":1,"live":"dancing","from":"alice"})");
        QTest::newRow("no name") << QByteArray(R"({"taproom":1,"live":"typing","from":"a:b"})");
        QTest::newRow("read, but what")
            << QByteArray(R"({"taproom":1,"live":"read","from":"alice","channel":"x"})");
        QTest::newRow("too long") << QByteArray(R"({"taproom":1,"live":"typing","from":"alice"})")
                + QByteArray(LiveNote::maxBytes, ' ');
    }
    void takesNothingElse()
    {
        QFETCH(QByteArray, payload);
        QVERIFY(!chat::parseLiveNote(payload));
    }

    void writersAreForgottenAfterAWhile()
    {
        const base::SteadyTime start {};
        Typing typing;
        QVERIFY(typing.note("bob", start));
        QVERIFY(typing.note("alice", start));
        QVERIFY(!typing.note("bob", start + std::chrono::seconds(4)));
        QVERIFY(!typing.expire(start + std::chrono::seconds(5)));
        QVERIFY(typing.expire(start + Typing::shownFor));
        QCOMPARE(typing.names(), (QList<QByteArray> {"bob"}));
        QVERIFY(typing.forget("bob"));
        QVERIFY(!typing.forget("bob"));
        for (int i = 0; i < 2 * Typing::maxNames; ++i)
            typing.note(QByteArray::number(i), start);
        QCOMPARE(typing.names().size(), Typing::maxNames);
    }

    void aRoomOfTwoHasOneName()
    {
        const RoomId room = chat::directRoom("bob", "alice");
        QCOMPARE(room, chat::directRoom("alice", "bob"));
        QCOMPARE(room.name(), "dm:alice:bob");
        QCOMPARE(room.kind(), RoomId::Kind::Direct);
        QCOMPARE(chat::directPeer(room, "alice"), QByteArray("bob"));
        QCOMPARE(chat::directPeer(room, "bob"), QByteArray("alice"));
        QVERIFY(!chat::directPeer(room, "carol"));
        for (const char *name : {"general", "dm:bob:alice", "dm:alice", "dm:alice:bob:carol",
                 "dm:a*:alice", "dm::alice"})
            QVERIFY(!chat::directPeer(RoomId(name), "alice"));
    }
};

QTEST_GUILESS_MAIN(TestLiveNote)
#include "tst_livenote.moc"
