#include "core/accounts/password.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using base::Secret;

class TestPassword final : public QObject {
    Q_OBJECT

private slots:
    void gives_data();
    void gives();
    void keepsWhatWasTypedOnlyWhenItDiffers();
    void refuses_data();
    void refuses();
    void wipingATextLeavesItsCopies();
};

void TestPassword::gives_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"correct horse"_s << u"correct horse"_s;
    QTest::newRow("spaces are kept") << u"  a  "_s << u"  a  "_s;
    QTest::newRow("capitals are kept") << u"AbC"_s << u"AbC"_s;
    QTest::newRow("composed") << u"cafe\u0301"_s << u"café"_s;
    QTest::newRow("compatibility forms are kept") << u"ﬃ²"_s << u"ﬃ²"_s;
    QTest::newRow("ideographic space") << u"密\u3000码"_s << u"密 码"_s;
    QTest::newRow("no-break space") << u"a\u00A0b"_s << u"a b"_s;
    QTest::newRow("emoji") << u"🐎🔋"_s << u"🐎🔋"_s;
    QTest::newRow("longest") << QString(1024, u'x') << QString(1024, u'x');
}

void TestPassword::gives()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    const auto password = accounts::parsePassword(Secret(typed));
    QVERIFY(password);
    QCOMPARE(password->text, Secret(text));
}

void TestPassword::keepsWhatWasTypedOnlyWhenItDiffers()
{
    const QString typed = u"cafe\u0301"_s;
    QCOMPARE(accounts::parsePassword(Secret(typed))->raw, Secret(typed));
    QVERIFY(accounts::parsePassword(Secret(QStringView(u"cafe")))->raw.isEmpty());
}

void TestPassword::refuses_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("too long") << QByteArray(1025, 'x');
    QTest::newRow("a megabyte") << QByteArray(1 << 20, 'x');
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("line feed") << QByteArray("a\nb");
    QTest::newRow("no UTF-8") << QByteArray("a\xff");
}

void TestPassword::refuses()
{
    QFETCH(QByteArray, typed);
    const auto password = accounts::parsePassword(Secret(QByteArrayView(typed)));
    QVERIFY(!password);
    QCOMPARE(password.error().kind, base::ErrorKind::Input);
    QCOMPARE(password.error().code, u"PASSWORD"_s);
}

void TestPassword::wipingATextLeavesItsCopies()
{
    QString shared(4, u'y');
    const QString other = shared;
    base::wipe(shared);
    QVERIFY(shared.isEmpty());
    QCOMPARE(other, QString(4, u'y'));
}

QTEST_GUILESS_MAIN(TestPassword)

#include "tst_password.moc"
