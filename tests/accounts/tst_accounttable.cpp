#include "core/accounts/accounttable.h"
#include "core/base/worker.h"
#include "core/sql/sqlerror.h"
#include "tests/support/onworker.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using accounts::Account;
using accounts::AccountRecord;
using accounts::AccountState;
using accounts::AccountTable;
using base::Result;
using base::Secret;
using support::onWorker;

/// On Sqlite; the same table on the servers is in tests/server.
class TestAccountTable final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void makesATableOfItsOwn();
    void makesNothingInAnExistingFile();
    void usesTheTutorialsTableAsItIs();
    void usesOtherNames();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void refusesNamesThatAreNoNames();
    void prefersTheSpellingAsTyped();
    void findsWhatTheTableTakesForEqual();
    void replacesAHashOnlyWhenItIsStillThere();
    void keepsWhenAPasswordChanged();
    void disables();
    void disablesNobodyInANarrowTable();
    void listsMoreThanOnePage();
    void refusesTheSameNameTwice();
    void readsHostileRows();
    void inspects();

private:
    /// Runs statements on the file as another program would.
    void fill(const QStringList &statements);
    template <typename Call>
    auto run(Call call);
    AccountRecord find(const QString &name);

    QTemporaryDir m_folder;
    sql::DatabaseConfig m_config;
    base::Worker m_worker {u"table"_s};
    int m_files = 0;
};

namespace {

const Secret hash {QByteArrayView("$argon2id$one")};

AccountRecord record(const QString &name, const Secret &stored = hash)
{
    return {{name, u"Shown"_s, AccountState::Enabled, 5ms}, stored};
}

} // namespace

void TestAccountTable::init()
{
    m_config = {};
    m_config.file = m_folder.filePath(QString::number(++m_files));
    m_config.fileMode = sql::FileMode::Create;
}

void TestAccountTable::fill(const QStringList &statements)
{
    const auto done = onWorker(m_worker, [this, statements]() -> Result<> {
        sql::SqlConnection connection(m_config, m_worker);
        for (const QString &statement : statements) {
            if (const auto written = connection.write({statement, {}}); !written)
                return base::failure(written.error());
        }
        return {};
    });
    QVERIFY2(done, done ? "" : qPrintable(base::toLogText(done.error())));
}

template <typename Call>
auto TestAccountTable::run(Call call)
{
    return onWorker(m_worker, [this, call] {
        AccountTable table(m_config, m_worker);
        return call(table);
    });
}

AccountRecord TestAccountTable::find(const QString &name)
{
    const auto answer
        = run([name](AccountTable &table) { return table.find(*accounts::parseUserName(name)); });
    return answer && answer->record ? *answer->record : AccountRecord();
}

void TestAccountTable::makesATableOfItsOwn()
{
    QVERIFY(run([](AccountTable &table) { return table.add(record(u"alice"_s)); }));
    const AccountRecord found = find(u"alice"_s);
    QVERIFY(found.account == record(u"alice"_s).account);
    QCOMPARE(found.hash, hash);
    // A second opening grows nothing twice.
    QVERIFY(run([](AccountTable &table) { return table.add(record(u"bob"_s)); }));
}

void TestAccountTable::makesNothingInAnExistingFile()
{
    fill({u"CREATE TABLE other (a TEXT)"_s});
    const auto listed = run([](AccountTable &table) { return table.list(); });
    QVERIFY(!listed);
    QCOMPARE(listed.error().code, QString(sql::code::tableMissing));
}

void TestAccountTable::usesTheTutorialsTableAsItIs()
{
    fill({u"CREATE TABLE userinfos (uname VARCHAR(20), upwd CHAR(40))"_s,
        u"INSERT INTO userinfos VALUES ('用户', '5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8')"_s});
    QCOMPARE(find(u"用户"_s).hash,
        Secret(QByteArrayView("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8")));
    QCOMPARE(find(u"用户"_s).account.state, AccountState::Enabled);
    QVERIFY(run([](AccountTable &table) { return table.add(record(u"bob"_s)); }));
    QCOMPARE(find(u"bob"_s).account.name, u"bob"_s);
}

void TestAccountTable::usesOtherNames()
{
    m_config.users = {u"people"_s, u"login"_s, u"密码"_s};
    fill({u"CREATE TABLE people (login TEXT, 密码 TEXT)"_s,
        u"INSERT INTO people VALUES ('alice', 'x')"_s});
    QCOMPARE(find(u"alice"_s).hash, Secret(QByteArrayView("x")));
}

void TestAccountTable::saysWhatIsMissing_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("code");
    QTest::newRow("table") << u"CREATE TABLE other (uname TEXT, upwd TEXT)"_s
                           << QString(sql::code::tableMissing);
    QTest::newRow("name") << u"CREATE TABLE userinfos (login TEXT, upwd TEXT)"_s
                          << QString(sql::code::columnMissing);
    QTest::newRow("password") << u"CREATE TABLE userinfos (uname TEXT, password TEXT)"_s
                              << QString(sql::code::columnMissing);
}

void TestAccountTable::saysWhatIsMissing()
{
    QFETCH(QString, table);
    fill({table});
    const auto answer = run(
        [](AccountTable &opened) { return opened.find(*accounts::parseUserName(u"alice"_s)); });
    QVERIFY(!answer);
    QTEST(answer.error().code, "code");
}

void TestAccountTable::refusesNamesThatAreNoNames()
{
    m_config.users.table = u"userinfos\" WHERE 1=1 --"_s;
    const auto listed = run([](AccountTable &table) { return table.list(); });
    QVERIFY(!listed);
    QCOMPARE(listed.error().kind, base::ErrorKind::Input);
}

void TestAccountTable::prefersTheSpellingAsTyped()
{
    fill({u"CREATE TABLE userinfos (uname TEXT, upwd TEXT)"_s,
        u"INSERT INTO userinfos VALUES ('alice', 'small'), ('Alice', 'large'), ('BOB', 'bob')"_s});
    QCOMPARE(find(u"alice"_s).hash, Secret(QByteArrayView("small")));
    QCOMPARE(find(u"Alice"_s).hash, Secret(QByteArrayView("large")));
    QCOMPARE(find(u"ALICE"_s).hash, Secret(QByteArrayView("small")));
    QCOMPARE(find(u"BOB"_s).hash, Secret(QByteArrayView("bob")));
    // Who types small letters does not find capitals: the table tells them apart, and so do we.
    QVERIFY(find(u"bob"_s).hash.isEmpty());
}

void TestAccountTable::findsWhatTheTableTakesForEqual()
{
    fill({u"CREATE TABLE userinfos (uname TEXT COLLATE NOCASE PRIMARY KEY, upwd TEXT)"_s,
        u"INSERT INTO userinfos VALUES ('Alice', 'x')"_s});
    QCOMPARE(find(u"alice"_s).account.name, u"Alice"_s);
    QCOMPARE(find(u"ALICE"_s).account.name, u"Alice"_s);
}

void TestAccountTable::replacesAHashOnlyWhenItIsStillThere()
{
    QVERIFY(run([](AccountTable &table) { return table.add(record(u"alice"_s)); }));
    const Secret next {QByteArrayView("$argon2id$two")};
    const auto replace = [&](const QString &name, const Secret &expected) {
        return *run([=](AccountTable &table) {
            return table.replaceHash({name, expected, next, {}});
        });
    };
    QVERIFY(!replace(u"alice"_s, Secret(QByteArrayView("$argon2id$other"))));
    QCOMPARE(find(u"alice"_s).hash, hash);
    QVERIFY(replace(u"alice"_s, hash));
    QCOMPARE(find(u"alice"_s).hash, next);
    QVERIFY(!replace(u"bob"_s, Secret()));
    QVERIFY(replace(u"alice"_s, Secret()));
}

void TestAccountTable::keepsWhenAPasswordChanged()
{
    QVERIFY(run([](AccountTable &table) { return table.add(record(u"alice"_s)); }));
    const auto change = [&](std::optional<std::chrono::milliseconds> at, const Secret &expected) {
        return *run([=](AccountTable &table) {
            return table.replaceHash({u"alice"_s, expected, hash, at});
        });
    };
    QVERIFY(change(std::nullopt, hash));
    QVERIFY(find(u"alice"_s).account.changedAt == 5ms);
    QVERIFY(change(77ms, hash));
    QVERIFY(find(u"alice"_s).account.changedAt == 77ms);
    QVERIFY(change(99ms, Secret()));
    QVERIFY(find(u"alice"_s).account.changedAt == 99ms);
}

void TestAccountTable::disables()
{
    QVERIFY(run([](AccountTable &table) { return table.add(record(u"alice"_s)); }));
    const auto set = [&](const QString &name, AccountState state) {
        return *run([=](AccountTable &table) { return table.setState(name, state, 8ms); });
    };
    QVERIFY(set(u"alice"_s, AccountState::Disabled));
    QCOMPARE(find(u"alice"_s).account.state, AccountState::Disabled);
    QVERIFY(find(u"alice"_s).account.changedAt == 8ms);
    QVERIFY(set(u"alice"_s, AccountState::Enabled));
    QCOMPARE(find(u"alice"_s).account.state, AccountState::Enabled);
    QVERIFY(!set(u"bob"_s, AccountState::Disabled));
}

void TestAccountTable::disablesNobodyInANarrowTable()
{
    fill({u"CREATE TABLE userinfos (uname TEXT, upwd TEXT)"_s});
    const auto set = run([](AccountTable &table) {
        return table.setState(u"alice"_s, AccountState::Disabled, 8ms);
    });
    QVERIFY(!set);
    QCOMPARE(set.error().code, u"NO_DISABLED_COLUMN"_s);
}

void TestAccountTable::listsMoreThanOnePage()
{
    fill({u"CREATE TABLE userinfos (uname TEXT PRIMARY KEY, upwd TEXT)"_s,
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) "
        "INSERT INTO userinfos SELECT printf('u%05d', i), 'x' FROM n"_s});
    const auto listed = run([](AccountTable &table) { return table.list(); });
    QVERIFY(listed);
    QCOMPARE(listed->size(), 1200);
    QCOMPARE(listed->first().name, u"u00001"_s);
    QCOMPARE(listed->last().name, u"u01200"_s);
}

void TestAccountTable::refusesTheSameNameTwice()
{
    QVERIFY(run([](AccountTable &table) { return table.add(record(u"alice"_s)); }));
    const auto again = run([](AccountTable &table) { return table.add(record(u"alice"_s)); });
    QVERIFY(!again);
    QCOMPARE(again.error().code, QString(sql::code::duplicate));
}

void TestAccountTable::readsHostileRows()
{
    fill(
        {u"CREATE TABLE userinfos (uname TEXT, upwd TEXT, display_name TEXT, disabled, changed_at)"_s,
            u"INSERT INTO userinfos VALUES ('null', NULL, NULL, NULL, NULL),"
            "('long', hex(zeroblob(1000000)), hex(zeroblob(1000000)), 'yes', 'never'),"
            "('blob', zeroblob(40), zeroblob(3), 2, -5)"_s});
    QVERIFY(find(u"null"_s).hash.isEmpty());
    QVERIFY(find(u"long"_s).hash.isEmpty());
    QVERIFY(find(u"long"_s).account.displayName.size() <= 128);
    QCOMPARE(find(u"blob"_s).account.state, AccountState::Disabled);
}

void TestAccountTable::inspects()
{
    fill({u"CREATE TABLE userinfos (uname TEXT, upwd TEXT)"_s,
        u"INSERT INTO userinfos VALUES ('a', '5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8'),"
        "('b', '$argon2id$v=19$m=65536,t=3,p=1$x$y'), ('c', 'plain')"_s});
    const auto report = run([](AccountTable &table) { return table.inspect(); });
    QVERIFY(report);
    QVERIFY(!report->hasOwnColumns);
    QVERIFY(!report->passwordWidth);
    QVERIFY(report->takesNewHash());
    QCOMPARE(report->accounts, qint64(3));
    QCOMPARE(report->notArgon2id, qint64(2));
    QVERIFY(report->canUpdate);
    QVERIFY(report->canInsert);
    m_config.fileMode = sql::FileMode::ReadOnly;
    const auto readOnly = run([](AccountTable &table) { return table.inspect(); });
    QVERIFY(readOnly);
    QVERIFY(!readOnly->canUpdate);
    QVERIFY(!readOnly->canInsert);
    QCOMPARE(readOnly->accounts, qint64(3));
}

QTEST_GUILESS_MAIN(TestAccountTable)

#include "tst_accounttable.moc"
