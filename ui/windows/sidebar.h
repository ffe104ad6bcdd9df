#pragma once

#include "core/chat/roomid.h"
#include "ui/models/roomfiltermodel.h"
#include "ui/models/roomlistmodel.h"
#include "ui/paint/roomdelegate.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace ui {

class ConnectionBadge;
class ElidedLabel;
class IconButton;
class PrimaryButton;
class SearchField;
struct StatusText;

/// The left side: profile and connection, the rooms with a filter, and at the foot what the server
/// counts as our subscriptions, with the ways to more and to fewer of them.
/// Thread: GUI. Lifetime: the room list must outlive it.
class Sidebar final : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(RoomListModel &rooms, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setProfileName(const QString &name);
    void setStatus(const StatusText &status);
    /// The third part of the server's last subscribe or unsubscribe message; `patterns` of them are patterns.
    void setSubscriptions(int count, int patterns);
    /// Marks the room as open; scrolls to it.
    void setOpenRoom(const chat::RoomId &id);
    void focusFilter();

signals:
    void roomChosen(const chat::RoomId &id);
    void joinRequested();
    void browseRequested();
    void leaveAllRequested();
    void leaveRequested(const chat::RoomId &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeFoot();
    void retranslate();
    void openCurrent(const QModelIndex &index);
    void showMenu(const QPoint &position);
    void moveInList(QKeyEvent *event);

    RoomListModel &m_rooms;
    RoomFilterModel m_filter;
    RoomDelegate m_delegate;
    int m_count = 0;
    int m_patterns = 0;
    QWidget *m_top = nullptr;
    ElidedLabel *m_profile = nullptr;
    ConnectionBadge *m_badge = nullptr;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_subscriptions = nullptr;
    PrimaryButton *m_join = nullptr;
    QPushButton *m_browse = nullptr;
    IconButton *m_leaveAll = nullptr;
};

} // namespace ui
