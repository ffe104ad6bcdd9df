#include "ui/widgets/timelinegeometry.h"
#include "ui/widgets/timelinerepaint.h"

#include <QRandomGenerator>
#include <QTest>

#include <vector>

using ui::Repaint;
using ui::VisibleRow;

namespace {

/// Rows of given sizes that count how often they are measured.
class FakeRows final : public ui::RowSource {
public:
    explicit FakeRows(qsizetype count, int height = 20)
    {
        for (qsizetype i = 0; i < count; ++i)
            boxes.push_back({++lastEntry, height, 2, 1});
    }

    qsizetype rowCount() const override { return qsizetype(boxes.size()); }

    std::optional<qsizetype> rowOf(chat::EntryId entry) const override
    {
        for (size_t i = 0; i < boxes.size(); ++i) {
            if (boxes.at(i).entry == entry)
                return qsizetype(i);
        }
        return {};
    }

    ui::RowBox boxAt(qsizetype row) override
    {
        ++measured;
        return boxes.at(size_t(row));
    }

    void insert(qsizetype row, qsizetype count, int height = 20)
    {
        for (qsizetype i = 0; i < count; ++i)
            boxes.insert(boxes.begin() + row + i, {++lastEntry, height, 2, 1});
    }

    void remove(qsizetype row, qsizetype count)
    {
        boxes.erase(boxes.begin() + row, boxes.begin() + row + count);
    }

    std::vector<ui::RowBox> boxes;
    chat::EntryId lastEntry = 0;
    qint64 measured = 0;
};

/// A viewport of 100 pixels without margins.
struct Screen {
    explicit Screen(qsizetype count, int height = 20)
        : rows(count, height)
        , geometry(rows)
    {
        geometry.setHeight(100);
        geometry.layOut();
    }

    /// `entry@top` of each row on the screen.
    QString shown() const
    {
        QStringList texts;
        for (const VisibleRow &row : geometry.visible())
            texts.append(QStringLiteral("%1@%2").arg(row.entry).arg(row.top));
        return texts.join(u' ');
    }

    FakeRows rows;
    ui::TimelineGeometry geometry;
};

VisibleRow shownRow(chat::EntryId entry, int top, int height = 20, qint64 revision = 1)
{
    return {entry, qsizetype(entry), top, height, 2, revision};
}

} // namespace

class TestTimelineGeometry : public QObject {
    Q_OBJECT

private slots:
    void standsOnTheBottom();
    void followsTheEnd();
    void staysWhenRowsArriveBelow();
    void keepsItsPlaceWhenRowsArriveAbove();
    void keepsTheTextWhenADividerGoes();
    void keepsItsPlaceWhenRowsAboveGrow();
    void takesTheNextRowWhenTheAnchorGoes();
    void survivesThatAllVisibleRowsGo();
    void survivesThatAllRowsGo();
    void stopsAtBothEnds();
    void keepsMargins();
    void comesBackToASavedPlace();
    void holdsARowAtTheEnd();
    void measuresOnlyWhatIsVisible();
    void countsMessagesInTheBar();
    void findsTheRowOfABarValue();
    void walksOverRowsWithoutHeight();
    void staysWholeWhateverHappens_data();
    void staysWholeWhateverHappens();

    void repaintsNothingWhenNothingMoved();
    void movesWhatLooksTheSame();
    void paintsWhatLooksDifferent();
    void paintsAllWhenNothingIsLeft();
    void paintsRowsThatMovedOtherwise();
};

void TestTimelineGeometry::standsOnTheBottom()
{
    QCOMPARE(Screen(2).shown(), QStringLiteral("1@60 2@80"));
    QCOMPARE(Screen(6).shown(), QStringLiteral("2@0 3@20 4@40 5@60 6@80"));
    QCOMPARE(Screen(0).shown(), QString());
    QVERIFY(Screen(0).geometry.isAtEnd());
}

void TestTimelineGeometry::followsTheEnd()
{
    Screen screen(6);
    screen.rows.insert(6, 1, 30);
    screen.geometry.layOut();
    QCOMPARE(screen.shown(), QStringLiteral("3@-10 4@10 5@30 6@50 7@70"));
}

void TestTimelineGeometry::staysWhenRowsArriveBelow()
{
    Screen screen(20);
    screen.geometry.scrollBy(50);
    const QString before = screen.shown();
    QVERIFY(!screen.geometry.isAtEnd());
    screen.rows.insert(20, 5);
    screen.geometry.layOut();
    QCOMPARE(screen.shown(), before);
}

void TestTimelineGeometry::keepsItsPlaceWhenRowsArriveAbove()
{
    Screen screen(20);
    screen.geometry.scrollBy(50);
    const QString before = screen.shown();
    screen.rows.insert(0, 200, 33);
    screen.rows.measured = 0;
    screen.geometry.layOut();
    QCOMPARE(screen.shown(), before);
    QVERIFY2(screen.rows.measured <= 10, qPrintable(QString::number(screen.rows.measured)));
}

void TestTimelineGeometry::keepsTheTextWhenADividerGoes()
{
    Screen screen(20);
    screen.geometry.scrollToRow(4, 0);
    const ui::TimelinePosition before = screen.geometry.position();
    screen.rows.boxes.at(4) = {5, 56, 38, 2}; // 36 pixels of divider above it
    screen.geometry.layOut();
    QCOMPARE(screen.geometry.position(), before);
    QCOMPARE(screen.geometry.find(5)->top, -36);
}

void TestTimelineGeometry::keepsItsPlaceWhenRowsAboveGrow()
{
    Screen screen(20);
    screen.geometry.scrollToRow(4, 10); // row 3 is half hidden
    screen.rows.boxes.at(3).height = 70;
    screen.geometry.layOut();
    QCOMPARE(screen.geometry.find(5)->top, 10);
    QCOMPARE(screen.geometry.find(4)->top, -60);
}

void TestTimelineGeometry::takesTheNextRowWhenTheAnchorGoes()
{
    Screen screen(20);
    screen.geometry.scrollToRow(4, 0);
    screen.rows.remove(4, 2); // entries 5 and 6
    screen.geometry.layOut();
    QCOMPARE(screen.geometry.find(7)->top, 40);
}

void TestTimelineGeometry::survivesThatAllVisibleRowsGo()
{
    Screen screen(30);
    screen.geometry.scrollToRow(10, 0);
    screen.rows.remove(10, 5);
    screen.geometry.layOut();
    QCOMPARE(screen.geometry.visible().constFirst().entry, chat::EntryId(16));
    screen.geometry.scrollToRow(20, 0);
    screen.rows.remove(3, 22); // the screen and all below it
    screen.geometry.layOut();
    QVERIFY(screen.geometry.isAtEnd());
    QCOMPARE(screen.shown(), QStringLiteral("1@40 2@60 3@80"));
}

void TestTimelineGeometry::survivesThatAllRowsGo()
{
    Screen screen(30);
    screen.geometry.scrollToRow(10, 0);
    screen.rows.remove(0, 30);
    screen.geometry.layOut();
    QVERIFY(screen.geometry.visible().isEmpty());
    QVERIFY(screen.geometry.isAtEnd());
    screen.rows.insert(0, 1);
    screen.geometry.layOut();
    QCOMPARE(screen.geometry.visible().size(), 1);
}

void TestTimelineGeometry::stopsAtBothEnds()
{
    Screen screen(10);
    QCOMPARE(screen.geometry.scrollBy(-30), 0);
    QCOMPARE(screen.geometry.scrollBy(30), 30);
    QVERIFY(!screen.geometry.isAtEnd());
    screen.geometry.scrollBy(1000);
    QCOMPARE(screen.shown(), QStringLiteral("1@0 2@20 3@40 4@60 5@80"));
    QCOMPARE(screen.geometry.scrollBy(10), 0);
    screen.geometry.scrollBy(-1000);
    QVERIFY(screen.geometry.isAtEnd());
    QCOMPARE(screen.shown(), QStringLiteral("6@0 7@20 8@40 9@60 10@80"));
    Screen small(2);
    QCOMPARE(small.geometry.scrollBy(30), 0);
    QVERIFY(small.geometry.isAtEnd());
}

void TestTimelineGeometry::keepsMargins()
{
    Screen screen(10);
    screen.geometry.setMargins(8, 10);
    screen.geometry.layOut();
    QCOMPARE(screen.geometry.visible().constLast().bottom(), 90);
    screen.geometry.scrollBy(10'000);
    QCOMPARE(screen.geometry.visible().constFirst().top, 8);
}

void TestTimelineGeometry::comesBackToASavedPlace()
{
    Screen screen(40);
    screen.geometry.scrollToRow(7, -5);
    const ui::TimelinePosition position = screen.geometry.position();
    const QString before = screen.shown();
    screen.geometry.scrollToEnd();
    screen.rows.insert(0, 3);
    screen.geometry.setPosition(position);
    QCOMPARE(screen.shown(), before);
    screen.geometry.setPosition({4711, 0, false});
    QVERIFY(screen.geometry.isAtEnd());
}

void TestTimelineGeometry::holdsARowAtTheEnd()
{
    Screen screen(10);
    const int top = screen.geometry.find(8)->top;
    screen.geometry.hold(8);
    screen.rows.boxes.at(7).height = 300;
    screen.geometry.layOut();
    QCOMPARE(screen.geometry.find(8)->top, top);
    QVERIFY(!screen.geometry.isAtEnd());
}

void TestTimelineGeometry::measuresOnlyWhatIsVisible()
{
    FakeRows rows(100'000);
    ui::TimelineGeometry geometry(rows);
    geometry.setHeight(100);
    geometry.layOut();
    QVERIFY(rows.measured <= 6);
    const auto cost = [&rows](auto step) {
        rows.measured = 0;
        step();
        return rows.measured;
    };
    QVERIFY(cost([&] { geometry.scrollBy(63); }) <= 16);
    QVERIFY(cost([&] { geometry.scrollToRow(50'000, 0); }) <= 16);
    QVERIFY(cost([&] { geometry.setScrollValue(1'000'000); }) <= 16);
    QVERIFY(cost([&] { geometry.setHeight(150), geometry.layOut(); }) <= 16);
    QVERIFY(cost([&] { geometry.scrollToEnd(); }) <= 16);
    QCOMPARE(cost([&] { geometry.scrollRange(); }), 0);
}

void TestTimelineGeometry::countsMessagesInTheBar()
{
    Screen screen(100);
    const ui::ScrollRange atEnd = screen.geometry.scrollRange();
    QCOMPARE(atEnd.pageStep, 5 * 64);
    QCOMPARE(atEnd.maximum, 95 * 64);
    QCOMPARE(atEnd.value, atEnd.maximum);
    screen.geometry.scrollBy(100'000);
    QCOMPARE(screen.geometry.scrollRange().value, 0);
    screen.geometry.scrollToRow(10, -10);
    QCOMPARE(screen.geometry.scrollRange().value, 10 * 64 + 32);
    QCOMPARE(Screen(3).geometry.scrollRange().maximum, 0);
    QCOMPARE(Screen(0).geometry.scrollRange().maximum, 0);
}

void TestTimelineGeometry::findsTheRowOfABarValue()
{
    Screen screen(100);
    for (const int value : {0, 17, 64, 3000, 5000}) {
        screen.geometry.setScrollValue(value);
        QVERIFY(std::abs(screen.geometry.scrollRange().value - value) <= 4);
    }
    screen.geometry.setScrollValue(screen.geometry.scrollRange().maximum);
    QVERIFY(screen.geometry.isAtEnd());
    screen.geometry.setScrollValue(-5);
    QCOMPARE(screen.geometry.visible().constFirst().row, 0);
}

void TestTimelineGeometry::walksOverRowsWithoutHeight()
{
    Screen screen(30);
    for (size_t i = 5; i < 25; ++i)
        screen.rows.boxes.at(i) = {i + 1, 0, 0, 1};
    screen.geometry.layOut();
    QCOMPARE(screen.shown(), QStringLiteral("26@0 27@20 28@40 29@60 30@80"));
    screen.geometry.scrollBy(20);
    QCOMPARE(screen.geometry.find(5)->top, 0);
    screen.geometry.scrollToRow(10, 0);
    QCOMPARE(screen.geometry.find(26)->top, 0);
}

void TestTimelineGeometry::staysWholeWhateverHappens_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

// After every step: rows follow each other without a hole, cover the screen as far as there are rows,
// and are those of the source.
void TestTimelineGeometry::staysWholeWhateverHappens()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const auto below = [&random](qsizetype bound) {
        return qsizetype(random.bounded(quint32(std::max<qsizetype>(1, bound))));
    };
    Screen screen(below(50));
    for (int step = 0; step < 400; ++step) {
        const qsizetype count = screen.rows.rowCount();
        switch (below(6)) {
        case 0:
            screen.rows.insert(below(count + 1), below(5), int(below(70)));
            break;
        case 1:
            if (const qsizetype row = below(count); row < count)
                screen.rows.remove(row, std::min(below(6), count - row));
            break;
        case 2:
            if (count > 0)
                screen.rows.boxes.at(size_t(below(count))).height = int(below(90));
            break;
        case 3:
            screen.geometry.layOut();
            screen.geometry.scrollBy(int(below(400)) - 200);
            break;
        case 4:
            screen.geometry.setHeight(int(below(200)));
            break;
        default:
            screen.geometry.layOut();
            screen.geometry.scrollToRow(below(count), int(below(200)) - 100);
        }
        screen.geometry.layOut();
        const QList<VisibleRow> &visible = screen.geometry.visible();
        for (qsizetype i = 0; i < visible.size(); ++i) {
            QCOMPARE(visible.at(i).entry, screen.rows.boxes.at(size_t(visible.at(i).row)).entry);
            if (i > 0) {
                QCOMPARE(visible.at(i).row, visible.at(i - 1).row + 1);
                QCOMPARE(visible.at(i).top, visible.at(i - 1).bottom());
            }
        }
        if (!visible.isEmpty() && screen.geometry.isAtEnd())
            QCOMPARE(visible.constLast().row, screen.rows.rowCount() - 1);
        if (!visible.isEmpty() && visible.constFirst().top > 0)
            QVERIFY(screen.geometry.isAtEnd());
    }
}

void TestTimelineGeometry::repaintsNothingWhenNothingMoved()
{
    const QList<VisibleRow> rows {shownRow(1, -5), shownRow(2, 15), shownRow(3, 35)};
    QVERIFY(ui::planRepaint(rows, rows, 50).isNothing());
    QVERIFY(ui::planRepaint(rows, rows, 100).isNothing()); // nothing below the last one
}

void TestTimelineGeometry::movesWhatLooksTheSame()
{
    const Repaint repaint = ui::planRepaint({shownRow(1, 10), shownRow(2, 30)},
        {shownRow(1, -10), shownRow(2, 10), shownRow(3, 30)}, 50);
    QCOMPARE(repaint.scroll, -20);
    QCOMPARE(repaint.strips, (QList<Repaint::Strip> {{30, 50}}));
}

void TestTimelineGeometry::paintsWhatLooksDifferent()
{
    const Repaint repaint = ui::planRepaint({shownRow(1, 0), shownRow(2, 20), shownRow(3, 40)},
        {shownRow(1, 0), shownRow(2, 20, 20, 2), shownRow(3, 40)}, 60);
    QCOMPARE(repaint.scroll, 0);
    QCOMPARE(repaint.strips, (QList<Repaint::Strip> {{20, 40}}));
}

void TestTimelineGeometry::paintsAllWhenNothingIsLeft()
{
    const Repaint repaint = ui::planRepaint({shownRow(1, 0)}, {shownRow(9, 0)}, 50);
    QCOMPARE(repaint.strips, (QList<Repaint::Strip> {{0, 50}}));
    QCOMPARE(ui::planRepaint({}, {shownRow(9, 0)}, 50).strips, (QList<Repaint::Strip> {{0, 50}}));
    const Repaint far = ui::planRepaint({shownRow(1, 0, 500)}, {shownRow(1, -100, 500)}, 50);
    QCOMPARE(far.scroll, 0);
    QCOMPARE(far.strips, (QList<Repaint::Strip> {{0, 50}}));
}

void TestTimelineGeometry::paintsRowsThatMovedOtherwise()
{
    // The second grew: the first stays, the third is pushed down.
    const Repaint repaint = ui::planRepaint({shownRow(1, 0), shownRow(2, 20), shownRow(3, 40)},
        {shownRow(1, 0), shownRow(2, 20, 30, 2), shownRow(3, 50)}, 70);
    QCOMPARE(repaint.scroll, 0);
    QCOMPARE(repaint.strips, (QList<Repaint::Strip> {{20, 70}}));
}

QTEST_GUILESS_MAIN(TestTimelineGeometry)
#include "tst_timelinegeometry.moc"
