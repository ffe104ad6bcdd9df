#include "core/sql/sqlidentifier.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using sql::DatabaseKind;

class TestSqlIdentifier final : public QObject {
    Q_OBJECT

private slots:
    void acceptsAndRefuses_data();
    void acceptsAndRefuses();
    void quotesAsTheDatabaseDoes();
    void refusesToQuoteAnythingElse();
    void fillsHolesAndNothingElse();
};

void TestSqlIdentifier::acceptsAndRefuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("column");
    QTest::addColumn<bool>("table");
    QTest::newRow("plain") << u"userinfos"_s << true << true;
    QTest::newRow("underscore and dollar") << u"_a$1"_s << true << true;
    QTest::newRow("Chinese") << u"用户"_s << true << true;
    QTest::newRow("schema") << u"auth.users"_s << false << true;
    QTest::newRow("longest") << QString(63, u'a') << true << true;
    QTest::newRow("too long") << QString(64, u'a') << false << false;
    QTest::newRow("too long in bytes") << QString(22, u'用') << false << false;
    QTest::newRow("empty") << QString() << false << false;
    QTest::newRow("digit first") << u"1a"_s << false << false;
    QTest::newRow("space") << u"a b"_s << false << false;
    QTest::newRow("double quote") << u"a\"b"_s << false << false;
    QTest::newRow("backtick") << u"a`b"_s << false << false;
    QTest::newRow("comment") << u"a--"_s << false << false;
    QTest::newRow("NUL") << u"a\0b"_s << false << false;
    QTest::newRow("dot alone") << u"."_s << false << false;
    QTest::newRow("two dots") << u"a.b.c"_s << false << false;
    QTest::newRow("brace") << u"{table}"_s << false << false;
}

void TestSqlIdentifier::acceptsAndRefuses()
{
    QFETCH(QString, text);
    QTEST(sql::isIdentifier(text), "column");
    QTEST(sql::isTableName(text), "table");
}

void TestSqlIdentifier::quotesAsTheDatabaseDoes()
{
    QCOMPARE(*sql::quotedIdentifier(DatabaseKind::Mysql, u"s.t"_s), u"`s`.`t`"_s);
    QCOMPARE(*sql::quotedIdentifier(DatabaseKind::Postgresql, u"s.t"_s), u"\"s\".\"t\""_s);
    QCOMPARE(*sql::quotedIdentifier(DatabaseKind::Sqlite, u"order"_s), u"`order`"_s);
}

void TestSqlIdentifier::refusesToQuoteAnythingElse()
{
    const auto quoted = sql::quotedIdentifier(DatabaseKind::Mysql, u"t` WHERE 1=1 --"_s);
    QVERIFY(!quoted);
    QCOMPARE(quoted.error().kind, base::ErrorKind::Input);
}

void TestSqlIdentifier::fillsHolesAndNothingElse()
{
    const QString filled = sql::fillHoles(u"SELECT {name} FROM {table} WHERE {name} = ? AND {x}"_s,
        {{u"name"_s, u"\"uname\""_s}, {u"table"_s, u"\"userinfos\""_s}});
    QCOMPARE(filled, u"SELECT \"uname\" FROM \"userinfos\" WHERE \"uname\" = ? AND {x}"_s);
}

QTEST_GUILESS_MAIN(TestSqlIdentifier)

#include "tst_sqlidentifier.moc"
