#pragma once

#include "core/chat/roomid.h"
#include "ui/models/messagesearch.h"

#include <QObject>

namespace chat {
class ChatService;
}

namespace ui {

class FindBar;
class TimelineView;

/// Ctrl+F: what is typed into the bar is searched in the open room, and hits are shown in their place.
/// Lifetime: chat, bar and timeline must outlive it.
class ChannelFind final : public QObject {
    Q_OBJECT

public:
    ChannelFind(const chat::ChatService &chat, FindBar &bar, TimelineView &timeline,
        QObject *parent = nullptr);

    /// Another room is open: the bar closes.
    void setRoom(const chat::RoomId &room);
    void open();

private:
    void search();
    void take();
    void step(qsizetype direction);
    void showResult();

    FindBar &m_bar;
    TimelineView &m_timeline;
    MessageSearch m_search;
    QTimer m_pause; ///< until the next letter is surely not coming
    chat::RoomId m_room;
    qsizetype m_current = -1; ///< of the hits, the newest first
};

} // namespace ui
