#include "core/chat/messagecodec.h"
#include "core/chat/postscript.h"

#include <QtTest>

using chat::ChatMessage;
using chat::PostCall;
using chat::RoomId;
using chat::RoomKeys;

namespace {

ChatMessage message(chat::MessageKind kind)
{
    ChatMessage made;
    made.uid = "01JD";
    made.from = "alice";
    made.kind = kind;
    made.body = "say \"hi\"";
    return made;
}

} // namespace

/// What the server is handed; what it makes of it is in tests/server.
class TestPostScript : public QObject {
    Q_OBJECT

private slots:
    void handsOverKeysFieldsAndEnvelope();
    void staysInItsSlotOfACluster();
    void handsOverTheReply();
    void handsOverATopicOnce();
    void makesTheEnvelopeThatTheCodecReads();
};

void TestPostScript::handsOverKeysFieldsAndEnvelope()
{
    const PostCall call = chat::makePostCall(RoomKeys("p:"), RoomId("general"),
        message(chat::MessageKind::Text), 500);
    QCOMPARE(call.keys,
        (QList<QByteArray> {"taproom:{p:general}:log", "taproom:{p:general}:sent:01JD",
            "taproom:{p:general}:meta", "taproom:channels"}));
    QCOMPARE(call.arguments,
        (QList<QByteArray> {"p:general", "500", "3600", "8", "uid", "01JD", "from", "alice", "kind",
            "text", "body", "say \"hi\"",
            "\"uid\":\"01JD\",\"from\":\"alice\",\"kind\":\"text\",\"body\":\"say \\\"hi\\\"\"}",
            "PUBLISH"}));
}

void TestPostScript::staysInItsSlotOfACluster()
{
    const RoomKeys keys("p:");
    const auto call = [&keys](const char *room) {
        return chat::makePostCall(keys, RoomId(room), message(chat::MessageKind::Text), 500,
            redis::Discovery::Cluster);
    };
    QCOMPARE(call("general").arguments.constLast(), QByteArray("SPUBLISH"));
    QCOMPARE(call("general").keys.size(), 3);
    // The channel's own braces put it elsewhere than its log.
    QCOMPARE(call("a{b}c").arguments.constLast(), QByteArray("PUBLISH"));
    const auto entry = chat::makeDirectoryEntry(keys, RoomId("general"), chat::LogId {7, 1});
    QCOMPARE(entry.printable(), QByteArray("\"ZADD\" \"taproom:channels\" \"7\" \"p:general\""));
}

void TestPostScript::handsOverTheReply()
{
    ChatMessage made = message(chat::MessageKind::Text);
    made.re = "01JC";
    const PostCall call = chat::makePostCall(RoomKeys(""), RoomId("general"), made);
    QCOMPARE(call.arguments.at(3), QByteArray("10"));
    QCOMPARE(call.arguments.at(12), QByteArray("re"));
    QCOMPARE(call.arguments.at(13), QByteArray("01JC"));
    QVERIFY(call.arguments.at(14).endsWith("\"re\":\"01JC\"}"));
    QCOMPARE(call.arguments.size(), 16);
}

void TestPostScript::handsOverATopicOnce()
{
    const PostCall call
        = chat::makePostCall(RoomKeys(""), RoomId("general"), message(chat::MessageKind::Topic));
    QCOMPARE(call.arguments.size(), 15);
    QCOMPARE(call.arguments.constLast(), QByteArray("say \"hi\""));
}

void TestPostScript::makesTheEnvelopeThatTheCodecReads()
{
    const PostCall call
        = chat::makePostCall(RoomKeys(""), RoomId("general"), message(chat::MessageKind::Text));
    const QByteArray payload
        = "{\"taproom\":1,\"id\":\"5-0\",\"prev\":\"4-0\"," + call.arguments.at(12);
    const auto read = chat::parseEnvelope(payload);
    QVERIFY(read.has_value());
    QCOMPARE(read->body, QByteArray("say \"hi\""));
    QCOMPARE(chat::postScript().sha().size(), 40);
}

QTEST_GUILESS_MAIN(TestPostScript)
#include "tst_postscript.moc"
