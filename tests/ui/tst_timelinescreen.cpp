#include "tests/ui/sampleconversation.h"
#include "tests/ui/timelinefixture.h"

#include <QMenu>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using sample::TimelineFixture;

/// Whatever happens, in whatever order and between whichever frames: what is on the screen is what the
/// view would paint if it painted everything.
class TestTimelineScreen : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void showsTheTruth_data();
    void showsTheTruth();
};

namespace {

/// A curve that is painted in two parts has a few pixels that differ by a shade.
constexpr int spare = 100;

int differingPixels(TimelineFixture &fixture)
{
    const QImage shown = fixture.screen();
    const QImage whole = fixture.view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    if (shown.size() != whole.size())
        return std::numeric_limits<int>::max();
    int count = 0;
    for (int y = 0; y < whole.height(); ++y) {
        for (int x = 0; x < whole.width(); ++x)
            count += shown.pixel(x, y) == whole.pixel(x, y) ? 0 : 1;
    }
    return count;
}

/// Does one thing after the other to a timeline and its view.
class Actor final {
public:
    explicit Actor(quint32 seed)
        : m_random(seed)
        , m_fixture(m_random.bounded(80))
    {
    }

    TimelineFixture &fixture() { return m_fixture; }

    QString act()
    {
        switch (m_random.bounded(14)) {
        case 0:
        case 1:
            change(m_fixture.timeline.add(sample::chatter(below(5) + 1, m_next), "carol"));
            m_next += 5;
            return u"append"_s;
        case 2:
            m_first -= 7;
            change(m_fixture.timeline.add(sample::chatter(7, m_first), "carol"));
            return u"prepend"_s;
        case 3:
            return post();
        case 4:
            return changeState();
        case 5:
        case 6:
            turnWheel(below(7) - 3);
            return u"wheel"_s;
        case 7:
            m_fixture.view.scrollToEnd();
            return u"to the end"_s;
        case 8:
            m_fixture.view.verticalScrollBar()->setValue(
                below(m_fixture.view.verticalScrollBar()->maximum() + 1));
            return u"bar"_s;
        case 9:
            m_fixture.view.resize(500 + below(3) * 100, 400 + below(3) * 60);
            return u"resize"_s;
        case 10:
            return toggle();
        case 11:
            return press();
        case 12:
            return remove();
        default:
            m_fixture.settle();
            return u"frame"_s;
        }
    }

private:
    int below(int bound) { return m_random.bounded(std::max(1, bound)); }
    void change(const chat::TimelineChanges &changes) { m_fixture.view.applyChanges(changes); }
    qsizetype anyRow() { return below(int(m_fixture.timeline.size())); }

    QString post()
    {
        chat::ChatMessage own = sample::message("carol", "mine", sample::at(23, below(60)));
        own.id = {};
        m_waiting.append(own.uid);
        change(m_fixture.timeline.addWaiting(own));
        return u"post"_s;
    }

    QString changeState()
    {
        if (m_waiting.isEmpty())
            return u"nothing"_s;
        const QByteArray uid = m_waiting.at(below(int(m_waiting.size())));
        if (below(2) == 0)
            change(m_fixture.timeline.setRefused(uid, {base::ErrorKind::Server, u"OOM"_s, {}}));
        else
            change(m_fixture.timeline.setStored(uid,
                {quint64(sample::at(23, 0).count()) + quint64(++m_stored), 0}));
        return u"state"_s;
    }

    void turnWheel(int notches)
    {
        QWidget *viewport = m_fixture.view.viewport();
        const QPointF at(5, 5);
        QWheelEvent event(at, viewport->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(viewport, &event);
    }

    QString toggle()
    {
        if (m_fixture.timeline.size() == 0)
            return u"nothing"_s;
        QMenu menu;
        m_fixture.view.addActions(&menu, m_fixture.timeline.at(anyRow()).entry);
        for (QAction *action : menu.actions()) {
            if (action->text() == u"Format" || action->text() == u"As sent")
                action->trigger();
        }
        change(m_fixture.timeline.add({sample::plain("{\"a\":1,\"b\":2}", sample::at(12, 0))},
            "carol"));
        return u"JSON"_s;
    }

    QString press()
    {
        const QList<Qt::Key> keys {Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown,
            Qt::Key_Home, Qt::Key_Escape};
        const Qt::Key key = keys.at(below(int(keys.size())));
        QTest::keyClick(&m_fixture.view, key);
        if (below(4) == 0)
            QTest::keyClick(&m_fixture.view, Qt::Key_A, Qt::ControlModifier);
        return u"key"_s;
    }

    QString remove()
    {
        if (m_fixture.timeline.size() < 10)
            return u"nothing"_s;
        change(m_fixture.timeline.remove(m_fixture.timeline.at(anyRow()).uid.toByteArray()));
        return u"remove"_s;
    }

    QRandomGenerator m_random;
    TimelineFixture m_fixture;
    QByteArrayList m_waiting;
    qsizetype m_next = 200'000;
    qsizetype m_first = 90'000;
    int m_stored = 0;
};

} // namespace

void TestTimelineScreen::initTestCase()
{
    qputenv("TZ", "UTC");
}

void TestTimelineScreen::showsTheTruth_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestTimelineScreen::showsTheTruth()
{
    QFETCH(quint32, seed);
    Actor actor(seed);
    QRandomGenerator pace(seed * 7919);
    QStringList done;
    for (int round = 0; round < 30; ++round) {
        for (int i = pace.bounded(4); i >= 0; --i)
            done.append(actor.act());
        QTRY_VERIFY2(differingPixels(actor.fixture()) <= spare, qPrintable(done.join(u", "_s)));
    }
}

QTEST_MAIN(TestTimelineScreen)
#include "tst_timelinescreen.moc"
