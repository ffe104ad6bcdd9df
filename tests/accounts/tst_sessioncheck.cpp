#include "core/accounts/sessioncheck.h"
#include "tests/support/fakerandom.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using accounts::AccountState;
using accounts::AccountWatch;
using accounts::DirectoryAnswer;
using accounts::SessionRecord;
using accounts::SessionToken;
using accounts::SessionVerdict;
using base::Secret;

class TestSessionCheck final : public QObject {
    Q_OBJECT

private slots:
    void isGoodForTheSamePassword();
    void endsWhenRedisDoesNotKnowIt();
    void endsWhenThePasswordIsAnother();
    void endsWithAnothersSeal();
    void turnsDisabledAccountsAway();
    void turnsAccountsAwayThatAreGone();
    void isTakenUnconfirmedWhenTheDirectoryIsAway();
    void looksInTheDirectoryFirst();
    void looksAgainOnlyWhenTheVersionChanged();
    void looksWhenRedisCannotSay();
    void looksNowAndThenInAnyCase();
    void tellsWhoIsWelcome();

private:
    support::FakeRandom m_random;
    const SessionToken m_token = SessionToken::generate(m_random);
    const base::SteadyTime m_start = base::SteadyTime(1h);
};

namespace {

const Secret hash {QByteArrayView("$argon2id$stored")};
const base::Error away {base::ErrorKind::Network, u"AWAY"_s, {}};

DirectoryAnswer directory(AccountState state = AccountState::Enabled, const Secret &stored = hash)
{
    return {accounts::AccountRecord {{u"alice"_s, {}, state, {}}, stored}, true};
}

} // namespace

void TestSessionCheck::isGoodForTheSamePassword()
{
    const SessionRecord record {1ms, m_token.seal(hash)};
    QCOMPARE(accounts::judgeSession(m_token, record, directory()), SessionVerdict::Good);
}

void TestSessionCheck::endsWhenRedisDoesNotKnowIt()
{
    QCOMPARE(accounts::judgeSession(m_token, {}, directory()), SessionVerdict::Ended);
    QCOMPARE(accounts::judgeSession(m_token, {}, base::failure(away)), SessionVerdict::Ended);
}

void TestSessionCheck::endsWhenThePasswordIsAnother()
{
    const SessionRecord record {1ms, m_token.seal(hash)};
    const auto changed = directory(AccountState::Enabled, Secret(QByteArrayView("other")));
    QCOMPARE(accounts::judgeSession(m_token, record, changed), SessionVerdict::Ended);
}

void TestSessionCheck::endsWithAnothersSeal()
{
    const SessionToken other = SessionToken::generate(m_random);
    const SessionRecord record {1ms, other.seal(hash)};
    QCOMPARE(accounts::judgeSession(m_token, record, directory()), SessionVerdict::Ended);
}

void TestSessionCheck::turnsDisabledAccountsAway()
{
    const SessionRecord record {1ms, m_token.seal(hash)};
    const auto disabled = directory(AccountState::Disabled);
    QCOMPARE(accounts::judgeSession(m_token, record, disabled), SessionVerdict::Disabled);
    QCOMPARE(accounts::toError(SessionVerdict::Disabled).code, u"LOGIN_DISABLED"_s);
}

void TestSessionCheck::turnsAccountsAwayThatAreGone()
{
    const SessionRecord record {1ms, m_token.seal(hash)};
    QCOMPARE(accounts::judgeSession(m_token, record, DirectoryAnswer {}), SessionVerdict::Disabled);
}

void TestSessionCheck::isTakenUnconfirmedWhenTheDirectoryIsAway()
{
    const SessionRecord record {1ms, m_token.seal(hash)};
    const auto verdict = accounts::judgeSession(m_token, record, base::failure(away));
    QCOMPARE(verdict, SessionVerdict::Unconfirmed);
}

void TestSessionCheck::looksInTheDirectoryFirst()
{
    AccountWatch watch;
    QCOMPARE(watch.versionRead(QByteArray("3"), m_start), AccountWatch::Ask::Directory);
}

void TestSessionCheck::looksAgainOnlyWhenTheVersionChanged()
{
    AccountWatch watch;
    watch.versionRead(QByteArray("3"), m_start);
    QCOMPARE(watch.versionRead(QByteArray("3"), m_start + 1min), AccountWatch::Ask::Nothing);
    QCOMPARE(watch.versionRead(QByteArray("4"), m_start + 2min), AccountWatch::Ask::Session);
    QCOMPARE(watch.versionRead(QByteArray("4"), m_start + 3min), AccountWatch::Ask::Nothing);
    // The counter has expired, which is no news of the password.
    QCOMPARE(watch.versionRead(QByteArray("0"), m_start + 4min), AccountWatch::Ask::Directory);
}

void TestSessionCheck::looksWhenRedisCannotSay()
{
    AccountWatch watch;
    watch.versionRead(QByteArray("3"), m_start);
    QCOMPARE(watch.versionRead(base::failure(away), m_start + 1min), AccountWatch::Ask::Directory);
    QCOMPARE(watch.versionRead(QByteArray("3"), m_start + 2min), AccountWatch::Ask::Nothing);
}

void TestSessionCheck::looksNowAndThenInAnyCase()
{
    AccountWatch watch;
    watch.versionRead(QByteArray("3"), m_start);
    QCOMPARE(watch.versionRead(QByteArray("3"), m_start + 9min), AccountWatch::Ask::Nothing);
    QCOMPARE(watch.versionRead(QByteArray("3"), m_start + 10min), AccountWatch::Ask::Directory);
    QCOMPARE(watch.versionRead(QByteArray("3"), m_start + 11min), AccountWatch::Ask::Nothing);
}

void TestSessionCheck::tellsWhoIsWelcome()
{
    QVERIFY(AccountWatch::directoryRead(directory()) == SessionVerdict::Good);
    const auto disabled = AccountWatch::directoryRead(directory(AccountState::Disabled));
    QVERIFY(disabled == SessionVerdict::Disabled);
    QVERIFY(AccountWatch::directoryRead(DirectoryAnswer {}) == SessionVerdict::Disabled);
    QVERIFY(!AccountWatch::directoryRead(base::failure(away)));
}

QTEST_GUILESS_MAIN(TestSessionCheck)

#include "tst_sessioncheck.moc"
