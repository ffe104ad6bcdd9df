#include "tests/ui/sampleconversation.h"
#include "ui/paint/avatarpainter.h"
#include "ui/paint/rowlayout.h"
#include "ui/paint/rowlayoutcache.h"
#include "ui/paint/rowpainter.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// Rows measured and hit, and the cache that keeps them.
class TestRowLayout : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void hasTheDesignsMeasures();
    void groupsWithoutAHeader();
    void putsDividersAboveTheBody();
    void staysWithinItsColumn_data();
    void staysWithinItsColumn();
    void keepsScriptsOnOneBaseline();
    void findsPlacesInText();
    void findsLinksAndZones();
    void selectsWholeLines();
    void foldsWhatIsLong();
    void givesJsonABox();
    void saysWhyAMessageWasRefused();
    void survivesAnything_data();
    void survivesAnything();
    void writesInitials_data();
    void writesInitials();
    void keepsWhatWasUsedLast();
    void forgetsWhatHasAnotherStamp();
};

namespace {

const ui::RowMeasures &measures()
{
    static const ui::RowMeasures normal(ui::loadTheme(false, 100));
    return normal;
}

ui::RowLayout laidOut(const chat::TimelineEntry &entry, int width = 732,
    const ui::RowContext &context = {}, const ui::RowOptions &options = {})
{
    return ui::layOutRow({entry, context, options, {}, u"carol"_s, width}, measures());
}

chat::TimelineEntry entryOf(QByteArrayView body)
{
    chat::TimelineEntry entry;
    entry.entry = 7;
    entry.from = "alice";
    entry.body = body;
    entry.at = sample::at(14, 2);
    return entry;
}

chat::TimelineEntry plainOf(QByteArrayView body)
{
    chat::TimelineEntry entry = entryOf(body);
    entry.from = {};
    entry.plain = true;
    return entry;
}

QImage painted(const ui::RowLayout &row)
{
    QImage image(row.width, std::max(1, row.height), QImage::Format_RGB32);
    image.fill(measures().theme.surface);
    QPainter painter(&image);
    ui::paintRow(painter, 0, row, measures(), {});
    return image;
}

} // namespace

void TestRowLayout::initTestCase()
{
    qputenv("TZ", "UTC");
}

void TestRowLayout::hasTheDesignsMeasures()
{
    const ui::RowLayout row = laidOut(entryOf("hello"));
    QVERIFY(row.avatar.has_value());
    QCOMPARE(*row.avatar, QRect(16, 12, 32, 32));
    QCOMPARE(row.blocks.size(), size_t(1));
    QCOMPARE(row.blocks.front().position.x(), 56);
    QCOMPARE(row.lead, 12 + 21);
    QCOMPARE(row.height, 12 + 21 + 21 + 2);
    QCOMPARE(row.timeRect.right(), 724.0); // 20 pixels with the scroll bar
    QCOMPARE(row.initials, u"AL"_s);
}

void TestRowLayout::groupsWithoutAHeader()
{
    ui::RowContext context;
    context.startsGroup = false;
    const ui::RowLayout row = laidOut(entryOf("hello"), 732, context);
    QVERIFY(!row.avatar);
    QVERIFY(row.texts.empty());
    QCOMPARE(row.height, 25);
}

void TestRowLayout::putsDividersAboveTheBody()
{
    const int plain = laidOut(entryOf("hello")).height;
    const ui::RowLayout row = laidOut(entryOf("hello"), 732, {true, u"Monday"_s, true});
    QCOMPARE(row.dividers.size(), size_t(2));
    QCOMPARE(row.bodyTop, 72);
    QCOMPARE(row.height, plain + 72);
    chat::TimelineEntry gap = entryOf({});
    gap.kind = chat::EntryKind::Gap;
    const ui::RowLayout gapRow = laidOut(gap, 300);
    QCOMPARE(gapRow.dividers.size(), size_t(1));
    QVERIFY(gapRow.blocks.empty());
}

void TestRowLayout::staysWithinItsColumn_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {120, 300, 479, 480, 732, 2000})
        QTest::newRow(qPrintable(QString::number(width))) << width;
}

void TestRowLayout::staysWithinItsColumn()
{
    QFETCH(int, width);
    QByteArray words = "https://example.org/" + QByteArray(300, 'x') + " and many short words";
    const ui::RowLayout row = laidOut(entryOf(words), width);
    for (const QRectF &rect : row.selectionRects(0, -1))
        QVERIFY(rect.right() <= 56 + measures().textWidth(width) + 1);
    chat::TimelineEntry named = plainOf("x");
    const QByteArray channel(100, 'c');
    named.channel = channel;
    const ui::RowLayout header = laidOut(named, width);
    for (const ui::PlacedText &text : header.texts) {
        if (width >= 300)
            QVERIFY2(text.baseline.x() + text.line.width() <= width, qPrintable(text.line.text()));
    }
    if (width >= 300)
        QVERIFY(header.tagFrame->right() < header.timeRect.left());
}

void TestRowLayout::keepsScriptsOnOneBaseline()
{
    chat::TimelineEntry chinese = entryOf("x");
    chinese.from = "李雷";
    const auto nameBaseline = [](const ui::RowLayout &row) {
        // The time comes first, the name second.
        return row.texts.at(1).baseline.y();
    };
    QCOMPARE(nameBaseline(laidOut(chinese)), nameBaseline(laidOut(entryOf("x"))));
    QCOMPARE(laidOut(entryOf("收到")).height, laidOut(entryOf("got it")).height);
    QCOMPARE(laidOut(entryOf("emoji 👍")).height, laidOut(entryOf("emoji")).height);
}

void TestRowLayout::findsPlacesInText()
{
    const ui::RowLayout row = laidOut(entryOf("hello world"));
    QCOMPARE(row.positionAt({0, 0}), 0);
    QCOMPARE(row.positionAt({0, row.lead + 5}), 0);
    QCOMPARE(row.positionAt({700, row.lead + 5}), 11);
    QCOMPARE(row.positionAt({0, row.height + 50}), 11);
    const QRectF third = row.selectionRects(2, 3).constFirst();
    QCOMPARE(row.positionAt(third.center().toPoint() - QPoint(1, 0)), 2);
    QVERIFY(row.isOnText(third.center().toPoint()));
    QVERIFY(!row.isOnText({700, row.lead + 5}));
    const ui::RowLayout blocks = laidOut(entryOf("a\n```\nbc\n```\nd"));
    QCOMPARE(blocks.blocks.size(), size_t(3));
    const QRect box = blocks.blocks.at(1).box;
    QCOMPARE(blocks.positionAt({600, box.center().y()}), 4);
    QCOMPARE(blocks.positionAt({600, box.bottom() + 10}), 6);
}

void TestRowLayout::findsLinksAndZones()
{
    const ui::RowLayout row = laidOut(entryOf("see http://a.org/b now"));
    const QRectF link = row.selectionRects(4, 18).constFirst();
    QCOMPARE(row.linkAt(link.center().toPoint()), u"http://a.org/b"_s);
    QCOMPARE(row.linkAt(QPointF(link.right() - 1, link.center().y()).toPoint()),
        u"http://a.org/b"_s);
    QVERIFY(row.linkAt(QPointF(link.left() - 6, link.center().y()).toPoint()).isEmpty());
    QVERIFY(row.linkAt({700, int(link.center().y())}).isEmpty());
    QVERIFY(row.zoneAt(link.center().toPoint()) == nullptr);
}

void TestRowLayout::selectsWholeLines()
{
    const ui::RowLayout row = laidOut(entryOf("one\ntwo"));
    const QList<QRectF> rects = row.selectionRects(0, -1);
    QCOMPARE(rects.size(), 2);
    QCOMPARE(rects.at(0).height(), 21.0);
    QCOMPARE(rects.at(0).bottom(), rects.at(1).top());
    QVERIFY(row.selectionRects(3, 3).isEmpty());
    const ui::RowLayout hebrew = laidOut(entryOf("שלום abc"));
    QVERIFY(!hebrew.selectionRects(0, 2).isEmpty());
}

void TestRowLayout::foldsWhatIsLong()
{
    const QByteArray lines = QByteArray("a line\n").repeated(1000);
    const ui::RowLayout folded = laidOut(entryOf(lines));
    QVERIFY(folded.height < 600);
    QCOMPARE(folded.zones.front().action, ui::RowAction::ShowAll);
    QVERIFY(folded.zones.front().rect.height() >= 28);
    const ui::RowLayout whole = laidOut(entryOf(lines), 732, {}, {true, ui::JsonForm::AsSent});
    QVERIFY(whole.height > 20'000);
    QCOMPARE(whole.zones.front().action, ui::RowAction::ShowLess);
    QVERIFY2(laidOut(entryOf(QByteArray("a line\n").repeated(22))).zones.empty(),
        "two lines more are no fold");
    const QByteArray letters(100'000, 'x');
    QVERIFY(laidOut(entryOf(letters)).height < 800);
}

void TestRowLayout::givesJsonABox()
{
    const ui::RowLayout row = laidOut(plainOf("{\"a\":1,\"b\":2}"));
    QVERIFY(!row.blocks.front().box.isNull());
    QCOMPARE(row.zones.front().action, ui::RowAction::FormatJson);
    QVERIFY(row.tagFrame.has_value());
    QVERIFY(row.initials.isEmpty());
    const ui::RowLayout pretty
        = laidOut(plainOf("{\"a\":1,\"b\":2}"), 732, {}, {false, ui::JsonForm::Pretty});
    QVERIFY(pretty.height > row.height + 40);
    QCOMPARE(pretty.zones.front().action, ui::RowAction::RawJson);
    const ui::RowLayout narrow = laidOut(plainOf("{\"a\":1,\"b\":2}"), 300);
    QVERIFY(narrow.zones.front().rect.right() < 300);
}

void TestRowLayout::saysWhyAMessageWasRefused()
{
    chat::TimelineEntry entry = entryOf("mine");
    entry.own = true;
    entry.state = chat::SendState::Refused;
    const ui::RowContext context;
    const ui::RowOptions options;
    const ui::RowLayout row = ui::layOutRow(
        {entry, context, options, base::Error {base::ErrorKind::Server, u"OOM"_s, {}}, {}, 732},
        measures());
    QCOMPARE(row.notes.size(), size_t(1));
    QCOMPARE(row.zones.size(), size_t(2));
    QCOMPARE(row.zones.at(0).action, ui::RowAction::Retry);
    QCOMPARE(row.zones.at(1).action, ui::RowAction::Discard);
    QVERIFY(!row.zones.at(0).rect.intersects(row.zones.at(1).rect));
    QCOMPARE(row.text.text, u"mine"_s);
    QVERIFY(!row.stateRect.isEmpty());
}

void TestRowLayout::survivesAnything_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("line ends") << QByteArray("\n\n\n");
    QTest::newRow("zeros") << QByteArray(100, '\0');
    QTest::newRow("one long word") << QByteArray(70'000, 'x');
    QTest::newRow("pile of marks") << "a" + QByteArray("\xCC\x81").repeated(2000);
    QTest::newRow("joiners") << QByteArray("\xE2\x80\x8D").repeated(2000);
    QTest::newRow("right to left") << QByteArray("\xD7\xA9\xD7\x9C ").repeated(500);
    QTest::newRow("backwards") << QByteArray("\xE2\x80\xAE").repeated(500);
    QTest::newRow("back-ticks") << QByteArray("` ").repeated(2000);
    QTest::newRow("bytes") << QByteArray("\xff\xfe\xfd").repeated(2000);
}

void TestRowLayout::survivesAnything()
{
    QFETCH(QByteArray, body);
    for (const bool plain : {false, true}) {
        chat::TimelineEntry entry = plain ? plainOf(body) : entryOf(body);
        entry.validUtf8 = QString::fromUtf8(body).toUtf8() == body;
        for (const int width : {1, 200, 732}) {
            const ui::RowLayout row = laidOut(entry, width);
            QVERIFY(row.height > 0);
            QVERIFY(row.height < 60'000);
            row.positionAt({width / 2, row.height / 2});
            row.selectionRects(0, -1);
            QVERIFY(!painted(row).isNull());
        }
    }
}

void TestRowLayout::writesInitials_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::newRow("Latin") << u"alice"_s << u"AL"_s;
    QTest::newRow("one letter") << u"a"_s << u"A"_s;
    QTest::newRow("Chinese") << u"李雷"_s << u"李"_s;
    QTest::newRow("Cyrillic") << u"борис"_s << u"БО"_s;
    QTest::newRow("sharp s") << u"ßa"_s << u"SSA"_s;
    QTest::newRow("beyond the plane") << u"𠮷野"_s << u"𠮷"_s;
    QTest::newRow("nobody") << u""_s << u""_s;
}

void TestRowLayout::writesInitials()
{
    QFETCH(QString, name);
    QTEST(ui::initialsOf(name), "initials");
}

void TestRowLayout::keepsWhatWasUsedLast()
{
    ui::RowLayoutCache cache(3);
    const auto insert = [&cache](chat::EntryId entry) {
        ui::RowLayout layout;
        layout.entry = entry;
        cache.insert(1, std::move(layout));
    };
    for (chat::EntryId entry = 1; entry <= 3; ++entry)
        insert(entry);
    QVERIFY(cache.find(1, 1) != nullptr);
    insert(4);
    QCOMPARE(cache.size(), 3);
    QVERIFY(cache.find(2, 1) == nullptr);
    QVERIFY(cache.find(1, 1) != nullptr);
    cache.setCapacity(1);
    QCOMPARE(cache.size(), 1);
    QVERIFY(cache.find(1, 1) != nullptr);
    cache.clear();
    QVERIFY(cache.find(1, 1) == nullptr);
}

void TestRowLayout::forgetsWhatHasAnotherStamp()
{
    ui::RowLayoutCache cache(3);
    ui::RowLayout layout;
    layout.entry = 1;
    cache.insert(1, std::move(layout));
    QVERIFY(cache.find(1, 2) == nullptr);
    ui::RowLayout newer;
    newer.entry = 1;
    newer.height = 9;
    cache.insert(2, std::move(newer));
    QCOMPARE(cache.size(), 1);
    QCOMPARE(cache.find(1, 2)->height, 9);
}

QTEST_MAIN(TestRowLayout)
#include "tst_rowlayout.moc"
