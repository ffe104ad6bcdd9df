#include "ui/text/entrytext.h"
#include "ui/text/statustext.h"
#include "ui/text/timetext.h"
#include "ui/text/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

/// The languages of the window.
class TestTranslations : public QObject {
    Q_OBJECT

private slots:
    void choosesALanguage_data();
    void choosesALanguage();
    void hasPluralFormsInEnglish();
    void speaksChinese();
    void comesBackToEnglish();
    void hasEveryText_data();
    void hasEveryText();
    void keepsPlaceholders_data();
    void keepsPlaceholders();
};

namespace {

QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"%[n1-9]"_s);
    QStringList found;
    auto matches = placeholder.globalMatch(text);
    while (matches.hasNext())
        found.append(matches.next().captured());
    found.sort();
    return found;
}

} // namespace

void TestTranslations::choosesALanguage_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("language");
    QTest::newRow("simplified") << u"zh_CN"_s << u"zh_CN"_s;
    QTest::newRow("Chinese") << u"zh"_s << u"zh_CN"_s;
    QTest::newRow("Singapore") << u"zh_SG"_s << u"zh_CN"_s;
    QTest::newRow("traditional") << u"zh_TW"_s << u"en"_s;
    QTest::newRow("British") << u"en_GB"_s << u"en"_s;
    QTest::newRow("German") << u"de_DE"_s << u"en"_s;
    QTest::newRow("none") << u"C"_s << u"en"_s;
}

void TestTranslations::choosesALanguage()
{
    QFETCH(QString, locale);
    QTEST(ui::Translations::languageFor(locale), "language");
}

void TestTranslations::hasPluralFormsInEnglish()
{
    ui::Translations translations(*qApp);
    translations.setLanguage(u"en"_s);
    QCOMPARE(ui::subscriptionsText(1), u"Subscribed to 1 channel"_s);
    QCOMPARE(ui::subscriptionsText(3, 1), u"Subscribed to 3 channels, 1 pattern"_s);
    QCOMPARE(ui::durationText(std::chrono::hours(72)), u"3 days"_s);
}

void TestTranslations::speaksChinese()
{
    ui::Translations translations(*qApp);
    translations.setLanguage(u"zh_CN"_s);
    QCOMPARE(translations.language(), u"zh_CN"_s);
    QCOMPARE(ui::subscriptionsText(3), u"已订阅 3 个频道"_s);
    QCOMPARE(ui::newMessagesText(), u"新消息"_s);
    QCOMPARE(ui::dayText(QDate(2026, 11, 23), QDate(2026, 1, 1)), u"11月23日 星期一"_s);
    QVERIFY(ui::Translations::languages().contains(u"zh_CN"_s));
}

void TestTranslations::comesBackToEnglish()
{
    ui::Translations translations(*qApp);
    translations.setLanguage(u"zh_CN"_s);
    translations.setLanguage(u"xx"_s);
    QCOMPARE(translations.language(), u"en"_s);
    QCOMPARE(ui::newMessagesText(), u"New messages"_s);
    QCOMPARE(ui::dayText(QDate(2026, 11, 23), QDate(2026, 1, 1)), u"Monday, 23 November"_s);
}

void TestTranslations::hasEveryText_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("English") << u"en"_s << QStringList {u"-pluralonly"_s};
    QTest::newRow("Chinese") << u"zh_CN"_s << QStringList {};
}

// What the sources ask for now, not only what was there when the file was last brought up to date.
void TestTranslations::hasEveryText()
{
    QFETCH(const QString, language);
    QFETCH(const QStringList, options);
    const QString source = QStringLiteral(TAPROOM_SOURCE_DIR);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.ts"_s);
    QVERIFY(
        QFile::copy(source + u"/resources/translations/taproom_"_s + language + u".ts"_s, copy));
    QProcess lupdate;
    lupdate.setWorkingDirectory(source);
    lupdate.start(QLibraryInfo::path(QLibraryInfo::BinariesPath) + u"/lupdate"_s,
        QStringList {u"-silent"_s, u"-I"_s, u"."_s, u"-locations"_s, u"none"_s, u"-recursive"_s}
            + options + QStringList {u"app"_s, u"core"_s, u"ui"_s, u"-ts"_s, copy});
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);
    QFile ts(copy);
    QVERIFY(ts.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&ts);
    QStringList missing;
    QString text;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"source")
            text = xml.readElementText();
        else if (xml.name() == u"translation" && xml.attributes().value(u"type"_s) == u"unfinished")
            missing.append(text);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TestTranslations::keepsPlaceholders_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("English") << u"taproom_en.ts"_s;
    QTest::newRow("Chinese") << u"taproom_zh_CN.ts"_s;
}

// A translation that lost a %1 would lose what it stands for.
void TestTranslations::keepsPlaceholders()
{
    QFETCH(QString, file);
    QFile ts(QStringLiteral(TAPROOM_SOURCE_DIR "/resources/translations/") + file);
    QVERIFY(ts.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&ts);
    QString source;
    int checked = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"source")
            source = xml.readElementText();
        const bool isText = xml.name() == u"numerusform" || xml.name() == u"translation";
        if (!isText || (xml.name() == u"translation" && placeholdersOf(source).contains(u"%n"_s)))
            continue;
        const QString text = xml.readElementText();
        if (text.isEmpty())
            continue;
        QVERIFY2(placeholdersOf(text) == placeholdersOf(source),
            qPrintable(source + u" → "_s + text));
        ++checked;
    }
    QVERIFY(!xml.hasError());
    QVERIFY(checked > 5);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
