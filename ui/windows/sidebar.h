#pragma once

#include "ui/models/roomfiltermodel.h"
#include "ui/models/roomlistmodel.h"
#include "ui/paint/roomdelegate.h"

#include <QWidget>

class QLabel;
class QListView;
class QMenu;
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
    /// The third part of the server's last subscribe or unsubscribe message; `patterns` of them are
    /// patterns.
    void setSubscriptions(int count, int patterns);
    /// Marks the room as open; scrolls to it.
    void setOpenRoom(const chat::RoomId &id);
    void focusFilter();
    /// What takes the keyboard when the list is gone to.
    QWidget *list() const;

signals:
    void roomChosen(const chat::RoomId &id);
    void joinRequested();
    void browseRequested();
    void leaveAllRequested();
    void leaveRequested(const chat::RoomId &id);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void makeList();
    void connectParts();
    void retranslate();
    void setFilter(const QString &text);
    void showOpenRoom();
    void showNothingFound();
    void openCurrent(const QModelIndex &index);
    void showMenu(const QPoint &position);
    void addMarkActions(QMenu *menu, const chat::RoomId &id);
    void moveInList(QKeyEvent *event);
    QModelIndex firstRoom() const;

    RoomListModel &m_rooms;
    RoomFilterModel m_filter;
    RoomDelegate m_delegate;
    Theme m_theme;
    chat::RoomId m_open;
    int m_count = 0;
    int m_patterns = 0;
    QWidget *m_head = nullptr;
    QWidget *m_headLine = nullptr;
    QWidget *m_foot = nullptr;
    ElidedLabel *m_profile = nullptr;
    ConnectionBadge *m_badge = nullptr;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_nothing = nullptr;
    QLabel *m_subscriptions = nullptr;
    PrimaryButton *m_join = nullptr;
    QPushButton *m_browse = nullptr;
    IconButton *m_leaveAll = nullptr;
};

} // namespace ui
