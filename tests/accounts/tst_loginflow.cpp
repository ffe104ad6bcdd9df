#include "core/accounts/loginflow.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using accounts::AccountRecord;
using accounts::AccountState;
using accounts::CacheEntry;
using accounts::DirectoryAnswer;
using accounts::LoginAnswer;
using accounts::LoginFlow;
using accounts::LoginPolicy;
using accounts::LoginSource;
using accounts::LoginStep;
using accounts::TryGrant;
using base::Result;
using base::Secret;

/// Each slot is an arrow of the login rules: what was reported, and what is done next.
class TestLoginFlow final : public QObject {
    Q_OBJECT

private slots:
    // Throttle
    void firstCountsTheTry();
    void waitsWhenTheMasterSaysSo();
    void countsHereWhenTheMasterIsAway();
    void doesNotWaitHereWhenTheMasterLetsItThrough();
    // Cache
    void asksTheDirectoryWhenNothingIsCached();
    void verifiesAgainstTheCachedHash();
    void isInByTheCacheWithoutTheDirectory();
    void neverIsInByTheCacheAlone();
    void ignoresEntriesItCannotUse_data();
    void ignoresEntriesItCannotUse();
    void takesAnyVersionWhenTheMasterIsAway();
    void asksTheDirectoryOnceWhenTheCachedHashDiffers();
    void aNewPasswordIsInAtOnce();
    void theOldPasswordIsRefusedAfterTheChange();
    void doesNotHashTwiceWhenNothingChanged();
    void theCacheAloneRefusesWhenTheDirectoryIsAway();
    // Directory
    void isInByTheDirectoryAndFillsTheCache();
    void refusesAWrongPassword();
    void worksAsHardForUnknownNames();
    void tellsUnknownNamesOnlyWhenTheProfileSaysSo();
    void refusesUnknownSchemesLikeWrongPasswords();
    void turnsDisabledAccountsAway();
    void doesNotTellThatAnAccountIsDisabledToOthers();
    void failsWhenTheDirectoryIsAway();
    void failsWhenBothAreAway();
    void givesTheTryBackWhenNobodyCouldHash();
    void isInByTheDirectoryAloneWhenRedisIsAway();
    // Upgrade
    void upgrades_data();
    void upgrades();
    void doesNotCacheWhenTheRowHasChangedMeanwhile();
    void isInAlthoughTheUpgradeFailed();
    void marksTheNewHashAfterAnUpgrade();
};

namespace {

const QByteArray sha1 = "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8";

Secret argon2id(char salt = 'a')
{
    const QByteArray text
        = "$argon2id$v=19$m=65536,t=3,p=1$" + QByteArray(22, salt) + '$' + QByteArray(43, 'b');
    return Secret(QByteArrayView(text));
}

AccountRecord record(const Secret &hash = argon2id())
{
    return {{u"alice"_s, u"Alice"_s, AccountState::Enabled, {}}, hash};
}

CacheEntry cached(const Secret &hash = argon2id('c'))
{
    CacheEntry entry;
    entry.name = u"alice"_s;
    entry.asked = u"alice"_s;
    entry.hash = hash;
    entry.version = "3";
    return entry;
}

const base::Error away {base::ErrorKind::Network, u"AWAY"_s, {}};
const base::Error noDatabase {base::ErrorKind::Network, u"SQL_UNREACHABLE"_s, {}};

LoginFlow flow(LoginPolicy policy = {}, const QString &name = u"alice"_s)
{
    return LoginFlow(*accounts::parseUserName(name), policy);
}

/// A flow whose try was counted at the master, whose version is 3.
LoginFlow reserved(LoginPolicy policy = {}, const QString &name = u"alice"_s)
{
    LoginFlow made = flow(policy, name);
    made.reserved(TryGrant {0ms, "3"}, 0ms);
    return made;
}

/// A flow that has found nothing cached.
LoginFlow uncached(LoginPolicy policy = {})
{
    LoginFlow made = reserved(policy);
    made.cacheRead(std::optional<CacheEntry>());
    return made;
}

/// A flow that verifies against the directory's hash.
LoginFlow verifyingStored(const AccountRecord &found, LoginPolicy policy = {}, bool takes = true)
{
    LoginFlow made = uncached(policy);
    made.directoryRead(DirectoryAnswer {found, takes});
    return made;
}

/// A flow whose password did not fit the cached hash.
LoginFlow mismatched(const CacheEntry &entry = cached())
{
    LoginFlow made = reserved();
    made.cacheRead(std::optional(entry));
    made.verified(false);
    return made;
}

} // namespace

void TestLoginFlow::firstCountsTheTry()
{
    QCOMPARE(flow().step(), LoginStep::ReserveTry);
    QCOMPARE(reserved().step(), LoginStep::ReadCache);
}

void TestLoginFlow::waitsWhenTheMasterSaysSo()
{
    LoginFlow throttled = flow();
    throttled.reserved(TryGrant {30s, "3"}, 0ms);
    QCOMPARE(throttled.step(), LoginStep::Done);
    QCOMPARE(throttled.outcome()->answer, LoginAnswer::Throttled);
    QCOMPARE(throttled.outcome()->waitFor, 30000ms);
}

void TestLoginFlow::countsHereWhenTheMasterIsAway()
{
    LoginFlow free = flow();
    free.reserved(base::failure(away), 0ms);
    QCOMPARE(free.step(), LoginStep::ReadCache);
    LoginFlow throttled = flow();
    throttled.reserved(base::failure(away), 12s);
    QCOMPARE(throttled.step(), LoginStep::Done);
    QCOMPARE(throttled.outcome()->answer, LoginAnswer::Throttled);
    QCOMPARE(throttled.outcome()->waitFor, 12000ms);
}

void TestLoginFlow::doesNotWaitHereWhenTheMasterLetsItThrough()
{
    LoginFlow made = flow();
    made.reserved(TryGrant {0ms, "3"}, 12s);
    QCOMPARE(made.step(), LoginStep::ReadCache);
}

void TestLoginFlow::asksTheDirectoryWhenNothingIsCached()
{
    QCOMPARE(uncached().step(), LoginStep::ReadDirectory);
    LoginFlow broken = reserved();
    broken.cacheRead(base::failure(away));
    QCOMPARE(broken.step(), LoginStep::ReadDirectory);
}

void TestLoginFlow::verifiesAgainstTheCachedHash()
{
    LoginFlow made = reserved();
    made.cacheRead(std::optional(cached()));
    QCOMPARE(made.step(), LoginStep::Verify);
    QCOMPARE(made.hashToVerify(), argon2id('c'));
}

void TestLoginFlow::isInByTheCacheWithoutTheDirectory()
{
    LoginFlow made = reserved();
    made.cacheRead(std::optional(cached()));
    made.verified(true);
    QCOMPARE(made.step(), LoginStep::ForgetTries);
    made.finishedStep();
    QCOMPARE(made.step(), LoginStep::Done);
    QCOMPARE(made.outcome()->answer, LoginAnswer::In);
    QCOMPARE(made.outcome()->source, LoginSource::Cache);
    QCOMPARE(made.outcome()->account.name, u"alice"_s);
    QVERIFY(made.hashToVerify().isEmpty());
}

void TestLoginFlow::neverIsInByTheCacheAlone()
{
    LoginFlow made = reserved();
    made.cacheRead(std::optional(cached()));
    QVERIFY(made.outcome()->answer != LoginAnswer::In);
    made.verified(false);
    QVERIFY(made.outcome()->answer != LoginAnswer::In);
}

void TestLoginFlow::ignoresEntriesItCannotUse_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("older version") << u"alice"_s << QByteArray("2");
    QTest::newRow("newer version") << u"alice"_s << QByteArray("4");
    QTest::newRow("no version") << u"alice"_s << QByteArray();
    QTest::newRow("another spelling") << u"ALICE"_s << QByteArray("3");
}

void TestLoginFlow::ignoresEntriesItCannotUse()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, version);
    LoginFlow made = reserved({}, typed);
    CacheEntry entry = cached();
    entry.version = version;
    made.cacheRead(std::optional(entry));
    QCOMPARE(made.step(), LoginStep::ReadDirectory);
}

void TestLoginFlow::takesAnyVersionWhenTheMasterIsAway()
{
    LoginFlow made = flow();
    made.reserved(base::failure(away), 0ms);
    made.cacheRead(std::optional(cached()));
    QCOMPARE(made.step(), LoginStep::Verify);
}

void TestLoginFlow::asksTheDirectoryOnceWhenTheCachedHashDiffers()
{
    LoginFlow made = mismatched();
    QCOMPARE(made.step(), LoginStep::ReadDirectory);
    made.directoryRead(DirectoryAnswer {record(), true});
    QCOMPARE(made.step(), LoginStep::Verify);
    QCOMPARE(made.hashToVerify(), argon2id());
    made.verified(false);
    QCOMPARE(made.step(), LoginStep::Done);
    QCOMPARE(made.outcome()->answer, LoginAnswer::Wrong);
}

void TestLoginFlow::aNewPasswordIsInAtOnce()
{
    LoginFlow made = mismatched();
    made.directoryRead(DirectoryAnswer {record(), true});
    made.verified(true);
    QCOMPARE(made.outcome()->answer, LoginAnswer::In);
    QCOMPARE(made.outcome()->source, LoginSource::Directory);
    QCOMPARE(made.step(), LoginStep::FillCache);
}

void TestLoginFlow::theOldPasswordIsRefusedAfterTheChange()
{
    // The replica still has the old entry, whose password would fit; the master knows better.
    LoginFlow made = flow();
    made.reserved(TryGrant {0ms, "4"}, 0ms);
    made.cacheRead(std::optional(cached()));
    QCOMPARE(made.step(), LoginStep::ReadDirectory);
    made.directoryRead(DirectoryAnswer {record(), true});
    made.verified(false);
    QCOMPARE(made.outcome()->answer, LoginAnswer::Wrong);
}

void TestLoginFlow::doesNotHashTwiceWhenNothingChanged()
{
    CacheEntry entry = cached();
    entry.mark = accounts::markOf(argon2id());
    LoginFlow made = mismatched(entry);
    made.directoryRead(DirectoryAnswer {record(), true});
    QCOMPARE(made.step(), LoginStep::Done);
    QCOMPARE(made.outcome()->answer, LoginAnswer::Wrong);
}

void TestLoginFlow::theCacheAloneRefusesWhenTheDirectoryIsAway()
{
    LoginFlow made = mismatched();
    made.directoryRead(base::failure(noDatabase));
    QCOMPARE(made.step(), LoginStep::Done);
    QCOMPARE(made.outcome()->answer, LoginAnswer::Wrong);
    QCOMPARE(made.outcome()->source, LoginSource::Cache);
    QVERIFY(made.outcome()->directoryAway == noDatabase);
}

void TestLoginFlow::isInByTheDirectoryAndFillsTheCache()
{
    LoginFlow made = verifyingStored(record());
    QCOMPARE(made.step(), LoginStep::Verify);
    QCOMPARE(made.hashToVerify(), argon2id());
    made.verified(true);
    QCOMPARE(made.step(), LoginStep::FillCache);
    const CacheEntry entry = made.cacheEntry();
    QCOMPARE(entry.name, u"alice"_s);
    QCOMPARE(entry.displayName, u"Alice"_s);
    QCOMPARE(entry.version, QByteArray("3"));
    QCOMPARE(entry.mark, accounts::markOf(argon2id()));
    QVERIFY(entry.hash.isEmpty());
    made.finishedStep();
    QCOMPARE(made.step(), LoginStep::ForgetTries);
    made.finishedStep();
    QCOMPARE(made.step(), LoginStep::Done);
    QCOMPARE(made.outcome()->answer, LoginAnswer::In);
    QCOMPARE(made.outcome()->source, LoginSource::Directory);
    QVERIFY(!made.outcome()->isUpgraded);
}

void TestLoginFlow::refusesAWrongPassword()
{
    LoginFlow made = verifyingStored(record());
    made.verified(false);
    QCOMPARE(made.step(), LoginStep::Done);
    QCOMPARE(made.outcome()->answer, LoginAnswer::Wrong);
}

void TestLoginFlow::worksAsHardForUnknownNames()
{
    LoginFlow made = uncached();
    made.directoryRead(DirectoryAnswer {});
    QCOMPARE(made.step(), LoginStep::Verify);
    QCOMPARE(made.hashToVerify(), accounts::dummyHash({}));
    made.verified(false);
    QCOMPARE(made.step(), LoginStep::Done);
    QCOMPARE(made.outcome()->answer, LoginAnswer::Wrong);

    LoginFlow lucky = uncached();
    lucky.directoryRead(DirectoryAnswer {});
    // Even if somebody found a password for it.
    lucky.verified(true);
    QCOMPARE(lucky.outcome()->answer, LoginAnswer::Wrong);
}

void TestLoginFlow::tellsUnknownNamesOnlyWhenTheProfileSaysSo()
{
    LoginPolicy policy;
    policy.saysWhich = true;
    LoginFlow unknown = uncached(policy);
    unknown.directoryRead(DirectoryAnswer {});
    unknown.verified(false);
    QCOMPARE(unknown.outcome()->answer, LoginAnswer::UnknownName);

    LoginFlow wrong = verifyingStored(record(), policy);
    wrong.verified(false);
    QCOMPARE(wrong.outcome()->answer, LoginAnswer::Wrong);
}

void TestLoginFlow::refusesUnknownSchemesLikeWrongPasswords()
{
    LoginPolicy policy;
    policy.saysWhich = true;
    for (const QByteArrayView form : {"secret", "", "$2y$10$abc"}) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"neither Argon2id nor SHA-1"_s));
        LoginFlow made = verifyingStored(record(Secret(form)), policy);
        QCOMPARE(made.hashToVerify(), accounts::dummyHash({}));
        made.verified(false);
        QCOMPARE(made.outcome()->answer, LoginAnswer::Wrong);
    }
}

void TestLoginFlow::turnsDisabledAccountsAway()
{
    AccountRecord disabled = record();
    disabled.account.state = AccountState::Disabled;
    LoginFlow made = verifyingStored(disabled);
    made.verified(true);
    QCOMPARE(made.outcome()->answer, LoginAnswer::Disabled);
    QCOMPARE(made.step(), LoginStep::RefundTry);
    made.finishedStep();
    QCOMPARE(made.step(), LoginStep::Done);
}

void TestLoginFlow::doesNotTellThatAnAccountIsDisabledToOthers()
{
    AccountRecord disabled = record();
    disabled.account.state = AccountState::Disabled;
    LoginFlow made = verifyingStored(disabled);
    made.verified(false);
    QCOMPARE(made.outcome()->answer, LoginAnswer::Wrong);
}

void TestLoginFlow::failsWhenTheDirectoryIsAway()
{
    LoginFlow made = uncached();
    made.directoryRead(base::failure(noDatabase));
    QCOMPARE(made.step(), LoginStep::RefundTry);
    made.finishedStep();
    QCOMPARE(made.step(), LoginStep::Done);
    QVERIFY(!made.outcome());
    QCOMPARE(made.outcome().error(), noDatabase);
}

void TestLoginFlow::failsWhenBothAreAway()
{
    LoginFlow made = flow();
    made.reserved(base::failure(away), 0ms);
    made.cacheRead(base::failure(away));
    made.directoryRead(base::failure(noDatabase));
    made.finishedStep();
    QVERIFY(!made.outcome());
    QCOMPARE(made.outcome().error(), noDatabase);
}

void TestLoginFlow::givesTheTryBackWhenNobodyCouldHash()
{
    const base::Error noMemory {base::ErrorKind::Storage, u"HASH_MEMORY"_s, {}};
    LoginFlow made = verifyingStored(record());
    made.verified(base::failure(noMemory));
    QCOMPARE(made.step(), LoginStep::RefundTry);
    QCOMPARE(made.outcome().error(), noMemory);
}

void TestLoginFlow::isInByTheDirectoryAloneWhenRedisIsAway()
{
    LoginFlow made = flow();
    made.reserved(base::failure(away), 0ms);
    made.cacheRead(base::failure(away));
    made.directoryRead(DirectoryAnswer {record(), true});
    made.verified(true);
    // Nothing to fill: without the master's version nobody knows whether it would be stale.
    QCOMPARE(made.step(), LoginStep::ForgetTries);
    QCOMPARE(made.outcome()->answer, LoginAnswer::In);
    QVERIFY(made.outcome()->redisAway == away);
}

void TestLoginFlow::upgrades_data()
{
    QTest::addColumn<QByteArray>("hash");
    QTest::addColumn<bool>("takesNewHash");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<bool>("upgrades");
    const QByteArray strong = argon2id().reveal().toByteArray();
    QTest::newRow("sha-1") << sha1 << true << true << true;
    QTest::newRow("sha-1 in a narrow column") << sha1 << false << true << false;
    QTest::newRow("sha-1, not allowed") << sha1 << true << false << false;
    QTest::newRow("cheap argon2id")
        << QByteArray(strong).replace("m=65536", "m=19456") << true << true << true;
    QTest::newRow("strong enough") << strong << true << true << false;
}

void TestLoginFlow::upgrades()
{
    QFETCH(QByteArray, hash);
    QFETCH(bool, takesNewHash);
    QFETCH(bool, allowed);
    QFETCH(bool, upgrades);
    LoginPolicy policy;
    policy.upgradesHashes = allowed;
    LoginFlow made = verifyingStored(record(Secret(QByteArrayView(hash))), policy, takesNewHash);
    made.verified(true);
    QCOMPARE(made.step(), upgrades ? LoginStep::UpgradeDirectory : LoginStep::FillCache);
    QCOMPARE(made.outcome()->answer, LoginAnswer::In);
}

void TestLoginFlow::doesNotCacheWhenTheRowHasChangedMeanwhile()
{
    LoginFlow made = verifyingStored(record(Secret(QByteArrayView(sha1))));
    made.verified(true);
    made.upgraded(std::optional<Secret>());
    QCOMPARE(made.step(), LoginStep::ForgetTries);
    QCOMPARE(made.outcome()->answer, LoginAnswer::In);
    QVERIFY(!made.outcome()->isUpgraded);
}

void TestLoginFlow::isInAlthoughTheUpgradeFailed()
{
    LoginFlow made = verifyingStored(record(Secret(QByteArrayView(sha1))));
    made.verified(true);
    made.upgraded(base::failure(base::ErrorKind::Credentials, u"SQL_RIGHT"_s, {}));
    QCOMPARE(made.step(), LoginStep::FillCache);
    QCOMPARE(made.outcome()->answer, LoginAnswer::In);
    QVERIFY(!made.outcome()->isUpgraded);
    QVERIFY(made.cacheEntry().mark.isEmpty());
}

void TestLoginFlow::marksTheNewHashAfterAnUpgrade()
{
    LoginFlow made = verifyingStored(record(Secret(QByteArrayView(sha1))));
    made.verified(true);
    made.upgraded(std::optional(argon2id('d')));
    QCOMPARE(made.step(), LoginStep::FillCache);
    QVERIFY(made.outcome()->isUpgraded);
    QCOMPARE(made.cacheEntry().mark, accounts::markOf(argon2id('d')));
}

QTEST_GUILESS_MAIN(TestLoginFlow)

#include "tst_loginflow.moc"
