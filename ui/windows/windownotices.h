#pragma once

#include "core/chat/roomid.h"
#include "core/redis/clientview.h"
#include "ui/paint/theme.h"

#include <QList>
#include <QTimer>
#include <QWidget>

namespace ui {

class NoticeBar;

/// What concerns the whole window: trouble with the connection, for as long as it lasts, and below it
/// the last thing that the user should read.
/// Thread: GUI.
class WindowNotices final : public QWidget {
    Q_OBJECT

public:
    explicit WindowNotices(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Trouble is shown when it lasts for a second; what needs the user is shown at once.
    void setView(const redis::ClientView &view);
    /// An empty text takes the last one away.
    void setWarning(const QString &text);
    /// UNSUBSCRIBE cannot be taken back on the server, so the way back is offered here.
    void offerToJoinAgain(const QList<chat::RoomId> &left);

signals:
    void reconnectRequested();
    void joinAgainRequested(const QList<chat::RoomId> &rooms);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTrouble();
    void joinAgain();

    redis::ClientView m_view;
    QList<chat::RoomId> m_left; ///< until the notice goes
    QTimer m_patience;
    NoticeBar *m_trouble = nullptr;
    NoticeBar *m_notice = nullptr;
};

} // namespace ui
