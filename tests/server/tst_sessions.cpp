#include "accountdesk.h"
#include "core/accounts/sessiontoken.h"
#include "directories.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using accounts::AccountState;
using accounts::LoginAnswer;
using accounts::LoginSource;
using base::Secret;
using support::AccountDesk;

/// Remembered sign-ins against a real master with its replicas.
class TestSessions final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void isInWithoutAPassword();
    void asksForThePasswordWhereNothingIsRemembered();
    void whatRedisKnowsOpensNothing();
    void signingOutEndsIt();
    void signingOutEverywhereEndsAll();
    void endsWhenThePasswordChanges();
    void endsWhenAnotherProgramChangesThePassword();
    void endsWhenTheAccountIsDisabled();
    void expires();
    void keepsAtMostTwenty();
    void goesOnWhileTheDatabaseIsAway();
    void remembersNothingWithoutAKeychain();
    void signingOutEverywhereNeedsNoKeychain();
    void theWatchSeesThatThePasswordChanged();
    void theWatchSeesADisabledAccount();
    void theWatchSeesASignOutElsewhere();

private:
    std::unique_ptr<AccountDesk> desk();
    QByteArray redisCli(const QStringList &words);

    QTemporaryDir m_folder;
    support::TestChain m_chain;
    sql::DatabaseConfig m_config;
    int m_files = 0;
    std::unique_ptr<AccountDesk> m_desk;
};

namespace {

const QString sessionsKey = u"taproom:login:alice:sessions"_s;

} // namespace

void TestSessions::initTestCase()
{
    QVERIFY(m_chain.start());
}

void TestSessions::init()
{
    QCOMPARE(redisCli({u"FLUSHALL"_s}), "OK");
    m_config.file = m_folder.filePath(QString::number(++m_files));
    m_config.fileMode = sql::FileMode::Create;
    m_desk = desk();
    QVERIFY(m_desk->create(u"alice"_s, u"correct horse"_s));
    QVERIFY(m_desk->remember(u"alice"_s));
}

void TestSessions::cleanup()
{
    m_desk.reset();
}

std::unique_ptr<AccountDesk> TestSessions::desk()
{
    AccountDesk::Options options;
    options.redisUrl = u"redis://127.0.0.1:%1"_s.arg(m_chain.master().port);
    auto made = std::make_unique<AccountDesk>(m_config, options);
    if (!made->connect())
        qWarning("no connection to Redis");
    return made;
}

QByteArray TestSessions::redisCli(const QStringList &words)
{
    return support::runRedisCli(m_chain.master().port, words);
}

void TestSessions::isInWithoutAPassword()
{
    const auto outcome = m_desk->resume(u"Alice"_s);
    QVERIFY(outcome);
    QCOMPARE(outcome->answer, LoginAnswer::In);
    QCOMPARE(outcome->source, LoginSource::Session);
    QCOMPARE(outcome->account.displayName, u"ALICE"_s);
    const qint64 lifetime = redisCli({u"TTL"_s, sessionsKey}).toLongLong();
    QVERIFY(lifetime > 29 * 24 * 3600 && lifetime <= 30 * 24 * 3600);
}

void TestSessions::asksForThePasswordWhereNothingIsRemembered()
{
    const auto other = desk();
    QCOMPARE(other->resume(u"alice"_s).error().code, u"SESSION_TOKEN"_s);
    QCOMPARE(m_desk->resume(u"bob"_s).error().code, u"SESSION_TOKEN"_s);
}

void TestSessions::whatRedisKnowsOpensNothing()
{
    const Secret token = m_desk->secrets().kept.value(u"session/test/alice"_s);
    QVERIFY(!token.isEmpty());
    const QByteArray known = redisCli({u"HGETALL"_s, sessionsKey});
    QVERIFY(!known.contains(token.reveal()));
    const QByteArray hash = redisCli({u"HKEYS"_s, sessionsKey});
    QCOMPARE(hash.size(), 64);
    // The thief puts what was in Redis into a keychain of their own.
    const auto thief = desk();
    for (const QByteArray &guess : {hash, hash.left(43), known.left(43)}) {
        thief->secrets().kept[u"session/test/alice"_s] = Secret(QByteArrayView(guess));
        const auto outcome = thief->resume(u"alice"_s);
        QVERIFY(!outcome);
        QVERIFY(!base::toLogText(outcome.error()).toUtf8().contains(guess));
    }
    QVERIFY(m_desk->resume(u"alice"_s));
}

void TestSessions::signingOutEndsIt()
{
    const auto token = m_desk->secrets().kept;
    QVERIFY(m_desk->signOut(u"alice"_s));
    QVERIFY(m_desk->secrets().kept.isEmpty());
    QCOMPARE(redisCli({u"EXISTS"_s, sessionsKey}), "0");
    // A copy of the token that was made before.
    m_desk->secrets().kept = token;
    QCOMPARE(m_desk->resume(u"alice"_s).error().code, u"SESSION_ENDED"_s);
    QVERIFY(m_desk->secrets().kept.isEmpty());
}

void TestSessions::signingOutEverywhereEndsAll()
{
    const auto other = desk();
    QVERIFY(other->remember(u"alice"_s));
    QCOMPARE(redisCli({u"HLEN"_s, sessionsKey}), "2");
    QVERIFY(m_desk->signOutEverywhere(u"alice"_s));
    QCOMPARE(redisCli({u"EXISTS"_s, sessionsKey}), "0");
    QCOMPARE(other->resume(u"alice"_s).error().code, u"SESSION_ENDED"_s);
    QCOMPARE(m_desk->resume(u"alice"_s).error().code, u"SESSION_TOKEN"_s);
}

void TestSessions::endsWhenThePasswordChanges()
{
    QVERIFY(desk()->changePassword(u"alice"_s, u"correct horse"_s, u"new one"_s));
    QCOMPARE(m_desk->resume(u"alice"_s).error().code, u"SESSION_ENDED"_s);
}

void TestSessions::endsWhenAnotherProgramChangesThePassword()
{
    QVERIFY(m_desk->execute(u"UPDATE userinfos SET upwd = ?"_s,
        {u"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8"_s}));
    QCOMPARE(m_desk->resume(u"alice"_s).error().code, u"SESSION_ENDED"_s);
    QCOMPARE(redisCli({u"EXISTS"_s, sessionsKey}), "0");
}

void TestSessions::endsWhenTheAccountIsDisabled()
{
    QVERIFY(m_desk->execute(u"UPDATE userinfos SET disabled = 1"_s));
    QCOMPARE(m_desk->resume(u"alice"_s).error().code, u"LOGIN_DISABLED"_s);
    QVERIFY(m_desk->execute(u"UPDATE userinfos SET disabled = 0"_s));
    QCOMPARE(m_desk->resume(u"alice"_s).error().code, u"SESSION_TOKEN"_s);
}

void TestSessions::expires()
{
    const QByteArray hash = redisCli({u"HKEYS"_s, sessionsKey});
    const QByteArray record = redisCli({u"HGET"_s, sessionsKey, QString::fromLatin1(hash)});
    const QByteArray expired = "1000" + record.mid(record.indexOf(' '));
    redisCli({u"HSET"_s, sessionsKey, QString::fromLatin1(hash), QString::fromLatin1(expired)});
    QCOMPARE(m_desk->resume(u"alice"_s).error().code, u"SESSION_ENDED"_s);
    QCOMPARE(redisCli({u"EXISTS"_s, sessionsKey}), "0");
}

void TestSessions::keepsAtMostTwenty()
{
    for (int i = 0; i < 25; ++i)
        QVERIFY(m_desk->remember(u"alice"_s));
    QCOMPARE(redisCli({u"HLEN"_s, sessionsKey}), "20");
    QVERIFY(m_desk->resume(u"alice"_s));
}

void TestSessions::goesOnWhileTheDatabaseIsAway()
{
    AccountDesk::Options options;
    options.redisUrl = u"redis://127.0.0.1:%1"_s.arg(m_chain.master().port);
    sql::DatabaseConfig away = m_config;
    away.file = u"/nowhere/at.all"_s;
    away.fileMode = sql::FileMode::Existing;
    AccountDesk alone(away, options);
    QVERIFY(alone.connect());
    alone.secrets().kept = m_desk->secrets().kept;
    const auto outcome = alone.resume(u"alice"_s);
    QVERIFY(outcome);
    QCOMPARE(outcome->answer, LoginAnswer::In);
    QVERIFY(outcome->directoryAway.has_value());
    // But nothing new is remembered: there is no stored hash to seal it to.
    QVERIFY(!alone.remember(u"alice"_s));
}

void TestSessions::remembersNothingWithoutAKeychain()
{
    QVERIFY(m_desk->signOut(u"alice"_s));
    m_desk->secrets().fault = base::Error {base::ErrorKind::Storage, u"KEYCHAIN"_s, {}};
    QCOMPARE(m_desk->remember(u"alice"_s).error().code, u"KEYCHAIN"_s);
    QTRY_COMPARE(redisCli({u"EXISTS"_s, sessionsKey}), "0");
}

void TestSessions::signingOutEverywhereNeedsNoKeychain()
{
    const auto other = desk();
    QVERIFY(other->remember(u"alice"_s));
    m_desk->secrets().fault = base::Error {base::ErrorKind::Storage, u"KEYCHAIN"_s, {}};
    QVERIFY(m_desk->signOutEverywhere(u"alice"_s));
    QCOMPARE(other->resume(u"alice"_s).error().code, u"SESSION_ENDED"_s);
}

void TestSessions::theWatchSeesThatThePasswordChanged()
{
    // Nothing is remembered here, and the account is as welcome as before: the password is another.
    const auto other = desk();
    QSignalSpy ended(&other->keeper(), &accounts::SessionKeeper::ended);
    other->keeper().watch(u"alice"_s);
    QVERIFY(other->inspect()); // the first look is behind it in the same queues
    QVERIFY(m_desk->changePassword(u"alice"_s, u"correct horse"_s, u"new one"_s));
    QTRY_VERIFY((other->keeper().lookNow(), !ended.isEmpty()));
    QCOMPARE(ended.first().first().value<base::Error>().code, u"SESSION_ENDED"_s);
}

void TestSessions::theWatchSeesADisabledAccount()
{
    QVERIFY(m_desk->execute(u"UPDATE userinfos SET disabled = 1"_s));
    QSignalSpy ended(&m_desk->keeper(), &accounts::SessionKeeper::ended);
    m_desk->keeper().watch(u"alice"_s);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().value<base::Error>().code, u"LOGIN_DISABLED"_s);
}

void TestSessions::theWatchSeesASignOutElsewhere()
{
    QVERIFY(m_desk->resume(u"alice"_s));
    QVERIFY(desk()->signOutEverywhere(u"alice"_s));
    QSignalSpy ended(&m_desk->keeper(), &accounts::SessionKeeper::ended);
    m_desk->keeper().watch(u"alice"_s);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().value<base::Error>().code, u"SESSION_ENDED"_s);
}

QTEST_GUILESS_MAIN(TestSessions)

#include "tst_sessions.moc"
