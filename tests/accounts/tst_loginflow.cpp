#include "tests/accounts/loginsamples.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace loginsamples;
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
    void provesAPasswordByTheDirectoryAlone();
};

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

void TestLoginFlow::provesAPasswordByTheDirectoryAlone()
{
    LoginPolicy policy;
    policy.scope = accounts::LoginScope::DirectoryAlone;
    LoginFlow made = reserved(policy);
    QCOMPARE(made.step(), LoginStep::ReadDirectory);
    made.directoryRead(DirectoryAnswer {record(Secret(QByteArrayView(sha1))), true});
    made.verified(true);
    // Neither upgraded nor cached: the hash is about to be another one.
    QCOMPARE(made.step(), LoginStep::ForgetTries);
    QCOMPARE(made.record().hash, Secret(QByteArrayView(sha1)));
}

QTEST_GUILESS_MAIN(TestLoginFlow)

#include "tst_loginflow.moc"
