#include "core/sql/migrations.h"
#include "core/sql/sqlconnection.h"
#include "core/sql/sqlerror.h"
#include "tests/support/onworker.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using base::Result;
using sql::Migration;
using support::onWorker;

class TestMigrations final : public QObject {
    Q_OBJECT

private slots:
    void splitsStatements_data();
    void splitsStatements();
    void loadsAFolderInOrder();
    void refusesAFolderWithAHole();
    void appliesEachStepOnce();
    void changesNothingWhenAStepFails();
    void refusesAFileOfANewerVersion();
};

namespace {

const Migration first {1, u"rooms"_s, {u"CREATE TABLE rooms (a TEXT)"_s}};
const Migration second {2, u"topics"_s, {u"ALTER TABLE rooms ADD COLUMN topic TEXT"_s}};
const Migration faulty {2, u"faulty"_s,
    {u"ALTER TABLE rooms ADD COLUMN topic TEXT"_s, u"ALTER TABLE nowhere ADD COLUMN b TEXT"_s}};

/// A file of its own with each list applied after the other; then what `question` gives.
Result<sql::SqlRows> migrated(const QList<QList<Migration>> &lists, const QString &question)
{
    const QTemporaryDir folder;
    sql::DatabaseConfig config;
    config.file = folder.filePath(u"a.db"_s);
    config.fileMode = sql::FileMode::Create;
    base::Worker worker(u"migrations"_s);
    return onWorker(worker, [&]() -> Result<sql::SqlRows> {
        sql::SqlConnection connection(config, worker);
        for (const auto &list : lists) {
            if (const auto done = sql::migrate(connection, list);
                !done && &list == &lists.last() && question.isEmpty())
                return base::failure(done.error());
        }
        return connection.read({question, {}});
    });
}

} // namespace

void TestMigrations::splitsStatements_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("empty") << QString() << QStringList();
    QTest::newRow("one") << u"CREATE TABLE a (b);\n"_s << QStringList {u"CREATE TABLE a (b)"_s};
    QTest::newRow("no end") << u"CREATE TABLE a (b)"_s << QStringList {u"CREATE TABLE a (b)"_s};
    QTest::newRow("two") << u"A;\n\nB\nC;\n"_s << QStringList {u"A"_s, u"B\nC"_s};
    QTest::newRow("comments") << u"-- why;\n\nA;\n\n-- end\n"_s << QStringList {u"A"_s};
    QTest::newRow("trigger") << u"CREATE TRIGGER t BEGIN\n A;\n B;\nEND;\n\nC;"_s
                             << QStringList {u"CREATE TRIGGER t BEGIN\n A;\n B;\nEND"_s, u"C"_s};
}

void TestMigrations::splitsStatements()
{
    QFETCH(QString, text);
    QTEST(sql::toStatements(text), "statements");
}

void TestMigrations::loadsAFolderInOrder()
{
    const QTemporaryDir folder;
    for (const auto &name : {u"002_b.sql"_s, u"001_a.sql"_s, u"README.md"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QString(u"-- "_s + name + u"\n\nSELECT '"_s + name + u"';\n"_s).toUtf8());
    }
    const auto migrations = sql::loadMigrations(folder.path());
    QVERIFY(migrations);
    QCOMPARE(migrations->size(), 2);
    QCOMPARE(migrations->first().name, u"a"_s);
    QCOMPARE(migrations->last().number, 2);
    QCOMPARE(migrations->last().statements, QStringList(u"SELECT '002_b.sql'"_s));
}

void TestMigrations::refusesAFolderWithAHole()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"002_b.sql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(!sql::loadMigrations(folder.path()));
}

void TestMigrations::appliesEachStepOnce()
{
    const auto rows = migrated({{first}, {first}, {first, second}, {first, second}},
        u"SELECT user_version FROM pragma_user_version"_s);
    QVERIFY(rows);
    QCOMPARE(rows->value(0).value(0).toInt(), 2);
    QVERIFY(migrated({{first, second}}, u"SELECT topic FROM rooms"_s));
}

void TestMigrations::changesNothingWhenAStepFails()
{
    const auto version
        = migrated({{first}, {first, faulty}}, u"SELECT user_version FROM pragma_user_version"_s);
    QVERIFY(version);
    QCOMPARE(version->value(0).value(0).toInt(), 1);
    const auto topic = migrated({{first}, {first, faulty}}, u"SELECT topic FROM rooms"_s);
    QVERIFY(!topic);
    QCOMPARE(topic.error().code, QString(sql::code::columnMissing));
}

void TestMigrations::refusesAFileOfANewerVersion()
{
    const auto refused = migrated({{first, second}, {first}}, QString());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"SQL_NEWER"_s);
}

QTEST_GUILESS_MAIN(TestMigrations)

#include "tst_migrations.moc"
