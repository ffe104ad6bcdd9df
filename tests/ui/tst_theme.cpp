#include "ui/paint/rowpainter.h"
#include "ui/paint/theme.h"
#include "ui/paint/themefonts.h"

#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

/// Colours that can be read, in both themes, and the style sheet made of them.
class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void hasReadableText_data();
    void hasReadableText();
    void hasVisibleMarks_data();
    void hasVisibleMarks();
    void hasReadableAvatars();
    void readsTokensFromItsFiles();
    void fillsEveryNameOfTheStyleSheet_data();
    void fillsEveryNameOfTheStyleSheet();
    void scalesLengthsAndFonts();
    void givesUsersDifferentColors();
    void prefersRealFonts();
    void keepsPlaceholdersReadable();
};

namespace {

// Source: WCAG 2.1, relative luminance and contrast ratio
qreal luminance(const QColor &color)
{
    const auto linear = [](qreal part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

qreal contrast(const QColor &one, const QColor &other)
{
    const qreal light = std::max(luminance(one), luminance(other));
    const qreal dark = std::min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
}

QString toText(const QColor &ink, const QColor &ground)
{
    return u"%1 on %2 has %3 : 1"_s.arg(ink.name(), ground.name())
        .arg(contrast(ink, ground), 0, 'f', 2);
}

struct Pair {
    QString name;
    QColor ink;
    QColor ground;
};

QList<Pair> textPairs(const ui::Theme &theme)
{
    const QColor selection = ui::blended(theme.accent, theme.surface, 30);
    QList<Pair> pairs {
        {u"accent on surface"_s, theme.accent, theme.surface},
        {u"accent on soft"_s, theme.accent, theme.soft},
        {u"text on accent"_s, theme.onAccent, theme.accent},
        {u"live on surface"_s, theme.live, theme.surface},
        {u"text on code"_s, theme.text, theme.code},
        {u"text on soft"_s, theme.text, theme.soft},
        {u"subtle on soft"_s, theme.subtle, theme.soft},
        {u"text on hover"_s, theme.text, theme.hover},
        {u"subtle on hover"_s, theme.subtle, theme.hover},
        {u"selected text"_s, theme.text, selection},
        {u"tool tip"_s, theme.dark ? theme.text : theme.surface,
            theme.dark ? theme.hover : theme.text},
        {u"link on surface"_s, theme.link, theme.surface},
        {u"link on window"_s, theme.link, theme.window},
    };
    const QList<std::pair<QString, QColor>> inks {{u"text"_s, theme.text},
        {u"subtle"_s, theme.subtle}, {u"ok"_s, theme.ok}, {u"warn"_s, theme.warn},
        {u"bad"_s, theme.bad}};
    const QList<std::pair<QString, QColor>> grounds {{u"surface"_s, theme.surface},
        {u"window"_s, theme.window}, {u"sidebar"_s, theme.sidebar}};
    for (const auto &[ink, color] : inks) {
        for (const auto &[ground, under] : grounds)
            pairs.append({ink + u" on "_s + ground, color, under});
    }
    return pairs;
}

} // namespace

void TestTheme::hasReadableText_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const bool dark : {false, true}) {
        for (const Pair &pair : textPairs(ui::loadTheme(dark, 100)))
            QTest::newRow(qPrintable(pair.name + (dark ? u", dark"_s : u", light"_s)))
                << pair.ink << pair.ground;
    }
}

void TestTheme::hasReadableText()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(toText(ink, ground)));
}

void TestTheme::hasVisibleMarks_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const bool dark : {false, true}) {
        const ui::Theme theme = ui::loadTheme(dark, 100);
        const QString tone = dark ? u", dark"_s : u", light"_s;
        for (const auto &[name, ground] : {std::pair {u"surface"_s, theme.surface},
                 std::pair {u"window"_s, theme.window}, std::pair {u"sidebar"_s, theme.sidebar}})
            QTest::newRow(qPrintable(u"focus on "_s + name + tone)) << theme.accent << ground;
    }
}

// What is no text but means something: focus, marks. Source: WCAG 2.1, 1.4.11
void TestTheme::hasVisibleMarks()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(ink, ground) >= 3.0, qPrintable(toText(ink, ground)));
}

void TestTheme::hasReadableAvatars()
{
    for (const bool dark : {false, true}) {
        const ui::Theme theme = ui::loadTheme(dark, 100);
        for (const QColor &color : theme.senders)
            QVERIFY2(contrast(Qt::white, color) >= 4.5, qPrintable(toText(Qt::white, color)));
        QVERIFY(contrast(Qt::white, theme.foreign) >= 4.5);
    }
}

void TestTheme::readsTokensFromItsFiles()
{
    const ui::Theme light = ui::loadTheme(false, 100);
    const ui::Theme dark = ui::loadTheme(true, 100);
    QVERIFY(!light.dark && dark.dark);
    QCOMPARE(light.accent, QColor(0xA84B08));
    QCOMPARE(dark.accent, QColor(0xF0A154));
    QVERIFY(luminance(dark.surface) < luminance(dark.text));
    QVERIFY(QFile::exists(u":/themes/controls.qss"_s));
}

void TestTheme::fillsEveryNameOfTheStyleSheet_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::fillsEveryNameOfTheStyleSheet()
{
    QFETCH(bool, dark);
    const QString sheet = ui::toStyleSheet(ui::loadTheme(dark, 100));
    QVERIFY(sheet.size() > 5000);
    QVERIFY2(!sheet.contains(u'$'), "an unknown name stays");
    static const QRegularExpression empty(u":\\s*;|solid\\s*;|url\\(/"_s);
    const auto match = empty.match(sheet);
    QVERIFY2(!match.hasMatch(),
        qPrintable(sheet.mid(std::max<qsizetype>(0, match.capturedStart() - 40), 80)));
    static const QRegularExpression image(u"url\\((:[^)]*)\\)"_s);
    auto images = image.globalMatch(sheet);
    int count = 0;
    for (; images.hasNext(); ++count) {
        const QString path = images.next().captured(1);
        QVERIFY2(QFile::exists(path), qPrintable(path));
    }
    QVERIFY(count > 5);
}

void TestTheme::scalesLengthsAndFonts()
{
    const ui::Theme normal = ui::loadTheme(false, 100);
    const ui::Theme large = ui::loadTheme(false, 200);
    QCOMPARE(normal.scaled(30), 30);
    QCOMPARE(large.scaled(30), 60);
    QCOMPARE(normal.messageFont.pixelSize(), 14);
    QCOMPARE(large.messageFont.pixelSize(), 28);
    QCOMPARE(ui::loadTheme(false, 1000).textPercent, 200);
    QCOMPARE(ui::loadTheme(false, -1).textPercent, 80);
    QVERIFY(ui::toStyleSheet(large).contains(u"min-height: 56px"));
}

void TestTheme::givesUsersDifferentColors()
{
    const ui::Theme theme = ui::loadTheme(false, 100);
    QSet<QRgb> colors;
    for (const char *name : {"alice", "bob", "carol", "李雷"})
        colors.insert(theme.senderColor(name).rgb());
    QCOMPARE(colors.size(), 4);
    QSet<QRgb> all;
    for (int i = 0; i < 200; ++i)
        all.insert(theme.senderColor(QByteArray::number(i)).rgb());
    QCOMPARE(all.size(), 8);
    QCOMPARE(theme.senderColor("alice"), ui::loadTheme(true, 100).senderColor("alice"));
}

void TestTheme::prefersRealFonts()
{
    const QStringList installed = QFontDatabase::families();
    const QStringList families = ui::systemUiFont().families();
    QVERIFY(!families.isEmpty());
    if (installed.contains(u"Inter"_s))
        QCOMPARE(families.constFirst(), u"Inter"_s);
    if (installed.contains(u"Noto Sans CJK SC"_s))
        QVERIFY(families.contains(u"Noto Sans CJK SC"_s));
    QVERIFY(QFontInfo(ui::systemCodeFont()).fixedPitch());
}

void TestTheme::keepsPlaceholdersReadable()
{
    for (const bool dark : {false, true}) {
        const ui::Theme theme = ui::loadTheme(dark, 100);
        const QColor placeholder = ui::toPalette(theme).color(QPalette::PlaceholderText);
        QVERIFY(contrast(placeholder, theme.surface) >= 4.5);
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
