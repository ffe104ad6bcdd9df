#include "acllines.h"
#include "clientspy.h"
#include "core/chat/chatservice.h"
#include "core/chat/neededrights.h"
#include "core/chat/roomkeys.h"
#include "core/redis/rightscheck.h"
#include "tests/support/testserver.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using support::aclLines;
using support::aclPassword;
using support::ClientSpy;
using support::TestServer;

namespace {

/// Somebody in the chat: a client with the rights of one user of the server.
struct Guest {
    Guest(const QString &url, const QByteArray &name)
        : spy(url)
        , service(spy.client(), clock, random, name)
    {
        QObject::connect(&service, &chat::ChatService::noticeRaised, &service,
            [this](const chat::Notice &notice) { notices.append(notice.error.code); });
    }

    /// Bodies of the room's messages, the refused with their reason.
    QByteArrayList said(const chat::RoomId &room) const
    {
        QByteArrayList bodies;
        const chat::Timeline *timeline = service.timeline(room);
        for (qsizetype row = 0; timeline && row < timeline->size(); ++row) {
            const chat::TimelineEntry &entry = timeline->at(row);
            if (entry.kind == chat::EntryKind::Message)
                bodies.append(entry.body.toByteArray() + stateOf(entry));
        }
        return bodies;
    }

    static QByteArray stateOf(const chat::TimelineEntry &entry)
    {
        if (entry.state == chat::SendState::Refused)
            return "!";
        return entry.state == chat::SendState::Waiting ? "?" : "";
    }

    base::SystemClock clock;
    base::SystemRandomSource random;
    ClientSpy spy;
    chat::ChatService service;
    QStringList notices;
};

} // namespace

/// The ACL files against a real master and replica that know no other rights.
class TestAcl final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void theWholeChatWorksFor_data();
    void theWholeChatWorksFor();
    void aWatcherReadsAndCannotWrite();
    void aSenderWritesOnlyTheirOwnChannel();

    void allows_data();
    void allows();
    void refuses_data();
    void refuses();
    void givesEveryRightThatIsLookedFor_data();
    void givesEveryRightThatIsLookedFor();
    void aScriptMayNoMoreThanItsCaller();
    void patternsAreTakenWordForWord();

    void nobodyComesInWithoutAName();
    void theFilesAreValidAsAclFile();

private:
    QString url(const QByteArray &user) const;
    static QByteArrayList allLines(const QByteArray &prefix);

    std::unique_ptr<TestServer> m_master;
    std::unique_ptr<TestServer> m_replica;
};

QByteArrayList TestAcl::allLines(const QByteArray &prefix)
{
    QByteArrayList lines;
    for (const QString &file :
        {u"chat.acl"_s, u"watch.acl"_s, u"login.acl"_s, u"app.acl"_s, u"replication.acl"_s})
        lines += aclLines(file, {prefix, {}});
    lines += aclLines(u"member.acl"_s, {prefix, "alice"});
    lines += aclLines(u"sender.acl"_s, {prefix, "bob"});
    return lines;
}

QString TestAcl::url(const QByteArray &user) const
{
    return u"redis://%1:%2@127.0.0.1:%3?prefix=team:"_s.arg(QString::fromLatin1(user),
        QString::fromLatin1(aclPassword()), QString::number(m_master->port()));
}

void TestAcl::initTestCase()
{
    const QByteArrayList lines = allLines("team:");
    QCOMPARE(lines.size(), 8);
    m_master = std::make_unique<TestServer>(lines);
    m_replica = std::make_unique<TestServer>(
        lines + QByteArrayList {"masteruser taproom-replica", "masterauth " + aclPassword()});
    QVERIFY(m_master->start());
    QVERIFY(m_replica->startAsReplicaOf(*m_master));
}

void TestAcl::theWholeChatWorksFor_data()
{
    QTest::addColumn<QByteArray>("user");
    for (const char *user : {"taproom-chat", "taproom-app", "alice"})
        QTest::newRow(user) << QByteArray(user);
}

void TestAcl::theWholeChatWorksFor()
{
    QFETCH(const QByteArray, user);
    m_master->cli({u"FLUSHALL"_s});
    const chat::RoomId room("general");
    Guest alice(url(user), "alice");
    QTRY_VERIFY(alice.spy.view().isReady());
    QVERIFY(!alice.spy.view().readsFromMaster);
    QCOMPARE(alice.spy.view().reading.endpoint, m_replica->endpoint());
    QVERIFY(alice.service.join(room));
    QVERIFY(alice.service.post(room, u"first"_s));
    QVERIFY(alice.service.post(room, u"/topic about this"_s));
    QTRY_COMPARE(m_replica->cli({u"XLEN"_s, u"taproom:{team:general}:log"_s}), QByteArray("2"));
    QTRY_COMPARE(alice.service.room(room)->topic, u"about this"_s);

    // History, live messages, plain ones, and the pattern that the lines name.
    Guest carol(url(user), "carol");
    const chat::RoomId all("*", chat::RoomId::Kind::Pattern);
    QVERIFY(carol.service.join(room));
    QVERIFY(carol.service.join(all));
    QTRY_VERIFY(carol.said(room).contains("first"));
    QTRY_COMPARE(carol.service.room(room)->topic, u"about this"_s);
    QTRY_COMPARE(carol.service.room(all)->state, chat::JoinState::Joined);
    QVERIFY(alice.service.post(room, u"second"_s));
    m_master->cli({u"PUBLISH"_s, u"team:general"_s, u"plain"_s});
    QTRY_COMPARE(carol.said(room).size(), 4);
    QVERIFY(carol.said(room).contains("plain"));
    QTRY_COMPARE(carol.said(all).size(), 2);
    QTRY_VERIFY(alice.service.room(room)->subscribers.has_value());
    QTRY_COMPARE(alice.service.room(room)->subscribers->total, 2);
    QVERIFY(alice.service.room(room)->subscribers->complete);
    QCOMPARE(m_master->cli({u"ZRANGE"_s, u"taproom:channels"_s, u"0"_s, u"-1"_s}),
        QByteArray("team:general"));

    bool hasListed = false;
    carol.service.browse(this, [&](const base::Result<QList<chat::KnownChannel>> &channels) {
        hasListed = channels && channels->size() == 1 && channels->first().name == "general";
    });
    QTRY_VERIFY(hasListed);
    QCOMPARE(alice.notices + carol.notices, QStringList());
    alice.service.leaveAll();
    QTRY_COMPARE(alice.spy.client().subscriptionCount(), 0);
}

void TestAcl::aWatcherReadsAndCannotWrite()
{
    m_master->cli({u"FLUSHALL"_s});
    const chat::RoomId room("general");
    Guest alice(url("taproom-chat"), "alice");
    QVERIFY(alice.service.join(room));
    QVERIFY(alice.service.post(room, u"hello"_s));
    Guest watcher(url("taproom-watch"), "watcher");
    QVERIFY(watcher.service.join(room));
    QTRY_COMPARE(watcher.said(room), QByteArrayList {"hello"});
    QVERIFY(alice.service.post(room, u"live"_s));
    const QByteArrayList both {"hello", "live"};
    QTRY_COMPARE(watcher.said(room), both);
    QVERIFY(watcher.service.post(room, u"forbidden"_s));
    QTRY_VERIFY(watcher.said(room).contains("forbidden!"));
    QCOMPARE(m_master->cli({u"XLEN"_s, u"taproom:{team:general}:log"_s}), QByteArray("2"));
    QCOMPARE(alice.said(room), both);
}

void TestAcl::aSenderWritesOnlyTheirOwnChannel()
{
    m_master->cli({u"FLUSHALL"_s});
    const chat::RoomId own("from/bob");
    const chat::RoomId other("from/alice");
    Guest bob(url("bob"), "bob");
    Guest watcher(url("taproom-watch"), "watcher");
    const chat::RoomId everyone("from/*", chat::RoomId::Kind::Pattern);
    QVERIFY(watcher.service.join(everyone));
    QTRY_COMPARE(watcher.service.room(everyone)->state, chat::JoinState::Joined);
    for (const chat::RoomId &room : {own, other})
        QVERIFY(bob.service.join(room));
    QVERIFY(bob.service.post(other, u"as alice"_s));
    QVERIFY(bob.service.post(own, u"as myself"_s));
    QTRY_COMPARE(bob.said(other), QByteArrayList {"as alice!"});
    QTRY_COMPARE(watcher.said(everyone), QByteArrayList {"as myself"});
    QCOMPARE(m_master->cli({u"EXISTS"_s, u"taproom:{team:from/alice}:log"_s}), QByteArray("0"));
    QCOMPARE(m_master->cli({u"XLEN"_s, u"taproom:{team:from/bob}:log"_s}), QByteArray("1"));
}

namespace {

void addCommand(const char *user, const char *words)
{
    QTest::addRow("%s: %s", user, words) << QByteArray(user) << QByteArray(words);
}

void addColumns()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("words");
}

resp::RespCommand toCommand(const QByteArray &words)
{
    QByteArrayList parts = words.split(' ');
    resp::RespCommand command {parts.takeFirst()};
    for (const QByteArray &part : std::as_const(parts))
        command.add(part);
    return command;
}

} // namespace

void TestAcl::allows_data()
{
    addColumns();
    // What the program or the protocol needs beyond what the whole chat above uses.
    for (const char *user : {"taproom-chat", "taproom-app", "alice"}) {
        addCommand(user, "PUBLISH taproom:probe:X ping");
        addCommand(user, "PUBLISH taproom:live:team:general typing");
        addCommand(user, "ZADD taproom:{team:general}:present 1 alice");
        addCommand(user, "ZRANGEBYSCORE taproom:{team:general}:present 0 +inf");
        addCommand(user, "ZREMRANGEBYSCORE taproom:{team:general}:present 0 1");
        addCommand(user, "HSET taproom:user:alice display Alice");
        addCommand(user, "HSET taproom:read:alice general 1-1");
        addCommand(user, "HGETALL taproom:user:bob");
        addCommand(user, "TIME");
        addCommand(user, "INFO replication");
    }
    for (const char *user : {"taproom-login", "taproom-app"}) {
        addCommand(user, "HSET taproom:login:alice version 1");
        addCommand(user, "HGETALL taproom:login:alice");
        addCommand(user, "EXPIRE taproom:login:alice 600");
        addCommand(user, "INCR taproom:login:alice:failures");
        addCommand(user, "DEL taproom:login:alice");
        addCommand(user, "HSET taproom:login:alice:sessions hash 1-seal");
        addCommand(user, "HDEL taproom:login:alice:sessions hash");
        addCommand(user, "SET taproom:login:{taproom:login:alice}:version 1 PX 60000");
        addCommand(user, "PEXPIRE taproom:login:alice:sessions 60000");
        addCommand(user, "EVAL return(redis.call('HGETALL',KEYS[1])) 1 taproom:login:alice");
    }
    addCommand("taproom-watch", "HGETALL taproom:user:alice");
    addCommand("taproom-watch", "PUBSUB NUMSUB team:general");
}

void TestAcl::allows()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, words);
    ClientSpy spy(url(user));
    QTRY_VERIFY(spy.view().isReady());
    const QByteArray answer = spy.ask(redis::Target::Master, toCommand(words));
    QVERIFY2(answer != "NOPERM" && !answer.startsWith("ERR") && answer != "no answer",
        answer.constData());
}

void TestAcl::refuses_data()
{
    addColumns();
    const char *const all[] {"taproom-chat", "taproom-app", "taproom-watch", "taproom-login",
        "alice", "bob", "taproom-sentinel", "taproom-replica"};
    for (const char *user : all) {
        for (const char *words : {"FLUSHALL", "KEYS *", "SCAN 0", "CONFIG GET requirepass",
                 "ACL LIST", "CLIENT LIST", "SHUTDOWN NOSAVE", "GET secret", "SET secret x",
                 "DEL taproom:{team:general}:log", "XTRIM taproom:{team:general}:log MAXLEN 0",
                 "XDEL taproom:{team:general}:log 1-1", "SET taproom:{team:general}:log x",
                 "RENAME taproom:channels a", "RESTORE taproom:channels 0 x", "MODULE LIST",
                 "PUBLISH general x", "FUNCTION LIST", "SCRIPT FLUSH"})
            addCommand(user, words);
    }
    for (const char *user : {"taproom-chat", "taproom-watch", "alice", "bob"}) {
        addCommand(user, "HGETALL taproom:login:alice");
        addCommand(user, "HSET taproom:login:alice hash x");
        addCommand(user, "DEL taproom:login:alice:failures");
        addCommand(user, "HGETALL taproom:login:alice:sessions");
        addCommand(user, "INCR taproom:login:{taproom:login:alice}:version");
    }
    for (const char *user : {"taproom-chat", "alice"}) {
        addCommand(user, "XADD taproom:{general}:log * body x");
        addCommand(user, "XRANGE taproom:{general}:log - +");
        addCommand(user, "HSET taproom:{team:general}:log a b");
        addCommand(user, "ZADD taproom:{team:general}:log 1 b");
        addCommand(user, "PUBLISH __sentinel__:hello x");
    }
    addCommand("alice", "HSET taproom:user:bob display x");
    addCommand("alice", "HGETALL taproom:read:bob");
    addCommand("bob", "PUBLISH team:from/alice x");
    addCommand("bob", "PUBLISH team:from/bob:from/alice x");
    addCommand("bob", "XADD taproom:{team:from/alice}:log * body x");
    addCommand("taproom-watch", "XADD taproom:{team:general}:log * body x");
    addCommand("taproom-watch", "PUBLISH team:general x");
    addCommand("taproom-watch", "EVAL return(1) 0");
    addCommand("taproom-login", "XRANGE taproom:{team:general}:log - +");
    addCommand("taproom-login", "ZREVRANGE taproom:channels 0 -1");
}

void TestAcl::refuses()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, words);
    // Without the client's own questions: not every user may ask for the role.
    QStringList arguments {u"--no-auth-warning"_s, u"--user"_s, QString::fromLatin1(user),
        u"--pass"_s, QString::fromLatin1(aclPassword())};
    for (const QByteArray &word : words.split(' '))
        arguments.append(QString::fromUtf8(word));
    const QByteArray answer = m_master->cli(arguments);
    QVERIFY2(answer.startsWith("NOPERM"), answer.constData());
}

void TestAcl::givesEveryRightThatIsLookedFor_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<bool>("remembersSignIns");
    QTest::newRow("chat") << QByteArray("taproom-chat") << false;
    QTest::newRow("app") << QByteArray("taproom-app") << true;
}

void TestAcl::givesEveryRightThatIsLookedFor()
{
    QFETCH(const QByteArray, user);
    QFETCH(const bool, remembersSignIns);
    ClientSpy spy(url(user));
    QTRY_VERIFY(spy.view().isReady());
    QList<chat::NeededRight> rights
        = chat::neededRights(chat::RoomKeys(spy.client().config().prefix), chat::RoomId("general"),
            "alice", redis::Discovery::Nodes);
    const qsizetype forChat = rights.size();
    rights += chat::signInRights();
    std::optional<base::Result<QList<redis::RightState>>> states;
    QObject here;
    spy.client().send(redis::Target::Master, chat::makeRightsQuestion(rights), &here,
        [&](const base::Result<resp::RespValue> &reply) {
            states = reply ? redis::readRights(*reply, rights.size())
                           : base::Result<QList<redis::RightState>>(base::failure(reply.error()));
        });
    QTRY_VERIFY(states.has_value());
    QVERIFY(*states);
    for (qsizetype at = 0; at < rights.size(); ++at) {
        const bool isGranted = (*states)->at(at) == redis::RightState::Granted;
        const QByteArray command = rights[at].command.join(' ');
        if (at < forChat || remembersSignIns)
            QVERIFY2(isGranted, command.constData());
    }
    const bool hasAll
        = (*states)->mid(forChat).count(redis::RightState::Granted) == rights.size() - forChat;
    QCOMPARE(hasAll, remembersSignIns);
}

void TestAcl::aScriptMayNoMoreThanItsCaller()
{
    m_master->cli({u"FLUSHALL"_s});
    m_master->cli({u"XADD"_s, u"taproom:{team:general}:log"_s, u"*"_s, u"body"_s, u"x"_s});
    m_master->cli({u"SET"_s, u"secret"_s, u"kept"_s});
    ClientSpy spy(url("taproom-chat"));
    QTRY_VERIFY(spy.view().isReady());
    const QByteArray log = "taproom:{team:general}:log";
    const QByteArrayList scripts {"return redis.call('DEL', KEYS[1])",
        "return redis.call('XTRIM', KEYS[1], 'MAXLEN', 0)", "return redis.call('GET', 'secret')",
        "return redis.call('SET', KEYS[1], 'x')", "return redis.call('PUBLISH', 'general', 'x')"};
    for (const QByteArray &script : scripts) {
        const QByteArray answer = spy.ask(redis::Target::Master, {"EVAL", script, "1", log});
        QVERIFY2(answer == "ERR" || answer == "NOPERM", answer.constData());
    }
    QCOMPARE(m_master->cli({u"XLEN"_s, QString::fromLatin1(log)}), QByteArray("1"));
    QCOMPARE(m_master->cli({u"GET"_s, u"secret"_s}), QByteArray("kept"));
}

void TestAcl::patternsAreTakenWordForWord()
{
    ClientSpy spy(url("taproom-chat"));
    QTRY_VERIFY(spy.view().isReady());
    using Kind = redis::SubscriptionKind;
    spy.client().subscribe(Kind::Pattern, "team:*");
    spy.client().subscribe(Kind::Pattern, "team:g*");
    spy.client().subscribe(Kind::Pattern, "*");
    spy.client().subscribe(Kind::Channel, "__keyspace@0__:secret");
    QTRY_COMPARE(spy.log.size(), 4);
    std::sort(spy.log.begin(), spy.log.end());
    const QByteArrayList expected {"!* NOPERM", "!__keyspace@0__:secret NOPERM", "!team:g* NOPERM",
        "+team:* 1"};
    QCOMPARE(spy.log, expected);
}

void TestAcl::nobodyComesInWithoutAName()
{
    TestServer server(aclLines(u"default.acl"_s, {}) + aclLines(u"chat.acl"_s, {}));
    QVERIFY(server.start());
    QVERIFY(server.cli({u"PING"_s}).startsWith("NOAUTH"));
    QVERIFY(server.cli({u"INFO"_s}).startsWith("NOAUTH"));
    const QByteArray answer = server.cli({u"--no-auth-warning"_s, u"--user"_s, u"taproom-chat"_s,
        u"--pass"_s, QString::fromLatin1(aclPassword()), u"PUBLISH"_s, u"general"_s, u"hi"_s});
    QCOMPARE(answer, QByteArray("0"));
}

void TestAcl::theFilesAreValidAsAclFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"users.acl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write((allLines({}) + aclLines(u"default.acl"_s, {})).join('\n') + '\n');
    file.close();
    TestServer server({"aclfile " + file.fileName().toUtf8()});
    QVERIFY(server.start());
    const QByteArray users = server.cli({u"--no-auth-warning"_s, u"--user"_s, u"taproom-login"_s,
        u"--pass"_s, QString::fromLatin1(aclPassword()), u"PING"_s});
    QCOMPARE(users, QByteArray("PONG"));
}

QTEST_GUILESS_MAIN(TestAcl)
#include "tst_acl.moc"
