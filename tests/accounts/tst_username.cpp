#include "core/accounts/username.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestUserName final : public QObject {
    Q_OBJECT

private slots:
    void gives_data();
    void gives();
    void refuses_data();
    void refuses();
    void newNamesAreOfOneScript_data();
    void newNamesAreOfOneScript();
    void neverRepeatsTheNameInAnError();
};

void TestUserName::gives_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<QString>("key");
    const auto same
        = [](const char *row, const QString &name) { QTest::newRow(row) << name << name << name; };
    same("plain", u"alice"_s);
    same("one letter", u"a"_s);
    same("marks of ASCII", u"a.b_c-9"_s);
    same("32 letters", QString(32, u'x'));
    same("Chinese", u"用户"_s);
    same("32 Chinese", QString(32, u'用'));
    same("Cyrillic", u"алиса"_s);
    same("Hebrew", u"אליס"_s);
    same("Arabic with a digit", u"علي7"_s);
    same("Hindi with marks", u"हिन्दी"_s);
    same("Thai", u"ที่นี่"_s);
    same("outside the first plane", u"𠀀"_s);
    same("sharp s", u"straße"_s);
    QTest::newRow("capitals") << u"Alice"_s << u"Alice"_s << u"alice"_s;
    QTest::newRow("capital of another script") << u"ÉΛЖ"_s << u"ÉΛЖ"_s << u"éλж"_s;
    QTest::newRow("composed") << u"e\u0301"_s << u"é"_s << u"é"_s;
    QTest::newRow("wide") << u"Ａｌｉｃｅ"_s << u"Alice"_s << u"alice"_s;
    QTest::newRow("narrow kana") << u"ｱﾘｽ"_s << u"アリス"_s << u"アリス"_s;
    QTest::newRow("wide full stop") << u"a．b"_s << u"a.b"_s << u"a.b"_s;
}

void TestUserName::gives()
{
    QFETCH(QString, typed);
    const auto name = accounts::parseUserName(typed);
    QVERIFY2(name, name ? "" : qPrintable(name.error().detail));
    QTEST(name->spelling(), "spelling");
    QTEST(name->key(), "key");
}

void TestUserName::refuses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("33 letters") << QString(33, u'x');
    QTest::newRow("10,000 letters") << QString(10000, u'x');
    QTest::newRow("space") << u"alice b"_s;
    QTest::newRow("space at the end") << u"alice "_s;
    QTest::newRow("NUL") << u"al\0ice"_s;
    QTest::newRow("line feed") << u"alice\n"_s;
    QTest::newRow("escape") << u"\u001b[31malice"_s;
    QTest::newRow("quote") << u"o'brien"_s;
    QTest::newRow("injection") << u"' OR '1'='1"_s;
    QTest::newRow("emoji") << u"😀"_s;
    for (const QChar letter : u"*?[]\\:{}/\"`$%&;,()<>@#+=~|!^"_s)
        QTest::addRow("%c", letter.toLatin1()) << QString(u"a"_s + letter);
    QTest::newRow("only punctuation") << u"..."_s;
    QTest::newRow("mark alone") << u"\u0301"_s;
    QTest::newRow("mark first") << u"\u0301a"_s;
    QTest::newRow("piled marks") << u"a\u0316\u0317\u0318\u0319\u031C"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xD800));
    QTest::newRow("zero width joiner") << u"al\u200Dice"_s;
    QTest::newRow("soft hyphen") << u"al\u00ADice"_s;
    QTest::newRow("bidi override") << u"\u202Ealice"_s;
    QTest::newRow("no-break space") << u"al\u00A0ice"_s;
    QTest::newRow("ligature") << u"oﬃce"_s;
    QTest::newRow("superscript") << u"a²"_s;
    QTest::newRow("roman numeral") << u"Ⅳ"_s;
    QTest::newRow("mathematical letter") << u"𝐚lice"_s;
    QTest::newRow("Hangul filler") << u"\u3164"_s;
    QTest::newRow("tatweel") << u"عـلي"_s;
    QTest::newRow("not assigned") << u"\u0378"_s;
    QTest::newRow("private use") << u"\uE000"_s;
    QTest::newRow("not a character") << u"a\uFFFF"_s;
    QTest::newRow("leftward then rightward") << u"אa"_s;
    QTest::newRow("rightward then leftward") << u"aא"_s;
    QTest::newRow("two kinds of Arabic digits") << u"ع٠۰"_s;
}

void TestUserName::refuses()
{
    QFETCH(QString, typed);
    const auto name = accounts::parseUserName(typed);
    QVERIFY(!name);
    QCOMPARE(name.error().kind, base::ErrorKind::Input);
    QCOMPARE(name.error().code, u"USER_NAME"_s);
    QVERIFY(!name.error().detail.isEmpty());
}

void TestUserName::newNamesAreOfOneScript_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("good");
    QTest::newRow("Latin with digits") << u"alice99"_s << true;
    QTest::newRow("Cyrillic") << u"алиса"_s << true;
    QTest::newRow("Latin and Han") << u"alice用户"_s << true;
    QTest::newRow("Japanese") << u"ありす太郎アリスx"_s << true;
    QTest::newRow("Korean and Latin") << u"앨리스a"_s << true;
    QTest::newRow("Cyrillic in Latin") << u"аlice"_s << false;
    QTest::newRow("Latin in Cyrillic") << u"алиcа"_s << false;
    QTest::newRow("Greek in Latin") << u"αlice"_s << false;
    QTest::newRow("Greek and Cyrillic") << u"αж"_s << false;
    QTest::newRow("Kana and Hangul") << u"あ앨"_s << false;
    QTest::newRow("Han and Cyrillic") << u"用ж"_s << false;
}

void TestUserName::newNamesAreOfOneScript()
{
    QFETCH(QString, typed);
    const auto name = accounts::parseUserName(typed);
    QVERIFY(name);
    QTEST(accounts::checkNewUserName(*name).has_value(), "good");
}

void TestUserName::neverRepeatsTheNameInAnError()
{
    // People type their password here now and then.
    const auto name = accounts::parseUserName(u"hunter2 hunter2"_s);
    QVERIFY(!name);
    QVERIFY(!base::toLogText(name.error()).contains(u"hunter2"));
}

QTEST_GUILESS_MAIN(TestUserName)

#include "tst_username.moc"
