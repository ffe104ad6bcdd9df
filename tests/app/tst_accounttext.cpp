#include "app/cli/accounttext.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace app::cli;
using accounts::LoginAnswer;
using accounts::LoginOutcome;
using accounts::LoginSource;
using base::ErrorKind;

namespace {

LoginOutcome outcomeOf(LoginAnswer answer, LoginSource source)
{
    LoginOutcome outcome;
    outcome.answer = answer;
    outcome.source = source;
    outcome.account.name = u"alice"_s;
    return outcome;
}

QByteArray jsonOf(const base::Result<LoginOutcome> &outcome)
{
    return QJsonDocument(toJson(outcome)).toJson(QJsonDocument::Compact);
}

} // namespace

/// What `taproom login` and `taproom user` print and end with.
class TestAccountText final : public QObject {
    Q_OBJECT

private slots:
    void tellsWhoAnswered()
    {
        QCOMPARE(jsonOf(outcomeOf(LoginAnswer::In, LoginSource::Cache)),
            "{\"by\":\"cache\",\"result\":\"in\",\"upgraded\":false}");
        QCOMPARE(jsonOf(outcomeOf(LoginAnswer::In, LoginSource::RedisAcl)),
            "{\"by\":\"acl\",\"result\":\"in\",\"upgraded\":false}");
        auto upgraded = outcomeOf(LoginAnswer::In, LoginSource::Directory);
        upgraded.isUpgraded = true;
        QCOMPARE(jsonOf(upgraded), "{\"by\":\"directory\",\"result\":\"in\",\"upgraded\":true}");
        QVERIFY(toText(upgraded).contains(u"Argon2id"));
        QCOMPARE(jsonOf(outcomeOf(LoginAnswer::Throttled, LoginSource::None)),
            "{\"by\":null,\"result\":\"throttled\",\"upgraded\":false}");
    }

    void keepsTheExitCodesOfTheProductPages_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<int>("code");
        QTest::newRow("in") << int(LoginAnswer::In) << 0;
        QTest::newRow("wrong") << int(LoginAnswer::Wrong) << 1;
        QTest::newRow("unknown") << int(LoginAnswer::UnknownName) << 1;
        QTest::newRow("disabled") << int(LoginAnswer::Disabled) << 1;
        QTest::newRow("throttled") << int(LoginAnswer::Throttled) << 4;
    }

    void keepsTheExitCodesOfTheProductPages()
    {
        QFETCH(int, answer);
        QTEST(toExitCode(outcomeOf(LoginAnswer(answer), LoginSource::Directory)), "code");
    }

    void nobodyToAskIsNotAWrongPassword()
    {
        const base::Error away {ErrorKind::Network, u"SQL_UNREACHABLE"_s, u"x"_s};
        QCOMPARE(toExitCode(base::failure(away)), 2);
        QVERIFY(jsonOf(base::failure(away)).contains("\"result\":\"unreachable\""));
        // The directory's own password is wrong, not the user's.
        const base::Error refused {ErrorKind::Credentials, u"SQL_LOGIN"_s, u"x"_s};
        QCOMPARE(toExitCode(base::failure(refused)), 2);
        const base::Error badName {ErrorKind::Input, u"USER_NAME"_s, u"x"_s};
        QCOMPARE(toExitCode(base::failure(badName)), 1);
        QVERIFY(jsonOf(base::failure(badName)).contains("\"by\":null"));
    }

    void missesNoRedisWhereNoneWasNamed()
    {
        auto outcome = outcomeOf(LoginAnswer::In, LoginSource::Directory);
        outcome.redisAway = base::Error {ErrorKind::Input, u"NOREDIS"_s, {}};
        QVERIFY(!toText(outcome).contains(u"Redis"));
        outcome.redisAway = base::Error {ErrorKind::Network, u"REFUSED"_s, {}};
        QVERIFY(toText(outcome).contains(u"Redis is away"));
    }

    void saysWhatTheCacheAloneKnows()
    {
        auto outcome = outcomeOf(LoginAnswer::Wrong, LoginSource::Cache);
        const QString sure = toText(outcome);
        outcome.directoryAway = base::Error {ErrorKind::Network, u"SQL_GONE"_s, {}};
        QVERIFY(toText(outcome) != sure);
        QVERIFY(toText(outcome).contains(u"cannot be reached"));
    }

    void roundsTheWaitUp()
    {
        auto outcome = outcomeOf(LoginAnswer::Throttled, LoginSource::None);
        outcome.waitFor = std::chrono::milliseconds(29001);
        QVERIFY(toText(outcome).contains(u"30 seconds"));
    }

    void unknownNamesAreToldOnlyAsTheyCome()
    {
        QVERIFY(toText(outcomeOf(LoginAnswer::Wrong, LoginSource::Directory))
            != toText(outcomeOf(LoginAnswer::UnknownName, LoginSource::Directory)));
    }

    void tellsARefusalFromAnAbsence_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("taken") << int(ErrorKind::Input) << u"NAME_TAKEN"_s << 1;
        QTest::newRow("narrow") << int(ErrorKind::Storage) << u"COLUMN_TOO_NARROW"_s << 1;
        QTest::newRow("no column") << int(ErrorKind::Storage) << u"NO_DISABLED_COLUMN"_s << 1;
        QTest::newRow("no right") << int(ErrorKind::Credentials) << u"SQL_RIGHT"_s << 1;
        QTest::newRow("away") << int(ErrorKind::Network) << u"SQL_UNREACHABLE"_s << 2;
        QTest::newRow("refused") << int(ErrorKind::Credentials) << u"SQL_LOGIN"_s << 2;
        QTest::newRow("no file") << int(ErrorKind::Storage) << u"SQL_DATABASE"_s << 2;
    }

    void tellsARefusalFromAnAbsence()
    {
        QFETCH(int, kind);
        QFETCH(QString, code);
        QTEST(toUserExitCode({ErrorKind(kind), code, {}}), "exitCode");
    }

    void listsAnAccountInColumns()
    {
        accounts::Account account {u"alice"_s, {}, accounts::AccountState::Enabled, {}};
        QCOMPARE(toText(account), u"alice"_s);
        account.displayName = u"Alice A"_s;
        QCOMPARE(toText(account), u"alice\tAlice A"_s);
        account.state = accounts::AccountState::Disabled;
        account.displayName.clear();
        QCOMPARE(toText(account), u"alice\t\tdisabled"_s);
        QVERIFY(!toJson(account).contains(u"changed_at"_s));
        account.changedAt = std::chrono::milliseconds(1795522387235);
        QCOMPARE(toJson(account).value(u"changed_at"_s).toInteger(), qint64(1795522387235));
        QVERIFY(toJson(account).value(u"disabled"_s).toBool());
    }

    void namesThatAreNotOursCannotPaintTheTerminal()
    {
        const accounts::Account account {u"a\x1b[31m"_s, u"line\nfeed"_s,
            accounts::AccountState::Enabled, {}};
        QVERIFY(!toText(account).contains(QChar(0x1b)));
        QVERIFY(!toText(account).contains(u'\n'));
    }

    void advisesOnWeakPasswordsOnly()
    {
        const auto say = [](QStringView password) {
            return toText(accounts::adviseOn(base::Secret(password), {u"alice"_s}));
        };
        QVERIFY(!say(u"password").isEmpty());
        QVERIFY(!say(u"alice").isEmpty());
        QVERIFY(!say(u"xq7").isEmpty());
        QVERIFY(say(u"correct horse battery staple").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAccountText)
#include "tst_accounttext.moc"
