#include "chatguest.h"
#include "clientspy.h"
#include "core/chat/messagecodec.h"
#include "core/chat/poster.h"
#include "core/chat/postscript.h"
#include "core/resp/resptext.h"
#include "tests/support/testserver.h"

#include <QTest>

using chat::ChatMessage;
using chat::LogId;
using chat::RoomId;
using chat::RoomKeys;
using namespace support;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const RoomId general("general");
const QString logKey = u"taproom:{general}:log"_s;

ChatMessage message(const QByteArray &uid, const QByteArray &body = "hi")
{
    ChatMessage made;
    made.uid = uid;
    made.from = "alice";
    made.body = body;
    return made;
}

} // namespace

/// The script `post` and the poster against a real master and replica.
class TestPoster final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_master = std::make_unique<TestServer>();
        m_replica = std::make_unique<TestServer>();
        QVERIFY(m_master->start());
        QVERIFY(m_replica->startAsReplicaOf(*m_master));
        m_spy = std::make_unique<ClientSpy>(m_master->url());
        QTRY_VERIFY(m_spy->view().isReady());
    }
    void cleanup()
    {
        m_spy.reset();
        m_replica.reset();
        m_master.reset();
    }

    void oneUidIsOneMessage();
    void theEnvelopeNamesItsPredecessor();
    void theBellRingsWhenTheLogIsThere();
    void anyTextArrivesAsItWas();
    void theLogIsTrimmed();
    void whatBelongsToARoomIsNoted();
    void withoutTheRightNothingIsWritten_data();
    void withoutTheRightNothingIsWritten();
    void aKeyOfAnotherTypeRefuses();
    void waitsForTheMasterAndKeepsTheOrder();
    void aFullMasterKeepsItAndSaysWhy();
    void missingReplicasKeepItAndSayWhy();
    void aRightThatIsGivenLaterHelpsARetry();
    void aDiscardedOneIsNeverSent();
    void waitsForTheAnswerOrGivesUp();

private:
    /// What the script answers: a log id or the code of an error.
    QByteArray post(const ChatMessage &message, qint64 length = chat::logLength)
    {
        return post(m_spy->client(), message, length);
    }
    static QByteArray post(redis::RedisClient &client, const ChatMessage &message,
        qint64 length = chat::logLength)
    {
        const chat::PostCall call
            = chat::makePostCall(RoomKeys(client.config().prefix), general, message, length);
        QByteArray answer;
        QObject context;
        client.evaluate(chat::postScript(), call.keys, call.arguments, &context,
            [&answer](const base::Result<resp::RespValue> &reply) {
                answer = reply ? reply->text : reply.error().code.toLatin1();
            });
        return QTest::qWaitFor([&] { return !answer.isEmpty(); }, 10'000) ? answer : "no answer";
    }
    QByteArray master(const QStringList &words) const { return m_master->cli(words); }

    std::unique_ptr<TestServer> m_master;
    std::unique_ptr<TestServer> m_replica;
    std::unique_ptr<ClientSpy> m_spy;
};

void TestPoster::oneUidIsOneMessage()
{
    m_spy->client().subscribe(redis::SubscriptionKind::Channel, "general");
    QTRY_COMPARE(m_spy->log.size(), 1);
    const QByteArray id = post(message("U1"));
    QVERIFY(chat::parseLogId(id));
    for (int i = 0; i < 99; ++i)
        QCOMPARE(post(message("U1")), id);
    QCOMPARE(master({u"XLEN"_s, logKey}), "1");
    QVERIFY(post(message("U2")) != id);
    QTRY_COMPARE(m_spy->log.size(), 3);
}

void TestPoster::theEnvelopeNamesItsPredecessor()
{
    m_spy->client().subscribe(redis::SubscriptionKind::Channel, "general");
    QTRY_COMPARE(m_spy->log.size(), 1);
    ChatMessage reply = message("U2");
    reply.re = "U1";
    const QByteArray first = post(message("U1"));
    const QByteArray second = post(reply);
    QTRY_COMPARE(m_spy->log.size(), 3);
    QCOMPARE(m_spy->log.at(1),
        QByteArray("general={\"taproom\":1,\"id\":\"" + first
            + "\",\"prev\":\"0-0\",\"uid\":\"U1\",\"from\":\"alice\",\"kind\":\"text\",\"body\":"
              "\"hi\"}"));
    QCOMPARE(m_spy->log.at(2),
        QByteArray("general={\"taproom\":1,\"id\":\"" + second + "\",\"prev\":\"" + first
            + "\",\"uid\":\"U2\",\"from\":\"alice\",\"kind\":\"text\",\"body\":\"hi\",\"re\":"
              "\"U1\"}"));
}

void TestPoster::theBellRingsWhenTheLogIsThere()
{
    // On the connection that heard the bell the log is asked at once, again and again.
    m_spy->client().subscribe(redis::SubscriptionKind::Channel, "general");
    QTRY_COMPARE(m_spy->log.size(), 1);
    int found = 0;
    int answers = 0;
    connect(&m_spy->client(), &redis::RedisClient::messagesReceived, m_spy.get(),
        [&](const redis::MessageBatch &batch) {
            for (const redis::PubSubMessage &bell : batch.messages) {
                const auto envelope = chat::parseEnvelope(bell.payload);
                const QByteArray id = envelope ? toText(envelope->id) : QByteArray("0-0");
                m_spy->client().send(redis::Target::Replica, {"XRANGE", logKey.toUtf8(), id, id},
                    m_spy.get(), [&](const base::Result<resp::RespValue> &entries) {
                        ++answers;
                        found += entries ? int(entries->elements.size()) : 0;
                    });
            }
        });
    for (int i = 0; i < 300; ++i)
        post(message(QByteArray::number(i)));
    QTRY_COMPARE(answers, 300);
    QCOMPARE(found, 300);
}

void TestPoster::anyTextArrivesAsItWas()
{
    m_spy->client().subscribe(redis::SubscriptionKind::Channel, "general");
    QTRY_COMPARE(m_spy->log.size(), 1);
    QByteArrayList bodies {"", "quote \" backslash \\ slash /", "one\ntwo\ttabs\r",
        "频道 \xf0\x9f\x98\x80", QByteArray("\0\x01", 2), "%s %d \\u0041", "]] --[[",
        QByteArray(65536, 'x')};
    for (qsizetype i = 0; i < bodies.size(); ++i) {
        QVERIFY(chat::parseLogId(post(message("U" + QByteArray::number(i), bodies.at(i)))));
        QTRY_COMPARE(m_spy->log.size(), i + 2);
        const auto read = chat::parseEnvelope(m_spy->log.constLast().sliced(8));
        QVERIFY(read.has_value());
        QCOMPARE(read->body, bodies.at(i));
    }
}

void TestPoster::theLogIsTrimmed()
{
    for (int i = 0; i < 500; ++i)
        post(message(QByteArray::number(i)), 100);
    const int length = master({u"XLEN"_s, logKey}).toInt();
    QVERIFY2(length >= 100 && length <= 200, qPrintable(QString::number(length)));
}

void TestPoster::whatBelongsToARoomIsNoted()
{
    ChatMessage topic = message("U1", "all about it");
    topic.kind = chat::MessageKind::Topic;
    const QByteArray id = post(topic);
    QCOMPARE(master({u"HGET"_s, u"taproom:{general}:meta"_s, u"topic"_s}), "all about it");
    QCOMPARE(master({u"ZSCORE"_s, u"taproom:channels"_s, u"general"_s}), id.first(id.indexOf('-')));
    QCOMPARE(master({u"GET"_s, u"taproom:{general}:sent:U1"_s}), id);
    const int life = master({u"TTL"_s, u"taproom:{general}:sent:U1"_s}).toInt();
    QVERIFY(life > 3590 && life <= 3600);
    topic.uid = "U2";
    topic.body.clear();
    post(topic);
    QCOMPARE(master({u"HGET"_s, u"taproom:{general}:meta"_s, u"topic"_s}), "");
}

void TestPoster::withoutTheRightNothingIsWritten_data()
{
    QTest::addColumn<QStringList>("rights");
    QTest::newRow("no publish") << QStringList {u"+@all"_s, u"-publish"_s, u"~*"_s, u"&*"_s};
    QTest::newRow("another channel")
        << QStringList {u"+@all"_s, u"~*"_s, u"resetchannels"_s, u"&news"_s};
    QTest::newRow("no append") << QStringList {u"+@all"_s, u"-xadd"_s, u"~*"_s, u"&*"_s};
    QTest::newRow("no mark") << QStringList {u"+@all"_s, u"-set"_s, u"~*"_s, u"&*"_s};
    QTest::newRow("other keys") << QStringList {u"+@all"_s, u"~news*"_s, u"&*"_s};
    QTest::newRow("no scripts") << QStringList {u"+@all"_s, u"-evalsha"_s, u"-eval"_s, u"~*"_s,
        u"&*"_s};
}

void TestPoster::withoutTheRightNothingIsWritten()
{
    QFETCH(QStringList, rights);
    for (TestServer *server : {m_master.get(), m_replica.get()})
        server->cli(QStringList {u"ACL"_s, u"SETUSER"_s, u"eve"_s, u"on"_s, u">pw"_s} + rights);
    ClientSpy eve(u"redis://eve:pw@127.0.0.1:%1"_s.arg(m_master->port()));
    QTRY_VERIFY(eve.view().isReady());
    QCOMPARE(post(eve.client(), message("U1")), "NOPERM");
    QCOMPARE(master({u"DBSIZE"_s}), "0");
}

void TestPoster::aKeyOfAnotherTypeRefuses()
{
    master({u"SET"_s, logKey, u"mine"_s});
    QCOMPARE(post(message("U1")), "WRONGTYPE");
    QCOMPARE(master({u"DBSIZE"_s}), "1");
    // The directory is a help only: whatever stands there, the message is stored and heard.
    master({u"DEL"_s, logKey});
    master({u"SET"_s, u"taproom:channels"_s, u"mine"_s});
    QVERIFY(chat::parseLogId(post(message("U1"))));
}

void TestPoster::waitsForTheMasterAndKeepsTheOrder()
{
    ChatGuest alice(m_master->url(), "alice");
    QVERIFY(alice.join(general));
    m_master->pause();
    QByteArrayList said;
    for (int i = 0; i < 20; ++i) {
        QVERIFY(alice.chat().post(general, QString::number(i)));
        said << QByteArray::number(i);
    }
    // It has noticed that nothing answers; all of it waits.
    QTRY_VERIFY(alice.client().view().writing.state != redis::LinkState::Ready);
    QCOMPARE(alice.rows(general), QByteArray(said.join("? ") + '?'));
    m_master->resume();
    QTRY_COMPARE_WITH_TIMEOUT(alice.rows(general), QByteArray(said.join("* ") + '*'), 20'000);
    QCOMPARE(master({u"XLEN"_s, logKey}), "20");
}

void TestPoster::aFullMasterKeepsItAndSaysWhy()
{
    ChatGuest alice(m_master->url(), "alice");
    QVERIFY(alice.join(general));
    master({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"1"_s});
    QVERIFY(alice.chat().post(general, u"one"_s));
    QVERIFY(alice.chat().post(general, u"two"_s));
    QTRY_COMPARE(alice.notices, QStringList {u"OOM"_s});
    QCOMPARE(alice.rows(general), "one? two?");
    master({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"0"_s});
    QTRY_COMPARE_WITH_TIMEOUT(alice.rows(general), "one* two*", 30'000);
    QCOMPARE(alice.notices.size(), 1);
}

void TestPoster::missingReplicasKeepItAndSayWhy()
{
    ChatGuest alice(m_master->url(), "alice");
    QVERIFY(alice.join(general));
    master({u"CONFIG"_s, u"SET"_s, u"min-replicas-to-write"_s, u"5"_s});
    QVERIFY(alice.chat().post(general, u"one"_s));
    QTRY_COMPARE(alice.notices, QStringList {u"NOREPLICAS"_s});
    master({u"CONFIG"_s, u"SET"_s, u"min-replicas-to-write"_s, u"0"_s});
    QTRY_COMPARE_WITH_TIMEOUT(alice.rows(general), "one*", 30'000);
}

void TestPoster::aRightThatIsGivenLaterHelpsARetry()
{
    const QStringList rights {u"ACL"_s, u"SETUSER"_s, u"eve"_s, u"on"_s, u">pw"_s, u"+@all"_s,
        u"~*"_s, u"&*"_s, u"-publish"_s};
    for (TestServer *server : {m_master.get(), m_replica.get()})
        server->cli(rights);
    ChatGuest eve(u"redis://eve:pw@127.0.0.1:%1"_s.arg(m_master->port()), "eve");
    QVERIFY(eve.join(general));
    QVERIFY(eve.chat().post(general, u"one"_s));
    QVERIFY(eve.chat().post(general, u"two"_s));
    QTRY_COMPARE(eve.rows(general), "one! two!");
    const chat::Timeline &timeline = *eve.chat().timeline(general);
    const QByteArray uid = timeline.at(0).uid.toByteArray();
    QCOMPARE(timeline.refusal(uid)->code, u"NOPERM"_s);
    master({u"ACL"_s, u"SETUSER"_s, u"eve"_s, u"+publish"_s});
    eve.chat().retry(general, uid);
    QTRY_COMPARE(eve.rows(general), "one* two!");
    eve.chat().discard(general, timeline.at(1).uid.toByteArray());
    QCOMPARE(eve.rows(general), "one*");
    // What is stored can't be discarded.
    eve.chat().discard(general, uid);
    QCOMPARE(eve.rows(general), "one*");
    QCOMPARE(master({u"XLEN"_s, logKey}), "1");
}

void TestPoster::aDiscardedOneIsNeverSent()
{
    ChatGuest alice(m_master->url(), "alice");
    QVERIFY(alice.join(general));
    master({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"1"_s});
    QVERIFY(alice.chat().post(general, u"one"_s));
    QVERIFY(alice.chat().post(general, u"two"_s));
    QTRY_VERIFY(!alice.notices.isEmpty());
    alice.chat().discard(general, alice.chat().timeline(general)->at(0).uid.toByteArray());
    QCOMPARE(alice.rows(general), "two?");
    master({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"0"_s});
    QTRY_COMPARE_WITH_TIMEOUT(alice.rows(general), "two*", 30'000);
    QCOMPARE(master({u"XLEN"_s, logKey}), "1");
}

void TestPoster::waitsForTheAnswerOrGivesUp()
{
    base::SystemClock clock;
    base::SystemRandomSource random;
    chat::Poster poster(m_spy->client(), clock, random, "alice");
    QByteArrayList answers;
    const auto take = [&](const base::Result<LogId> &result) {
        answers << (result ? QByteArray("stored") : result.error().code.toLatin1());
    };
    poster.postAndWait(general, {chat::MessageKind::Text, "one", {}}, 10s, m_spy.get(), take);
    QTRY_COMPARE(answers, QByteArrayList {"stored"});
    poster.postAndWait(general, {chat::MessageKind::Text, "", {}}, 10s, m_spy.get(), take);
    QTRY_COMPARE(answers.size(), 2);
    QCOMPARE(answers.constLast(), "EMPTY");
    master({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"1"_s});
    poster.postAndWait(general, {chat::MessageKind::Text, "two", {}}, 500ms, m_spy.get(), take);
    QTRY_COMPARE(answers.size(), 3);
    QCOMPARE(answers.constLast(), "OOM");
    QVERIFY(poster.outbox().entries().isEmpty());
    // Whoever is gone is not called.
    auto gone = std::make_unique<QObject>();
    poster.postAndWait(general, {chat::MessageKind::Text, "three", {}}, 200ms, gone.get(), take);
    gone.reset();
    QTRY_VERIFY(poster.outbox().entries().isEmpty());
    QCOMPARE(answers.size(), 3);
}

QTEST_GUILESS_MAIN(TestPoster)
#include "tst_poster.moc"
