#include "accountdesk.h"
#include "directories.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using accounts::LoginAnswer;
using support::AccountDesk;
using support::Directories;

/// Names and passwords that mean harm, or only come from far away, with each kind of directory.
class TestAccountNames final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();
    void refusesHarmfulNames_data();
    void refusesHarmfulNames();
    void takesNamesOfAllScripts_data();
    void takesNamesOfAllScripts();
    void takesPasswordsOfAllKinds_data();
    void takesPasswordsOfAllKinds();
    void refusesPasswordsThatAreNone_data();
    void refusesPasswordsThatAreNone();
    void oddRowsOfOthersHarmNobody();
    void aRowWithoutAHashLetsNobodyIn();
    void takesWordsOfSqlAsNamesAndNothingElse();

private:
    std::unique_ptr<AccountDesk> desk() const;
    qint64 rowCount();

    Directories m_directories;
    QString m_kind;
    std::unique_ptr<AccountDesk> m_desk;
};

void TestAccountNames::initTestCase_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString &kind : Directories::kinds())
        QTest::newRow(qPrintable(kind)) << kind;
}

void TestAccountNames::initTestCase()
{
    QVERIFY(m_directories.start());
}

void TestAccountNames::init()
{
    QFETCH_GLOBAL(QString, kind);
    m_kind = kind;
    QVERIFY(m_directories.reset(m_kind, Directories::wideColumns()));
    m_desk = desk();
    QVERIFY(m_desk->create(u"alice"_s, u"correct horse"_s));
}

void TestAccountNames::cleanup()
{
    m_desk.reset();
}

std::unique_ptr<AccountDesk> TestAccountNames::desk() const
{
    return std::make_unique<AccountDesk>(m_directories.config(m_kind), AccountDesk::Options());
}

qint64 TestAccountNames::rowCount()
{
    const auto rows = m_desk->query(u"SELECT COUNT(*) FROM userinfos"_s);
    return rows ? rows->value(0).value(0).toLongLong() : -1;
}

void TestAccountNames::refusesHarmfulNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("always true") << u"' OR '1'='1"_s;
    QTest::newRow("comment") << u"alice'--"_s;
    QTest::newRow("second statement") << u"alice'; DROP TABLE userinfos; --"_s;
    QTest::newRow("union") << u"x' UNION SELECT 'alice', 'x"_s;
    QTest::newRow("backslash") << u"alice\\"_s;
    QTest::newRow("double quote") << u"alice\" OR \"a\"=\"a"_s;
    QTest::newRow("percent") << u"al%"_s;
    QTest::newRow("placeholder") << u"?"_s;
    QTest::newRow("10,000 letters") << QString(10'000, u'a');
    QTest::newRow("10,000 Chinese") << QString(10'000, u'用');
    QTest::newRow("NUL") << u"alice\0"_s;
    QTest::newRow("NUL inside") << u"al\0ice"_s;
    QTest::newRow("line feed") << u"alice\r\nDEL x"_s;
    QTest::newRow("emoji") << u"😀"_s;
    QTest::newRow("family of emoji") << u"👨‍👩‍👧"_s;
    QTest::newRow("glob") << u"*"_s;
    QTest::newRow("another's key") << u"alice:failures"_s;
    QTest::newRow("hash tag") << u"{alice}"_s;
    QTest::newRow("right to left") << u"\u202Ealice"_s;
    QTest::newRow("half a letter") << QString(QChar(0xD83D));
    QTest::newRow("nothing") << QString();
    QTest::newRow("space") << u" "_s;
}

void TestAccountNames::refusesHarmfulNames()
{
    QFETCH(QString, name);
    const auto in = m_desk->signIn(name, u"correct horse"_s);
    QVERIFY(!in);
    QCOMPARE(in.error().code, u"USER_NAME"_s);
    const auto made = m_desk->create(name, u"correct horse"_s);
    QVERIFY(!made);
    QCOMPARE(made.error().code, u"USER_NAME"_s);
    QCOMPARE(m_desk->setState(name, accounts::AccountState::Disabled).error().code, u"USER_NAME"_s);
    QCOMPARE(rowCount(), qint64(1));
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
}

void TestAccountNames::takesNamesOfAllScripts_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("Chinese") << u"用户"_s;
    QTest::newRow("32 Chinese") << QString(32, u'用');
    QTest::newRow("outside the first plane") << u"𠀀𠀁"_s;
    QTest::newRow("Hindi") << u"हिन्दी"_s;
    QTest::newRow("Arabic") << u"علي7"_s;
    QTest::newRow("accents") << u"zoë"_s;
    QTest::newRow("a word of SQL") << u"select"_s;
    QTest::newRow("null") << u"null"_s;
    QTest::newRow("a number") << u"0"_s;
    QTest::newRow("dashes") << u"a--b"_s;
}

void TestAccountNames::takesNamesOfAllScripts()
{
    QFETCH(QString, name);
    QVERIFY(m_desk->create(name, u"correct horse"_s));
    const auto in = m_desk->signIn(name, u"correct horse"_s);
    QCOMPARE(in->answer, LoginAnswer::In);
    QCOMPARE(in->account.name, name);
    QCOMPARE(m_desk->signIn(name, u"correct horsE"_s)->answer, LoginAnswer::Wrong);
    QCOMPARE(m_desk->create(name, u"another"_s).error().code, u"NAME_TAKEN"_s);
    QVERIFY(m_desk->setState(name, accounts::AccountState::Disabled));
    QCOMPARE(m_desk->signIn(name, u"correct horse"_s)->answer, LoginAnswer::Disabled);
    QCOMPARE(rowCount(), qint64(2));
}

void TestAccountNames::takesPasswordsOfAllKinds_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("quotes") << u"'\"`"_s;
    QTest::newRow("injection") << u"x'); DROP TABLE userinfos; --"_s;
    QTest::newRow("backslash") << u"\\"_s;
    QTest::newRow("emoji") << u"🐎🔋📎"_s;
    QTest::newRow("Chinese") << u"正确的马电池"_s;
    QTest::newRow("one space") << u" "_s;
    QTest::newRow("1024 bytes") << QString(1024, u'x');
    QTest::newRow("a hash") << u"$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$MDEy"_s;
}

void TestAccountNames::takesPasswordsOfAllKinds()
{
    QFETCH(QString, password);
    QVERIFY(m_desk->create(u"bob"_s, password));
    QCOMPARE(m_desk->signIn(u"bob"_s, password)->answer, LoginAnswer::In);
    QCOMPARE(m_desk->signIn(u"bob"_s, QString(password + u'x').right(1024).prepend(u'y').left(1024))
                 ->answer,
        LoginAnswer::Wrong);
    QCOMPARE(rowCount(), qint64(2));
}

void TestAccountNames::refusesPasswordsThatAreNone_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("nothing") << QString();
    QTest::newRow("NUL") << u"correct horse\0"_s;
    QTest::newRow("NUL alone") << QString(QChar(0));
    QTest::newRow("line feed") << u"correct\nhorse"_s;
    QTest::newRow("10,000 letters") << QString(10'000, u'x');
    QTest::newRow("1025 bytes") << QString(1025, u'x');
}

void TestAccountNames::refusesPasswordsThatAreNone()
{
    QFETCH(QString, password);
    QCOMPARE(m_desk->signIn(u"alice"_s, password).error().code, u"PASSWORD"_s);
    QCOMPARE(m_desk->create(u"bob"_s, password).error().code, u"PASSWORD"_s);
    QCOMPARE(m_desk->changePassword(u"alice"_s, u"correct horse"_s, password).error().code,
        u"PASSWORD"_s);
    QCOMPARE(rowCount(), qint64(1));
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
}

void TestAccountNames::oddRowsOfOthersHarmNobody()
{
    // The table is theirs, and may hold names that none of ours can be.
    const QString insert = u"INSERT INTO userinfos (uname, upwd) VALUES (?, ?)"_s;
    const QString hash = m_desk->storedHash(u"alice"_s);
    for (const QString &name : {u"O'Brien"_s, u"😀"_s, u"a b"_s, u"*"_s, u"\x1b[31m"_s, u""_s})
        QVERIFY(m_desk->execute(insert, {name, hash}));
    QCOMPARE(m_desk->signIn(u"O'Brien"_s, u"correct horse"_s).error().code, u"USER_NAME"_s);
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
    const auto report = m_desk->inspect();
    QVERIFY(report);
    QCOMPARE(report->accounts, qint64(7));
}

void TestAccountNames::aRowWithoutAHashLetsNobodyIn()
{
    const QString insert = u"INSERT INTO userinfos (uname, upwd) VALUES (?, ?)"_s;
    int number = 0;
    for (const QString &stored : {u""_s, u"correct horse"_s, QString(40, u'z'), u"*"_s,
             u"5f4dcc3b5aa765d61d8327deb882cf99"_s, u"$2y$10$abcdefghijklmnopqrstuv"_s,
             u"$argon2id$"_s, u"$argon2id$v=19$m=4294967295,t=3,p=1$YQ$YQ"_s}) {
        const QString name = u"user%1"_s.arg(number++);
        QVERIFY(m_desk->execute(insert, {name, stored}));
        for (const QString &password : {u"correct horse"_s, u"password"_s, stored}) {
            const auto outcome = m_desk->signIn(name, password);
            QVERIFY2(!outcome || outcome->answer == LoginAnswer::Wrong, qPrintable(stored));
        }
    }
}

void TestAccountNames::takesWordsOfSqlAsNamesAndNothingElse()
{
    // Words of SQL are names as well as any.
    const QString quote = m_kind == u"mariadb" ? u"`"_s : u"\""_s;
    sql::DatabaseConfig config = m_directories.config(m_kind);
    config.users = {u"order"_s, u"select"_s, u"用户密码"_s};
    const auto quoted = [&quote](const QString &name) { return QString(quote + name + quote); };
    QVERIFY(m_desk->execute(u"DROP TABLE IF EXISTS %1"_s.arg(quoted(config.users.table))));
    QVERIFY(m_desk->execute(
        u"CREATE TABLE %1 (%2 VARCHAR(64) PRIMARY KEY, %3 VARCHAR(255) NOT NULL)"_s.arg(
            quoted(config.users.table), quoted(config.users.nameColumn),
            quoted(config.users.passwordColumn))));
    AccountDesk odd(config, AccountDesk::Options());
    const auto made = odd.create(u"bob"_s, u"secret"_s);
    QVERIFY2(made, made ? "" : qPrintable(base::toLogText(made.error())));
    QCOMPARE(odd.signIn(u"bob"_s, u"secret"_s)->answer, LoginAnswer::In);
    QCOMPARE(odd.signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::Wrong);
    QCOMPARE(rowCount(), qint64(1));
    for (const QString &table : {u"a\0b"_s, u"userinfos; DROP TABLE userinfos"_s, u"a` OR \"1"_s,
             u"(SELECT 1)"_s, QString(64, u'a')}) {
        config.users.table = table;
        const auto in
            = AccountDesk(config, AccountDesk::Options()).signIn(u"alice"_s, u"correct horse"_s);
        QCOMPARE(in.error().code, u"IDENTIFIER"_s);
    }
    QCOMPARE(rowCount(), qint64(1));
}

QTEST_GUILESS_MAIN(TestAccountNames)

#include "tst_accountnames.moc"
