#include "chatguest.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QSignalSpy>
#include <QTest>

using chat::RoomId;
using namespace support;
using namespace Qt::Literals::StringLiterals;

namespace {

const RoomId general("general");
const RoomId news("news");

QString urlOf(const redis::Endpoint &endpoint)
{
    return u"redis://%1"_s.arg(toText(endpoint));
}

} // namespace

/// Two people on a master, its replica and the replica's replica.
class TestChatService final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_chain.start()); }
    void init()
    {
        cli({u"FLUSHALL"_s});
        QTRY_COMPARE(runRedisCli(m_chain.replica().port, {u"DBSIZE"_s}), "0");
        alice = std::make_unique<ChatGuest>(urlOf(m_chain.master()), "alice");
        bob = std::make_unique<ChatGuest>(urlOf(m_chain.master()), "bob");
    }
    void cleanup()
    {
        alice.reset();
        bob.reset();
    }

    void whatOneSaysTheOtherReads();
    void historyComesWithJoining();
    void echoMakesAMessageReplicated();
    void countsFollowJoiningAndLeaving();
    void subscribersAreSummedOverTheNodes();
    void aHiddenRoomCountsAndAnOpenOneDoesNot();
    void barePublishesArePlain();
    void patternsShowTheChannelAndTakeNoPosts();
    void commandsOfTheInputLineWork();
    void theTopicIsForAll();
    void whatCannotBeSentIsSaidAtOnce_data();
    void whatCannotBeSentIsSaidAtOnce();
    void namesThatCannotBeJoined();
    void nothingIsLostWhenTheReaderIsCutOff();
    void aHoleInALiveConnectionIsFilled();
    void whatWasTrimmedMeanwhileIsTold();
    void forgedEnvelopesDoNoHarm();
    void changesComeOncePerRead();
    void browsingFindsKnownAndLiveChannels();

private:
    QByteArray cli(const QStringList &words) const
    {
        return runRedisCli(m_chain.master().port, words);
    }
    /// Cuts all subscribers of a kind off at once, on whichever node they are.
    void cutSubscribers() const
    {
        for (qsizetype place = 0; place < 3; ++place)
            runRedisCli(m_chain.endpoint(place).port,
                {u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"pubsub"_s});
    }

    TestChain m_chain;
    std::unique_ptr<ChatGuest> alice;
    std::unique_ptr<ChatGuest> bob;
};

void TestChatService::whatOneSaysTheOtherReads()
{
    QVERIFY(alice->join(general));
    QVERIFY(bob->join(general));
    QVERIFY(alice->chat().post(general, u"hello 频道"_s));
    QCOMPARE(alice->rows(general), "hello 频道?");
    QTRY_COMPARE(bob->rows(general), "hello 频道");
    QVERIFY(bob->chat().post(general, u"/me waves"_s));
    QTRY_COMPARE(alice->rows(general), "hello 频道* waves");
    const chat::TimelineEntry waves = alice->chat().timeline(general)->at(1);
    QCOMPARE(waves.messageKind, chat::MessageKind::Action);
    QCOMPARE(waves.from, QByteArrayView("bob"));
    QVERIFY(!waves.own);
}

void TestChatService::historyComesWithJoining()
{
    QVERIFY(alice->join(general));
    QByteArrayList said;
    for (int i = 0; i < 60; ++i) {
        QVERIFY(alice->chat().post(general, QString::number(i)));
        said << QByteArray::number(i) + '*';
    }
    QTRY_COMPARE(alice->rows(general), said.join(' '));
    QVERIFY(bob->join(general));
    QTRY_COMPARE(bob->rows(general), QByteArrayList(said.mid(10)).join(' ').replace("*", ""));
    // Who comes back sees their own as stored for good.
    ChatGuest again(urlOf(m_chain.master()), "alice");
    QVERIFY(again.join(general));
    QTRY_COMPARE(again.rows(general), QByteArrayList(said.mid(10)).join(' '));
}

void TestChatService::echoMakesAMessageReplicated()
{
    QVERIFY(alice->join(general));
    QList<chat::SendState> states;
    connect(&alice->chat(), &chat::ChatService::timelineChanged, alice.get(),
        [&] { states.append(alice->chat().timeline(general)->at(0).state); });
    QVERIFY(alice->chat().post(general, u"hi"_s));
    QTRY_COMPARE(alice->rows(general), "hi*");
    QCOMPARE(states.constFirst(), chat::SendState::Waiting);
    QVERIFY(std::is_sorted(states.begin(), states.end()));
    QCOMPARE(cli({u"XLEN"_s, u"taproom:{general}:log"_s}), "1");
}

void TestChatService::countsFollowJoiningAndLeaving()
{
    QVERIFY(alice->join(general));
    QVERIFY(alice->join(news));
    QVERIFY(alice->join(RoomId("p.*", RoomId::Kind::Pattern)));
    QTRY_COMPARE(alice->counts, (QList<int> {1, 2, 3}));
    QSignalSpy removed(&alice->chat(), &chat::ChatService::roomRemoved);
    alice->chat().leave(news);
    QTRY_COMPARE(alice->counts.constLast(), 2);
    alice->chat().leaveAll();
    QTRY_COMPARE(alice->counts.constLast(), 0);
    QCOMPARE(removed.size(), 3);
    QVERIFY(alice->chat().rooms().isEmpty());
    QVERIFY(!alice->chat().timeline(general));
    QVERIFY(alice->join(general));
    QTRY_COMPARE(alice->counts.constLast(), 1);
}

void TestChatService::subscribersAreSummedOverTheNodes()
{
    ChatGuest carol(urlOf(m_chain.master()) + u"?read=master"_s, "carol");
    QVERIFY(alice->join(general));
    QVERIFY(carol.join(general));
    QTRY_COMPARE(alice->subscribers(general), 2);
    QTRY_COMPARE(carol.subscribers(general), 2);
    QVERIFY(bob->join(general));
    // Whoever was there before learns it by counting again, within some seconds.
    QTRY_COMPARE_WITH_TIMEOUT(alice->subscribers(general), 3, 15'000);
    bob->chat().leave(general);
    QTRY_COMPARE_WITH_TIMEOUT(alice->subscribers(general), 2, 15'000);
}

void TestChatService::aHiddenRoomCountsAndAnOpenOneDoesNot()
{
    for (const RoomId &room : {general, news}) {
        QVERIFY(alice->join(room));
        QVERIFY(bob->join(room));
    }
    alice->chat().setOpenRoom(general);
    for (const RoomId &room : {general, news}) {
        QVERIFY(bob->chat().post(room, u"one"_s));
        QVERIFY(bob->chat().post(room, u"two for @Alice"_s));
    }
    QTRY_COMPARE(alice->unread(news), "2/1");
    QTRY_COMPARE(alice->rows(general), "one two for @Alice");
    QCOMPARE(alice->unread(general), "0/0");
    QCOMPARE(bob->unread(news), "0/0");
    QSignalSpy changed(&alice->chat(), &chat::ChatService::roomChanged);
    alice->chat().setOpenRoom(news);
    QCOMPARE(alice->unread(news), "0/0");
    QTRY_VERIFY(!changed.isEmpty());
}

void TestChatService::barePublishesArePlain()
{
    QVERIFY(alice->join(general));
    cli({u"PUBLISH"_s, u"general"_s, u"bare"_s});
    QTRY_COMPARE(alice->rows(general), "bare");
    const chat::TimelineEntry entry = alice->chat().timeline(general)->at(0);
    QVERIFY(entry.plain);
    QVERIFY(entry.from.isEmpty());
    QVERIFY(entry.id.isNull());
    bob->client().send(redis::Target::Master, {"PUBLISH", "general", "\xff\x01"}, bob.get(),
        [](const base::Result<resp::RespValue> &) {});
    QTRY_COMPARE(alice->chat().timeline(general)->size(), 2);
    QVERIFY(!alice->chat().timeline(general)->at(1).validUtf8);
}

void TestChatService::patternsShowTheChannelAndTakeNoPosts()
{
    const RoomId pattern("n*", RoomId::Kind::Pattern);
    QVERIFY(alice->join(pattern));
    QVERIFY(bob->join(news));
    QVERIFY(bob->chat().post(news, u"goal"_s));
    QTRY_COMPARE(alice->rows(pattern), "goal");
    cli({u"PUBLISH"_s, u"nothing"_s, u"bare"_s});
    QTRY_COMPARE(alice->rows(pattern), "goal bare");
    QCOMPARE(alice->chat().timeline(pattern)->at(0).channel, QByteArrayView("news"));
    QCOMPARE(alice->chat().timeline(pattern)->at(0).from, QByteArrayView("bob"));
    QCOMPARE(alice->chat().timeline(pattern)->at(1).channel, QByteArrayView("nothing"));
    QCOMPARE(alice->unread(pattern), "2/0");
    const auto refused = alice->chat().post(pattern, u"hi"_s);
    QCOMPARE(refused.error().code, u"PATTERNROOM"_s);
    QCOMPARE(alice->chat().timeline(pattern)->size(), 2);
}

void TestChatService::commandsOfTheInputLineWork()
{
    QVERIFY(alice->join(general));
    QVERIFY(alice->chat().post(general, u"/join news"_s));
    QTRY_COMPARE(alice->chat().rooms().size(), 2);
    QVERIFY(alice->chat().post(general, u"/help"_s));
    QVERIFY(alice->notices.constLast().contains(u"/join"));
    QVERIFY(alice->chat().post(general, u"/leave news"_s));
    QVERIFY(!alice->chat().room(news));
    QCOMPARE(alice->chat().post(general, u"/leave news"_s).error().code, u"NOTJOINED"_s);
    QCOMPARE(alice->chat().post(general, u"/dance"_s).error().code, u"UNKNOWNCOMMAND"_s);
    QVERIFY(alice->chat().post(general, u"/leave"_s));
    QVERIFY(alice->chat().rooms().isEmpty());
    QCOMPARE(alice->chat().post(general, u"hi"_s).error().code, u"NOTJOINED"_s);
}

void TestChatService::theTopicIsForAll()
{
    QVERIFY(alice->join(general));
    QVERIFY(alice->chat().post(general, u"/topic all about it"_s));
    QTRY_COMPARE(alice->chat().room(general)->topic, u"all about it"_s);
    QVERIFY(bob->join(general));
    QTRY_COMPARE(bob->chat().room(general)->topic, u"all about it"_s);
    // Beyond the history, too.
    QCOMPARE(cli({u"DEL"_s, u"taproom:{general}:log"_s}), "1");
    ChatGuest carol(urlOf(m_chain.master()), "carol");
    QVERIFY(carol.join(general));
    QTRY_COMPARE(carol.chat().room(general)->topic, u"all about it"_s);
    QVERIFY(bob->chat().post(general, u"/topic"_s));
    QTRY_COMPARE(carol.chat().room(general)->topic, QString());
}

void TestChatService::whatCannotBeSentIsSaidAtOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << u" \n"_s << u"EMPTY"_s;
    QTest::newRow("a byte too long") << QString(65537, u'x') << u"TOOLONG"_s;
    QTest::newRow("a mebibyte") << QString(1048576, u'x') << u"TOOLONG"_s;
}

void TestChatService::whatCannotBeSentIsSaidAtOnce()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QVERIFY(alice->join(general));
    const auto refused = alice->chat().post(general, text);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QCOMPARE(alice->rows(general), "");
}

void TestChatService::namesThatCannotBeJoined()
{
    for (const QByteArray &name : {QByteArray(), QByteArray("taproom:x"), QByteArray("a\nb")}) {
        QVERIFY(!alice->chat().join(RoomId(name)));
        QVERIFY(!alice->chat().join(RoomId(name, RoomId::Kind::Pattern)));
    }
    QVERIFY(alice->chat().rooms().isEmpty());
}

void TestChatService::nothingIsLostWhenTheReaderIsCutOff()
{
    QVERIFY(alice->join(general));
    QVERIFY(bob->join(general));
    QByteArrayList said;
    for (int i = 0; i < 200; ++i) {
        const QString text = QString::number(i);
        QVERIFY(bob->chat().post(general, text));
        said << text.toUtf8();
        if (i % 50 == 25) {
            QTRY_VERIFY(alice->chat().timeline(general)->size() > i - 20);
            cutSubscribers();
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(alice->rows(general), said.join(' '), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(bob->rows(general), QByteArray(said.join("* ") + '*'), 20'000);
}

void TestChatService::aHoleInALiveConnectionIsFilled()
{
    QVERIFY(alice->join(general));
    // In the log without a bell, as if the bell had been lost.
    for (const QString &body : {u"one"_s, u"two"_s})
        cli({u"XADD"_s, u"taproom:{general}:log"_s, u"*"_s, u"uid"_s, u"U"_s + body, u"from"_s,
            u"carol"_s, u"kind"_s, u"text"_s, u"body"_s, body});
    QVERIFY(bob->join(general));
    QVERIFY(bob->chat().post(general, u"three"_s));
    QTRY_COMPARE(alice->rows(general), "one two three");
}

void TestChatService::whatWasTrimmedMeanwhileIsTold()
{
    QVERIFY(alice->join(general));
    QVERIFY(bob->join(general));
    QVERIFY(bob->chat().post(general, u"one"_s));
    QTRY_COMPARE(alice->rows(general), "one");
    cli({u"XTRIM"_s, u"taproom:{general}:log"_s, u"MAXLEN"_s, u"0"_s});
    cli({u"XADD"_s, u"taproom:{general}:log"_s, u"*"_s, u"uid"_s, u"U2"_s, u"from"_s, u"carol"_s,
        u"kind"_s, u"text"_s, u"body"_s, u"two"_s});
    QVERIFY(bob->chat().post(general, u"three"_s));
    QTRY_COMPARE(alice->rows(general), "one [trimmed] two three");
}

void TestChatService::forgedEnvelopesDoNoHarm()
{
    QVERIFY(alice->join(general));
    QVERIFY(bob->join(general));
    QVERIFY(bob->chat().post(general, u"one"_s));
    QTRY_COMPARE(alice->rows(general), "one");
    const QString forged = u"{\"taproom\":1,\"id\":\"9999999999999-0\",\"prev\":\"0-0\",\"uid\":"
                           "\"U\",\"from\":\"bob\",\"kind\":\"text\",\"body\":\"forged\"}"_s;
    cli({u"PUBLISH"_s, u"general"_s, forged});
    QVERIFY(bob->chat().post(general, u"two"_s));
    QTRY_VERIFY(alice->rows(general).startsWith("one two"));
    // In the end it is shown as what it is: a payload of some program.
    QTRY_COMPARE(alice->chat().timeline(general)->size(), 3);
    QVERIFY(alice->chat().timeline(general)->at(2).plain);
    QVERIFY(bob->chat().post(general, u"three"_s));
    QTRY_VERIFY(alice->rows(general).endsWith("three"));
}

void TestChatService::changesComeOncePerRead()
{
    QVERIFY(alice->join(general));
    int changes = 0;
    connect(&alice->chat(), &chat::ChatService::timelineChanged, alice.get(), [&] { ++changes; });
    QSignalSpy reads(&alice->client(), &redis::RedisClient::messagesReceived);
    const QString script = u"for i = 1, 1000 do redis.call('PUBLISH', 'general', i) end"_s;
    cli({u"EVAL"_s, script, u"0"_s});
    QTRY_COMPARE(alice->chat().timeline(general)->size(), 1000);
    QCOMPARE(changes, int(reads.size()));
    QVERIFY(changes < 100);
}

void TestChatService::browsingFindsKnownAndLiveChannels()
{
    QVERIFY(alice->join(general));
    QVERIFY(alice->chat().post(general, u"hi"_s));
    QTRY_COMPARE(alice->rows(general), "hi*");
    QVERIFY(bob->join(RoomId("quiet")));
    bob->client().subscribe(redis::SubscriptionKind::Channel, "taproom:live:general");
    // Each node tells only of its own subscribers, so both read on the same one or not: known is enough.
    QList<chat::KnownChannel> found;
    const auto browse = [&] {
        bool isAnswered = false;
        bob->chat().browse(bob.get(), [&](const base::Result<QList<chat::KnownChannel>> &channels) {
            isAnswered = true;
            found = channels ? *channels : QList<chat::KnownChannel>();
        });
        return QTest::qWaitFor([&] { return isAnswered; }, 10'000);
    };
    QTRY_VERIFY(browse() && found.size() == 2);
    QCOMPARE(found.at(0).name, QByteArray("general"));
    QVERIFY(found.at(0).lastActivity.count() > 1'600'000'000'000);
    QCOMPARE(found.at(0).subscribers, 1);
    QVERIFY(found.at(0).complete);
    QCOMPARE(found.at(1).name, QByteArray("quiet"));
    QCOMPARE(found.at(1).lastActivity.count(), 0);
}

QTEST_GUILESS_MAIN(TestChatService)
#include "tst_chatservice.moc"
