#include "ui/windows/channelfind.h"

#include "core/chat/chatservice.h"
#include "ui/widgets/findbar.h"
#include "ui/widgets/timelineview.h"

namespace ui {

using namespace std::chrono_literals;

ChannelFind::ChannelFind(const chat::ChatService &chat, FindBar &bar, TimelineView &timeline,
    QObject *parent)
    : QObject(parent)
    , m_bar(bar)
    , m_timeline(timeline)
    , m_search([&chat](const chat::RoomId &id) { return chat.timeline(id); })
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(&m_pause, &QTimer::timeout, this, &ChannelFind::search);
    connect(&bar, &FindBar::wordsChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&bar, &FindBar::olderRequested, this, [this] { step(1); });
    connect(&bar, &FindBar::newerRequested, this, [this] { step(-1); });
    connect(&bar, &FindBar::closed, &m_search, &MessageSearch::stop);
    connect(&m_search, &MessageSearch::found, this, &ChannelFind::take);
    connect(&m_search, &MessageSearch::finished, this, &ChannelFind::showResult);
}

void ChannelFind::setRoom(const chat::RoomId &room)
{
    m_room = room;
    m_pause.stop();
    m_bar.close();
}

void ChannelFind::open()
{
    m_bar.open();
    search();
}

void ChannelFind::search()
{
    m_pause.stop();
    m_current = -1;
    m_search.start(MessageQuery(m_bar.words()), {m_room});
    showResult();
}

// The newest hit is shown as soon as it is there.
void ChannelFind::take()
{
    if (m_current < 0)
        step(1);
    else
        showResult();
}

void ChannelFind::step(qsizetype direction)
{
    if (m_pause.isActive())
        search(); // Enter came before the pause was over
    const qsizetype count = m_search.hits().size();
    if (count == 0)
        return;
    m_current = (m_current + direction + count) % count;
    m_timeline.showEntry(m_search.hits().at(m_current).entry);
    showResult();
}

void ChannelFind::showResult()
{
    m_bar.setResult(m_current + 1, m_search.hits().size(), m_search.isRunning());
}

} // namespace ui
