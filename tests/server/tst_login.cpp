#include "accountdesk.h"
#include "directories.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using accounts::AccountState;
using accounts::LoginAnswer;
using accounts::LoginSource;
using support::AccountDesk;
using support::Directories;

/// Signing in against real databases and a real master with its replicas; each slot with each of
/// the three kinds of directory.
class TestLogin final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();
    void firstByTheDirectoryThenByTheCache();
    void refusesWrongPasswordsFromBoth();
    void aPasswordChangedElsewhereCountsAtOnce();
    void aPasswordChangedByAnotherProgramIsIn();
    void upgradesTheTutorialsRow();
    void leavesANarrowColumnAlone();
    void turnsDisabledUsersAway();
    void stopsTheSixthWrongTryOfAllComputers();
    void signsInByTheDirectoryAlone();
    void saysThatBothAreAway();
    void worksInATableOfOnlyTwoColumns();
    void comesBackWhenTheDatabaseDoes();

private:
    std::unique_ptr<AccountDesk> desk();
    QByteArray redisCli(const QStringList &words);
    /// Whether the replicas have all that the master has.
    bool areEqual();
    bool reset(const QString &columns);

    Directories m_directories;
    support::TestChain m_chain;
    QString m_kind;
    std::unique_ptr<AccountDesk> m_desk;
};

namespace {

const QString entryKey = u"taproom:login:alice"_s;

QString sha1(const QByteArray &password)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(password, QCryptographicHash::Sha1).toHex());
}

} // namespace

void TestLogin::initTestCase_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString &kind : Directories::kinds())
        QTest::newRow(qPrintable(kind)) << kind;
}

void TestLogin::initTestCase()
{
    QVERIFY(m_directories.start());
    QVERIFY(m_chain.start());
}

void TestLogin::init()
{
    QFETCH_GLOBAL(QString, kind);
    m_kind = kind;
    QCOMPARE(redisCli({u"FLUSHALL"_s}), "OK");
    QVERIFY(reset(Directories::wideColumns()));
    m_desk = desk();
    QVERIFY(m_desk->create(u"alice"_s, u"correct horse"_s));
}

void TestLogin::cleanup()
{
    m_desk.reset();
}

std::unique_ptr<AccountDesk> TestLogin::desk()
{
    AccountDesk::Options options;
    options.redisUrl = u"redis://127.0.0.1:%1"_s.arg(m_chain.master().port);
    auto made = std::make_unique<AccountDesk>(m_directories.config(m_kind), options);
    if (!made->connect())
        qWarning("no connection to Redis");
    return made;
}

QByteArray TestLogin::redisCli(const QStringList &words)
{
    return support::runRedisCli(m_chain.master().port, words);
}

bool TestLogin::areEqual()
{
    return redisCli({u"WAIT"_s, u"1"_s, u"1000"_s}) == "1"
        && support::runRedisCli(m_chain.replica().port, {u"KEYS"_s, u"*"_s}).split('\n').size()
        == support::runRedisCli(m_chain.subReplica().port, {u"KEYS"_s, u"*"_s}).split('\n').size()
        && support::runRedisCli(m_chain.replica().port, {u"KEYS"_s, u"*"_s}).split('\n').size()
        == redisCli({u"KEYS"_s, u"*"_s}).split('\n').size();
}

bool TestLogin::reset(const QString &columns)
{
    return m_directories.reset(m_kind, columns);
}

void TestLogin::firstByTheDirectoryThenByTheCache()
{
    const auto first = m_desk->signIn(u"alice"_s, u"correct horse"_s);
    QVERIFY(first);
    QCOMPARE(first->answer, LoginAnswer::In);
    QCOMPARE(first->source, LoginSource::Directory);
    QVERIFY(!first->redisAway);
    const int lifetime = redisCli({u"TTL"_s, entryKey}).toInt();
    QVERIFY2(lifetime > 590 && lifetime <= 600, QByteArray::number(lifetime).constData());
    QVERIFY(redisCli({u"HGET"_s, entryKey, u"hash"_s}).startsWith("$argon2id$"));
    // Made for the cache alone: the directory's own hash is not in Redis.
    QVERIFY(redisCli({u"HGET"_s, entryKey, u"hash"_s}) != m_desk->storedHash(u"alice"_s).toUtf8());

    QVERIFY(m_directories.stop(m_kind));
    const auto other = desk();
    QTRY_VERIFY(areEqual());
    const auto second = other->signIn(u"alice"_s, u"correct horse"_s);
    QVERIFY(m_directories.launch(m_kind));
    QVERIFY(second);
    QCOMPARE(second->answer, LoginAnswer::In);
    QCOMPARE(second->source, LoginSource::Cache);
    QCOMPARE(second->account.displayName, u"ALICE"_s);
}

void TestLogin::refusesWrongPasswordsFromBoth()
{
    QCOMPARE(m_desk->signIn(u"alice"_s, u"wrong"_s)->answer, LoginAnswer::Wrong);
    QVERIFY(m_desk->signIn(u"alice"_s, u"correct horse"_s));
    const auto cached = m_desk->signIn(u"alice"_s, u"wrong"_s);
    QCOMPARE(cached->answer, LoginAnswer::Wrong);
    QVERIFY(!cached->directoryAway);

    QVERIFY(m_directories.stop(m_kind));
    const auto other = desk();
    QTRY_VERIFY(areEqual());
    const auto alone = other->signIn(u"alice"_s, u"wrong"_s);
    QVERIFY(m_directories.launch(m_kind));
    QVERIFY(alone);
    QCOMPARE(alone->answer, LoginAnswer::Wrong);
    QCOMPARE(alone->source, LoginSource::Cache);
    QVERIFY(alone->directoryAway.has_value());
}

void TestLogin::aPasswordChangedElsewhereCountsAtOnce()
{
    QVERIFY(m_desk->signIn(u"alice"_s, u"correct horse"_s));
    const auto other = desk();
    const auto changed = other->changePassword(u"alice"_s, u"correct horse"_s, u"new one"_s);
    QVERIFY(changed);
    QVERIFY(!changed->redisAway);
    QCOMPARE(redisCli({u"EXISTS"_s, entryKey}), "0");
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::Wrong);
    const auto fresh = m_desk->signIn(u"alice"_s, u"new one"_s);
    QCOMPARE(fresh->answer, LoginAnswer::In);
    QCOMPARE(fresh->source, LoginSource::Directory);
    QTRY_VERIFY(areEqual());
    QCOMPARE(m_desk->signIn(u"alice"_s, u"new one"_s)->source, LoginSource::Cache);
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::Wrong);
}

void TestLogin::aPasswordChangedByAnotherProgramIsIn()
{
    QVERIFY(m_desk->signIn(u"alice"_s, u"correct horse"_s));
    QCOMPARE(*m_desk->execute(u"UPDATE userinfos SET upwd = ? WHERE uname = ?"_s,
                 {sha1("other one"), u"alice"_s}),
        qint64(1));
    const auto fresh = m_desk->signIn(u"alice"_s, u"other one"_s);
    QCOMPARE(fresh->answer, LoginAnswer::In);
    QCOMPARE(fresh->source, LoginSource::Directory);
    QTRY_VERIFY(areEqual());
    QCOMPARE(m_desk->signIn(u"alice"_s, u"other one"_s)->source, LoginSource::Cache);
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::Wrong);
}

void TestLogin::upgradesTheTutorialsRow()
{
    QVERIFY(m_desk->execute(u"INSERT INTO userinfos (uname, upwd) VALUES (?, ?)"_s,
        {u"用户"_s, sha1("123456")}));
    QCOMPARE(m_desk->signIn(u"用户"_s, u"1234567"_s)->answer, LoginAnswer::Wrong);
    QCOMPARE(m_desk->storedHash(u"用户"_s), sha1("123456"));
    const auto first = m_desk->signIn(u"用户"_s, u"123456"_s);
    QCOMPARE(first->answer, LoginAnswer::In);
    QVERIFY(first->isUpgraded);
    QVERIFY(m_desk->storedHash(u"用户"_s).startsWith(u"$argon2id$"));
    QTRY_VERIFY(areEqual());
    QCOMPARE(m_desk->signIn(u"用户"_s, u"123456"_s)->source, LoginSource::Cache);
    redisCli({u"FLUSHALL"_s});
    QTRY_VERIFY(areEqual());
    QCOMPARE(m_desk->signIn(u"用户"_s, u"123456"_s)->source, LoginSource::Directory);
}

void TestLogin::leavesANarrowColumnAlone()
{
    // Sqlite has no width: any text fits.
    if (m_kind == u"sqlite")
        return;
    QVERIFY(reset(Directories::narrowColumns(40)));
    const auto narrow = desk();
    QVERIFY(narrow->execute(u"INSERT INTO userinfos VALUES (?, ?)"_s, {u"bob"_s, sha1("123456")}));
    const auto outcome = narrow->signIn(u"bob"_s, u"123456"_s);
    QCOMPARE(outcome->answer, LoginAnswer::In);
    QVERIFY(!outcome->isUpgraded);
    QCOMPARE(narrow->storedHash(u"bob"_s), sha1("123456"));
    QCOMPARE(narrow->create(u"carol"_s, u"secret"_s).error().code, u"COLUMN_TOO_NARROW"_s);
    const auto report = narrow->inspect();
    QVERIFY(report->passwordWidth == 40);
    QVERIFY(!report->takesNewHash());
    QCOMPARE(report->notArgon2id, qint64(1));
}

void TestLogin::turnsDisabledUsersAway()
{
    QVERIFY(m_desk->signIn(u"alice"_s, u"correct horse"_s));
    const auto other = desk();
    QVERIFY(other->setState(u"alice"_s, AccountState::Disabled));
    QCOMPARE(redisCli({u"EXISTS"_s, entryKey}), "0");
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::Disabled);
    QCOMPARE(m_desk->signIn(u"alice"_s, u"wrong"_s)->answer, LoginAnswer::Wrong);
    QCOMPARE(redisCli({u"EXISTS"_s, entryKey}), "0");
    QVERIFY(other->setState(u"alice"_s, AccountState::Enabled));
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
}

void TestLogin::stopsTheSixthWrongTryOfAllComputers()
{
    const auto other = desk();
    for (int i = 0; i < 5; ++i) {
        const auto outcome = (i % 2 == 0 ? m_desk : other)->signIn(u"alice"_s, u"wrong"_s);
        QCOMPARE(outcome->answer, LoginAnswer::Wrong);
    }
    const auto sixth = other->signIn(u"Alice"_s, u"correct horse"_s);
    QCOMPARE(sixth->answer, LoginAnswer::Throttled);
    QVERIFY(sixth->waitFor > std::chrono::seconds(20));
    QVERIFY(sixth->waitFor <= std::chrono::seconds(30));
    // Others are not kept out.
    QVERIFY(m_desk->create(u"bob"_s, u"secret"_s));
    QCOMPARE(m_desk->signIn(u"bob"_s, u"secret"_s)->answer, LoginAnswer::In);
    // The wait is over when the counter has no more than its window to live.
    redisCli({u"PEXPIRE"_s, entryKey + u":failures"_s, u"900000"_s});
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
    QCOMPARE(redisCli({u"EXISTS"_s, entryKey + u":failures"_s}), "0");
}

void TestLogin::signsInByTheDirectoryAlone()
{
    AccountDesk::Options options;
    // Nobody listens there.
    options.redisUrl = u"redis://127.0.0.1:1"_s;
    AccountDesk alone(m_directories.config(m_kind), options);
    QVERIFY(alone.connect());
    const auto outcome = alone.signIn(u"alice"_s, u"correct horse"_s);
    QVERIFY(outcome);
    QCOMPARE(outcome->answer, LoginAnswer::In);
    QCOMPARE(outcome->source, LoginSource::Directory);
    QVERIFY(outcome->redisAway.has_value());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(alone.signIn(u"alice"_s, u"wrong"_s)->answer, LoginAnswer::Wrong);
    QCOMPARE(alone.signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::Throttled);
    const auto changed = alone.changePassword(u"alice"_s, u"correct horse"_s, u"new one"_s);
    QCOMPARE(changed.error().code, u"LOGIN_THROTTLED"_s);
}

void TestLogin::saysThatBothAreAway()
{
    AccountDesk::Options options;
    options.redisUrl = u"redis://127.0.0.1:1"_s;
    QVERIFY(m_directories.stop(m_kind));
    AccountDesk alone(m_directories.config(m_kind), options);
    const bool knows = alone.connect();
    const auto outcome = alone.signIn(u"alice"_s, u"correct horse"_s);
    QVERIFY(m_directories.launch(m_kind));
    QVERIFY(knows);
    QVERIFY(!outcome);
    const QString expected = m_kind == u"sqlite" ? u"SQL_DATABASE"_s : u"SQL_UNREACHABLE"_s;
    QCOMPARE(outcome.error().code, expected);
}

void TestLogin::worksInATableOfOnlyTwoColumns()
{
    QVERIFY(reset(Directories::narrowColumns(255)));
    const auto narrow = desk();
    QVERIFY(narrow->create(u"bob"_s, u"secret"_s));
    QCOMPARE(narrow->signIn(u"bob"_s, u"secret"_s)->answer, LoginAnswer::In);
    QVERIFY(narrow->changePassword(u"bob"_s, u"secret"_s, u"new one"_s));
    QCOMPARE(narrow->signIn(u"bob"_s, u"secret"_s)->answer, LoginAnswer::Wrong);
    QCOMPARE(narrow->signIn(u"bob"_s, u"new one"_s)->answer, LoginAnswer::In);
    const auto disabled = narrow->setState(u"bob"_s, AccountState::Disabled);
    QCOMPARE(disabled.error().code, u"NO_DISABLED_COLUMN"_s);
    QCOMPARE(narrow->create(u"bob"_s, u"secret"_s).error().code, u"NAME_TAKEN"_s);
    const auto report = narrow->inspect();
    QVERIFY(!report->hasOwnColumns);
    QVERIFY(report->takesNewHash());
    QVERIFY(report->canInsert && report->canUpdate);
}

void TestLogin::comesBackWhenTheDatabaseDoes()
{
    QVERIFY(m_desk->signIn(u"alice"_s, u"correct horse"_s));
    redisCli({u"FLUSHALL"_s});
    QVERIFY(m_directories.stop(m_kind));
    QVERIFY(m_directories.launch(m_kind));
    // The old connection is gone, which only shows now.
    const auto outcome = m_desk->signIn(u"alice"_s, u"correct horse"_s);
    QVERIFY2(outcome, outcome ? "" : qPrintable(base::toLogText(outcome.error())));
    QCOMPARE(outcome->source, LoginSource::Directory);
    QVERIFY(m_directories.stop(m_kind));
    QVERIFY(m_directories.launch(m_kind));
    QVERIFY(m_desk->create(u"bob"_s, u"secret"_s));
}

QTEST_GUILESS_MAIN(TestLogin)

#include "tst_login.moc"
