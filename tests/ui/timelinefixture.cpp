#include "tests/ui/timelinefixture.h"

#include "tests/ui/sampleconversation.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QScreen>
#include <QTest>

namespace sample {

TimelineFixture::TimelineFixture(qsizetype messages, const QSize &size)
{
    timeline.add(chatter(messages, m_next), "carol");
    m_next += messages;
    view.setOwnName("carol");
    view.resize(size);
    view.setTimeline(&timeline);
    view.show();
    view.activateWindow();
    if (!QTest::qWaitForWindowActive(&view))
        qFatal("the window was not shown");
    settle();
}

void TimelineFixture::append(qsizetype count)
{
    const chat::TimelineChanges changes = timeline.add(chatter(count, m_next), "carol");
    m_next += count;
    apply(changes);
}

void TimelineFixture::prepend(qsizetype count)
{
    m_first -= count;
    apply(timeline.add(chatter(count, m_first), "carol"));
}

void TimelineFixture::apply(const chat::TimelineChanges &changes)
{
    const qint64 drains = view.counters().drains;
    view.applyChanges(changes);
    if (!QTest::qWaitFor([&] { return view.counters().drains > drains; }))
        qFatal("the changes were not taken over");
    settle();
}

void TimelineFixture::settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

ui::TimelineCounters TimelineFixture::cost()
{
    const ui::TimelineCounters now = view.counters();
    const ui::TimelineCounters difference {now.paints - m_before.paints,
        now.rowsPainted - m_before.rowsPainted, now.layouts - m_before.layouts,
        now.layoutsAhead - m_before.layoutsAhead, now.drains - m_before.drains};
    m_before = now;
    return difference;
}

QImage TimelineFixture::picture()
{
    return view.viewport()->grab().toImage();
}

QImage TimelineFixture::screen()
{
    return view.screen()->grabWindow(view.winId()).toImage().convertToFormat(QImage::Format_RGB32);
}

QPoint TimelineFixture::pointWith(Qt::CursorShape shape)
{
    QWidget *viewport = view.viewport();
    for (int y = viewport->height() - 1; y > 0; y -= 4) {
        for (int x = 2; x < viewport->width(); x += 4) {
            QTest::mouseMove(viewport, {x, y});
            if (viewport->cursor().shape() == shape)
                return {x, y};
        }
    }
    return {};
}

} // namespace sample
