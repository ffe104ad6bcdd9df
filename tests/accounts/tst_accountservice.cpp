#include "core/accounts/accountservice.h"
#include "core/base/worker.h"
#include "tests/support/answered.h"
#include "tests/support/fakeaccountstore.h"
#include "tests/support/fakeclock.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using accounts::AccountState;
using accounts::ChangeOutcome;
using accounts::LoginAnswer;
using accounts::LoginOutcome;
using base::Result;
using base::Secret;
using support::answered;

/// With a directory in memory and no Redis; what needs Redis and SQL is in tests/server.
class TestAccountService final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void signsInWhoHasThePassword();
    void refusesOthers_data();
    void refusesOthers();
    void findsNamesInOtherSpellings();
    void stopsTheSixthWrongTry();
    void theRightPasswordForgetsWrongOnes();
    void anAwayDirectoryCostsNoTry();
    void upgradesTheTutorialsHash();
    void createsAccounts();
    void createsNone_data();
    void createsNone();
    void createsNoneInANarrowColumn();
    void changesPasswords();
    void changesNoPasswordWithoutTheOldOne();
    void resetsPasswords();
    void disablesAndEnables();
    void changesNobody();
    void callsNobodyWhoIsGone();
    void answersNeverInsideTheQuestion();

private:
    Result<LoginOutcome> signIn(const QString &name, const QString &password);
    Result<ChangeOutcome> create(const QString &name, const QString &password);
    QByteArray hashOf(const QString &name) const;

    support::FakeClock m_clock;
    std::unique_ptr<base::Worker> m_worker;
    std::unique_ptr<support::FakeAccountStore> m_store;
    std::unique_ptr<accounts::LoginThrottle> m_throttle;
    std::unique_ptr<accounts::AccountService> m_service;
};

namespace {

/// The product's own strength takes long where many sign-ins are tried.
constexpr accounts::HashStrength weak {8 * 1024, 1};

} // namespace

void TestAccountService::init()
{
    m_worker = std::make_unique<base::Worker>(u"accounts"_s);
    m_store = std::make_unique<support::FakeAccountStore>();
    m_throttle = std::make_unique<accounts::LoginThrottle>();
    accounts::LoginPolicy policy;
    policy.strength = weak;
    m_service = std::make_unique<accounts::AccountService>(
        accounts::LoginTools {*m_store, *m_worker, m_clock, *m_throttle, nullptr}, policy, nullptr);
    QVERIFY(create(u"alice"_s, u"correct horse"_s));
}

void TestAccountService::cleanup()
{
    m_service.reset();
    m_worker.reset();
}

Result<LoginOutcome> TestAccountService::signIn(const QString &name, const QString &password)
{
    return answered<LoginOutcome>([&](QObject *context, accounts::LoginHandler handler) {
        m_service->signIn(name, Secret(password), context, std::move(handler));
    });
}

Result<ChangeOutcome> TestAccountService::create(const QString &name, const QString &password)
{
    return answered<ChangeOutcome>([&](QObject *context, accounts::OutcomeHandler handler) {
        m_service->create({name, u"Shown"_s, Secret(password)}, context, std::move(handler));
    });
}

QByteArray TestAccountService::hashOf(const QString &name) const
{
    return m_store->rows.value(name).hash.reveal().toByteArray();
}

void TestAccountService::signsInWhoHasThePassword()
{
    const auto outcome = signIn(u"alice"_s, u"correct horse"_s);
    QVERIFY(outcome);
    QCOMPARE(outcome->answer, LoginAnswer::In);
    QCOMPARE(outcome->source, accounts::LoginSource::Directory);
    QCOMPARE(outcome->account.name, u"alice"_s);
    QCOMPARE(outcome->account.displayName, u"Shown"_s);
    QVERIFY(outcome->redisAway.has_value());
}

void TestAccountService::refusesOthers_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::newRow("wrong password") << u"alice"_s << u"wrong horse"_s;
    QTest::newRow("password in capitals") << u"alice"_s << u"CORRECT HORSE"_s;
    QTest::newRow("unknown name") << u"bob"_s << u"correct horse"_s;
    QTest::newRow("unknown Chinese name") << u"用户"_s << u"correct horse"_s;
}

void TestAccountService::refusesOthers()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    const auto outcome = signIn(name, password);
    QVERIFY(outcome);
    QCOMPARE(outcome->answer, LoginAnswer::Wrong);
}

void TestAccountService::findsNamesInOtherSpellings()
{
    QCOMPARE(signIn(u"ALICE"_s, u"correct horse"_s)->account.name, u"alice"_s);
    QCOMPARE(signIn(u"ａｌｉｃｅ"_s, u"correct horse"_s)->account.name, u"alice"_s);
}

void TestAccountService::stopsTheSixthWrongTry()
{
    for (int i = 0; i < 5; ++i)
        QCOMPARE(signIn(i % 2 == 0 ? u"alice"_s : u"Alice"_s, u"wrong"_s)->answer,
            LoginAnswer::Wrong);
    const int asked = m_store->questions;
    const auto sixth = signIn(u"alice"_s, u"correct horse"_s);
    QCOMPARE(sixth->answer, LoginAnswer::Throttled);
    QVERIFY(sixth->waitFor.count() > 0);
    QCOMPARE(m_store->questions, asked);
    m_clock.advance(std::chrono::seconds(30));
    QCOMPARE(signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
}

void TestAccountService::theRightPasswordForgetsWrongOnes()
{
    for (int i = 0; i < 12; ++i) {
        const bool isRight = i % 4 == 3;
        const auto outcome = signIn(u"alice"_s, isRight ? u"correct horse"_s : u"wrong"_s);
        QCOMPARE(outcome->answer, isRight ? LoginAnswer::In : LoginAnswer::Wrong);
    }
}

void TestAccountService::anAwayDirectoryCostsNoTry()
{
    m_store->fault = base::Error {base::ErrorKind::Network, u"SQL_UNREACHABLE"_s, {}};
    for (int i = 0; i < 10; ++i) {
        const auto outcome = signIn(u"alice"_s, u"correct horse"_s);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, u"SQL_UNREACHABLE"_s);
    }
    m_store->fault.reset();
    QCOMPARE(signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
}

void TestAccountService::upgradesTheTutorialsHash()
{
    const QByteArray sha1 = QCryptographicHash::hash("123456", QCryptographicHash::Sha1).toHex();
    m_store->rows[u"bob"_s]
        = {{u"bob"_s, {}, AccountState::Enabled, {}}, Secret(QByteArrayView(sha1))};
    QCOMPARE(signIn(u"bob"_s, u"1234567"_s)->answer, LoginAnswer::Wrong);
    QCOMPARE(hashOf(u"bob"_s), sha1);
    const auto first = signIn(u"bob"_s, u"123456"_s);
    QCOMPARE(first->answer, LoginAnswer::In);
    QVERIFY(first->isUpgraded);
    QVERIFY(hashOf(u"bob"_s).startsWith("$argon2id$"));
    const auto second = signIn(u"bob"_s, u"123456"_s);
    QCOMPARE(second->answer, LoginAnswer::In);
    QVERIFY(!second->isUpgraded);
}

void TestAccountService::createsAccounts()
{
    const auto made = create(u"Ｂob"_s, u"secret"_s);
    QVERIFY(made);
    QCOMPARE(made->account.name, u"bob"_s);
    QVERIFY(hashOf(u"bob"_s).startsWith("$argon2id$"));
    QVERIFY(made->account.changedAt == m_clock.wallTime());
    QCOMPARE(signIn(u"bob"_s, u"secret"_s)->answer, LoginAnswer::In);
}

void TestAccountService::createsNone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("code");
    const QString good = u"correct horse"_s;
    QTest::newRow("taken") << u"alice"_s << good << u"NAME_TAKEN"_s;
    QTest::newRow("taken in capitals") << u"ALICE"_s << good << u"NAME_TAKEN"_s;
    QTest::newRow("two scripts") << u"аlice"_s << good << u"USER_NAME"_s;
    QTest::newRow("no name") << QString() << good << u"USER_NAME"_s;
    QTest::newRow("injection") << u"x'); DROP TABLE userinfos; --"_s << good << u"USER_NAME"_s;
    QTest::newRow("10,000 letters") << QString(10000, u'a') << good << u"USER_NAME"_s;
    QTest::newRow("no password") << u"bob"_s << QString() << u"PASSWORD"_s;
    QTest::newRow("control character") << u"bob"_s << u"a\tb"_s << u"PASSWORD"_s;
}

void TestAccountService::createsNone()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    const auto made = create(name, password);
    QVERIFY(!made);
    QTEST(made.error().code, "code");
    QCOMPARE(m_store->rows.size(), 1);
}

void TestAccountService::createsNoneInANarrowColumn()
{
    m_store->takesNewHash = false;
    const auto made = create(u"bob"_s, u"secret"_s);
    QVERIFY(!made);
    QCOMPARE(made.error().code, u"COLUMN_TOO_NARROW"_s);
}

void TestAccountService::changesPasswords()
{
    const auto changed = answered<ChangeOutcome>([&](QObject *context, auto handler) {
        m_service->changePassword(u"Alice"_s, Secret(u"correct horse"_s), Secret(u"new one"_s),
            context, handler);
    });
    QVERIFY(changed);
    QCOMPARE(changed->account.name, u"alice"_s);
    QCOMPARE(signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::Wrong);
    QCOMPARE(signIn(u"alice"_s, u"new one"_s)->answer, LoginAnswer::In);
}

void TestAccountService::changesNoPasswordWithoutTheOldOne()
{
    const QByteArray before = hashOf(u"alice"_s);
    const auto change = [&] {
        return answered<ChangeOutcome>([&](QObject *context, auto handler) {
            m_service->changePassword(u"alice"_s, Secret(u"wrong"_s), Secret(u"new one"_s), context,
                handler);
        });
    };
    for (int i = 0; i < 5; ++i)
        QCOMPARE(change().error().code, u"LOGIN_WRONG"_s);
    QCOMPARE(change().error().code, u"LOGIN_THROTTLED"_s);
    QCOMPARE(hashOf(u"alice"_s), before);
}

void TestAccountService::resetsPasswords()
{
    const auto reset = answered<ChangeOutcome>([&](QObject *context, auto handler) {
        m_service->resetPassword(u"alice"_s, Secret(u"new one"_s), context, handler);
    });
    QVERIFY(reset);
    QCOMPARE(signIn(u"alice"_s, u"new one"_s)->answer, LoginAnswer::In);
}

void TestAccountService::disablesAndEnables()
{
    const auto set = [&](AccountState state) {
        return answered<ChangeOutcome>([&](QObject *context, auto handler) {
            m_service->setState(u"alice"_s, state, context, handler);
        });
    };
    QCOMPARE(set(AccountState::Disabled)->account.state, AccountState::Disabled);
    QCOMPARE(signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::Disabled);
    QCOMPARE(signIn(u"alice"_s, u"wrong"_s)->answer, LoginAnswer::Wrong);
    QVERIFY(set(AccountState::Enabled));
    QCOMPARE(signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
}

void TestAccountService::changesNobody()
{
    const auto reset = answered<ChangeOutcome>([&](QObject *context, auto handler) {
        m_service->resetPassword(u"bob"_s, Secret(u"new one"_s), context, handler);
    });
    QCOMPARE(reset.error().code, u"NO_ACCOUNT"_s);
    const auto set = answered<ChangeOutcome>([&](QObject *context, auto handler) {
        m_service->setState(u"bob"_s, AccountState::Disabled, context, handler);
    });
    QCOMPARE(set.error().code, u"NO_ACCOUNT"_s);
}

void TestAccountService::callsNobodyWhoIsGone()
{
    bool called = false;
    auto context = std::make_unique<QObject>();
    m_service->signIn(u"alice"_s, Secret(u"correct horse"_s), context.get(),
        [&](const Result<LoginOutcome> &) { called = true; });
    context.reset();
    QCOMPARE(signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
    QVERIFY(!called);
}

void TestAccountService::answersNeverInsideTheQuestion()
{
    int answers = 0;
    m_service->signIn(QString(), Secret(u"x"_s), this,
        [&](const Result<LoginOutcome> &outcome) { answers += outcome ? 0 : 1; });
    m_service->setState(QString(), AccountState::Disabled, this,
        [&](const Result<ChangeOutcome> &outcome) { answers += outcome ? 0 : 1; });
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 2);
}

QTEST_GUILESS_MAIN(TestAccountService)

#include "tst_accountservice.moc"
