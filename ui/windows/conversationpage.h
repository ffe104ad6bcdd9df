#pragma once

#include "core/chat/room.h"
#include "core/chat/timeline.h"
#include "ui/paint/theme.h"
#include "ui/widgets/composer.h"
#include "ui/widgets/timelinegeometry.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QLayout;

namespace chat {
class ChatService;
}

namespace ui {

class ChannelFind;
class ElidedLabel;
class FindBar;
class IconButton;
class NoticeBar;
class TimelineView;

/// The middle: what the room is, its messages, and the field to write in.
/// Thread: GUI. Lifetime: the chat must outlive it.
class ConversationPage final : public QWidget {
    Q_OBJECT

public:
    explicit ConversationPage(chat::ChatService &chat, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Shows a room where it was left; drafts and places are kept for each. Null: none.
    void openRoom(const chat::RoomId &id);
    const chat::RoomId &room() const { return m_room; }
    /// Name, topic, counts and state of the room are shown anew.
    void refresh();
    /// Opens the line in which this room is searched.
    void find();
    /// Shows a message that was found.
    void showEntry(chat::EntryId entry);
    /// To the messages where nothing can be written.
    void focusComposer();
    /// What takes the keyboard in turn when the parts of the window are gone through.
    QList<QWidget *> parts() const;

signals:
    void leaveRequested(const chat::RoomId &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What belongs to a room while another is shown.
    struct Place {
        Composer::State composer;
        TimelinePosition position;
    };

    void connectChat();
    void connectParts();
    QWidget *makeHeader();
    void keepPlace();
    void updateHeader(const chat::Room &room);
    void updateComposer(const chat::Room &room);
    void updateEmptyState(const chat::Room &room);
    void submit(const QString &text);
    void showNotice(const chat::Notice &notice);
    void showMenu(chat::EntryId entry, const QPoint &position);
    void retranslate();
    QList<Completion> offers(CompletionKind kind) const;

    chat::ChatService &m_chat;
    chat::RoomId m_room;
    QHash<chat::RoomId, Place> m_places;
    QWidget *m_header = nullptr;
    QLayout *m_writeLayout = nullptr;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_topic = nullptr;
    QLabel *m_subscribers = nullptr;
    IconButton *m_leave = nullptr;
    NoticeBar *m_notice = nullptr;
    FindBar *m_findBar = nullptr;
    ChannelFind *m_find = nullptr;
    TimelineView *m_timeline = nullptr;
    Composer *m_composer = nullptr;
};

} // namespace ui
