#include "core/chat/countschedule.h"
#include "core/chat/joinedroom.h"
#include "core/chat/unread.h"

#include <QtTest>

using chat::ChatMessage;
using chat::JoinedRoom;
using chat::MentionFinder;
using chat::MessageKind;
using chat::UnreadCount;
using namespace Qt::Literals::StringLiterals;

namespace {

ChatMessage message(const QByteArray &from, const QByteArray &body,
    MessageKind kind = MessageKind::Text)
{
    static int count = 0;
    ChatMessage made;
    made.id = {quint64(++count), 0};
    made.uid = QByteArray::number(count);
    made.from = from;
    made.body = body;
    made.kind = kind;
    return made;
}

} // namespace

class TestUnread : public QObject {
    Q_OBJECT

private slots:
    void findsTheNameAsAWord_data();
    void findsTheNameAsAWord();
    void countsOnlyWhatSomebodySaid_data();
    void countsOnlyWhatSomebodySaid();
    void startsAnewWhenRead();
    void historyIsNoNews();
    void whatIsLookedAtIsRead();
    void takesTheNewestTopic();
    void marksTheEchoOfAStoredMessage();
    void countsLessOftenWhenNothingMoves();
};

void TestUnread::findsTheNameAsAWord_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *what, const char *name, const char *body, bool found) {
        QTest::newRow(what) << QByteArray(name) << QByteArray(body) << found;
    };
    row("alone", "alice", "alice", true);
    row("with an at sign", "alice", "hi @alice!", true);
    row("in capitals", "alice", "ALICE: look", true);
    row("own name in capitals", "Alice", "hi alice", true);
    row("end of a sentence", "alice", "ask alice.", true);
    row("dash and blank", "alice", "alice - look", true);
    row("in a longer word", "alice", "malice", false);
    row("with a number", "alice", "alice2", false);
    row("name of another with a dash", "alice", "alice-b said", false);
    row("name of another with a dot", "alice", "hi j.alice", false);
    row("underscore", "alice", "alice_", false);
    row("later in the text", "alice", "malice and alice", true);
    row("with a letter of two bytes behind", "alice", "aliceé", false);
    row("between Chinese letters", "alice", "请alice看", false);
    row("Chinese name", "爱丽丝", "嗨 爱丽丝!", true);
    row("other letters", "Äsop", "hallo äsop", true);
    row("name with a dot", "a.b", "hi a.b!", true);
    row("dot is no joker", "a.b", "hi axb", false);
    row("nobody", "", "anything", false);
    row("empty text", "alice", "", false);
    row("no UTF-8", "alice", "\xff alice", true);
}

void TestUnread::findsTheNameAsAWord()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, body);
    QFETCH(bool, found);
    QCOMPARE(MentionFinder(name).isMentionedIn(body), found);
}

void TestUnread::countsOnlyWhatSomebodySaid_data()
{
    QTest::addColumn<MessageKind>("kind");
    QTest::addColumn<int>("unread");
    QTest::newRow("text") << MessageKind::Text << 1;
    QTest::newRow("action") << MessageKind::Action << 1;
    QTest::newRow("file") << MessageKind::File << 1;
    QTest::newRow("edit") << MessageKind::Edit << 0;
    QTest::newRow("reaction") << MessageKind::React << 0;
    QTest::newRow("deletion") << MessageKind::Delete << 0;
    QTest::newRow("topic") << MessageKind::Topic << 0;
    QTest::newRow("join") << MessageKind::Join << 0;
    QTest::newRow("unknown") << MessageKind::Unknown << 0;
}

void TestUnread::countsOnlyWhatSomebodySaid()
{
    QFETCH(MessageKind, kind);
    QFETCH(int, unread);
    UnreadCount count;
    count.add({message("bob", "hi alice", kind)}, "alice", MentionFinder("alice"));
    QCOMPARE(count.unread(), unread);
    QCOMPARE(count.mentions(), unread);
}

void TestUnread::startsAnewWhenRead()
{
    UnreadCount count;
    const MentionFinder finder("alice");
    ChatMessage plain = message("", "alice from a script");
    plain.plain = true;
    QVERIFY(count.add({message("bob", "hi"), message("bob", "alice?"), plain}, "alice", finder));
    QCOMPARE(count.unread(), 3);
    QCOMPARE(count.mentions(), 1);
    QVERIFY(!count.add({message("alice", "my own, alice")}, "alice", finder));
    QVERIFY(count.clear());
    QVERIFY(!count.clear());
    QCOMPARE(count.unread(), 0);
    QCOMPARE(count.mentions(), 0);
}

void TestUnread::historyIsNoNews()
{
    JoinedRoom joined;
    const MentionFinder finder("alice");
    joined.add({message("bob", "old")}, "alice", finder, false);
    QCOMPARE(joined.room.unread, 0);
    joined.hasHistory = true;
    QCOMPARE(joined.add({message("bob", "new for alice")}, "alice", finder, false).size(), 1);
    QCOMPARE(joined.room.unread, 1);
    QCOMPARE(joined.room.mentions, 1);
    QVERIFY(joined.markRead());
    QCOMPARE(joined.room.unread, 0);
}

void TestUnread::whatIsLookedAtIsRead()
{
    JoinedRoom joined;
    joined.hasHistory = true;
    joined.add({message("bob", "new")}, "alice", MentionFinder("alice"), true);
    QCOMPARE(joined.room.unread, 0);
    QCOMPARE(joined.timeline.size(), 1);
    QVERIFY(!joined.markRead());
}

void TestUnread::takesTheNewestTopic()
{
    JoinedRoom joined;
    QVERIFY(joined.takeTopic({message("bob", "old", MessageKind::Topic),
        message("bob", "new\n one", MessageKind::Topic), message("bob", "text")}));
    QCOMPARE(joined.room.topic, u"new one"_s);
    QVERIFY(!joined.takeTopic({message("bob", "text")}));
    QVERIFY(!joined.setTopic("new one"));
    QVERIFY(joined.setTopic(QByteArray(1'000'000, 'x')));
    QCOMPARE(joined.room.topic.size(), 1000);
}

void TestUnread::marksTheEchoOfAStoredMessage()
{
    JoinedRoom joined;
    ChatMessage own = message("alice", "hi");
    const chat::LogId id = own.id;
    own.id = {};
    joined.timeline.addWaiting(own);
    joined.timeline.setStored(own.uid, id);
    own.id = id;
    const chat::TimelineChanges changes = joined.add({own}, "alice", MentionFinder("alice"), false);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(joined.timeline.at(0).state, chat::SendState::Replicated);
}

void TestUnread::countsLessOftenWhenNothingMoves()
{
    using namespace std::chrono_literals;
    chat::CountSchedule schedule;
    QCOMPARE(schedule.next(true).count(), 2000);
    std::chrono::milliseconds last = 2s;
    for (int i = 0; i < 10; ++i) {
        const auto wait = schedule.next(false);
        QVERIFY(wait >= last);
        last = wait;
    }
    QCOMPARE(last.count(), 10000);
    QCOMPARE(schedule.next(true).count(), 2000);
    schedule.next(false);
    schedule.reset();
    QCOMPARE(schedule.next(false).count(), 3000);
}

QTEST_GUILESS_MAIN(TestUnread)
#include "tst_unread.moc"
