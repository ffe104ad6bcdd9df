#include "tests/accounts/loginsamples.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace loginsamples;
using accounts::LoginAnswer;
using accounts::LoginFlow;
using accounts::LoginPolicy;
using accounts::LoginStep;
using base::Secret;

/// How a sign-in replaces a weak hash, and when it does not.
class TestLoginUpgrade final : public QObject {
    Q_OBJECT

private slots:
    void upgrades_data();
    void upgrades();
    void doesNotCacheWhenTheRowHasChangedMeanwhile();
    void isInAlthoughTheUpgradeFailed();
    void marksTheNewHashAfterAnUpgrade();
};

void TestLoginUpgrade::upgrades_data()
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

void TestLoginUpgrade::upgrades()
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

void TestLoginUpgrade::doesNotCacheWhenTheRowHasChangedMeanwhile()
{
    LoginFlow made = verifyingStored(record(Secret(QByteArrayView(sha1))));
    made.verified(true);
    made.upgraded(std::optional<Secret>());
    QCOMPARE(made.step(), LoginStep::ForgetTries);
    QCOMPARE(made.outcome()->answer, LoginAnswer::In);
    QVERIFY(!made.outcome()->isUpgraded);
}

void TestLoginUpgrade::isInAlthoughTheUpgradeFailed()
{
    LoginFlow made = verifyingStored(record(Secret(QByteArrayView(sha1))));
    made.verified(true);
    made.upgraded(base::failure(base::ErrorKind::Credentials, u"SQL_RIGHT"_s, {}));
    QCOMPARE(made.step(), LoginStep::FillCache);
    QCOMPARE(made.outcome()->answer, LoginAnswer::In);
    QVERIFY(!made.outcome()->isUpgraded);
    QVERIFY(made.cacheEntry().mark.isEmpty());
}

void TestLoginUpgrade::marksTheNewHashAfterAnUpgrade()
{
    LoginFlow made = verifyingStored(record(Secret(QByteArrayView(sha1))));
    made.verified(true);
    made.upgraded(std::optional(argon2id('d')));
    QCOMPARE(made.step(), LoginStep::FillCache);
    QVERIFY(made.outcome()->isUpgraded);
    QCOMPARE(made.cacheEntry().mark, accounts::markOf(argon2id('d')));
}

QTEST_GUILESS_MAIN(TestLoginUpgrade)

#include "tst_loginupgrade.moc"
