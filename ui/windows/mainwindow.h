#pragma once

#include "core/chat/roomid.h"
#include "core/redis/clientview.h"
#include "ui/models/roomlistmodel.h"
#include "ui/paint/theme.h"
#include "ui/windows/notifications.h"
#include "ui/windows/preferencesdialog.h"
#include "ui/windows/roomlistfeed.h"
#include "ui/windows/tray.h"

#include <QMainWindow>

class QSplitter;
class QStackedWidget;

namespace chat {
class ChatService;
struct Room;
}
namespace redis {
class RedisClient;
}

namespace ui {

class ConversationPage;
class MainMenu;
class ServerPanel;
class Sidebar;
class StatusBar;
class WelcomePage;
class WindowNotices;

/// What the user asks for about their being signed in.
enum class AccountRequest : quint8 { ChangePassword, SignOut, SignOutEverywhere };

/// The window of one user on one server.
/// Thread: GUI. Lifetime: chat and client must outlive it.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(chat::ChatService &chat, redis::RedisClient &client, const QString &profileName,
        QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// The menu of looks shows these as chosen.
    void setLooks(ThemeMode mode, const QString &language, int textPercent);
    /// What the user decided about rooms before; decisions come by roomMarksChosen().
    void setRoomMarks(const QHash<chat::RoomId, RoomMarks> &marks);
    /// Whether whoever is in has an account, whose password can be changed.
    void setHasAccount(bool hasAccount);
    /// Something that concerns the whole window; the user may close it. An empty text takes it away.
    void setWarning(const QString &text);
    void setDoNotDisturb(bool doNotDisturb);
    void openRoom(const chat::RoomId &id);

signals:
    void themeChosen(ui::ThemeMode mode);
    void languageChosen(const QString &language);
    void textPercentChosen(int percent);
    void roomMarksChosen(const chat::RoomId &id, ui::RoomMarks marks);
    void doNotDisturbChosen(bool doNotDisturb);
    void accountRequested(ui::AccountRequest request);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeLayout();
    void connectChat();
    void connectParts();
    void connectMenu();
    void connectDesktop();
    void showView(const redis::ClientView &view);
    void showSubscriptions();
    void join(const chat::RoomId &id);
    void askToJoin();
    void browse();
    void switchRoom();
    void setPreferences();
    void searchAll();
    void leaveAll();
    void joinAgain(const QList<chat::RoomId> &rooms);
    void step(int direction);
    void openNextUnread();
    void focusNextPart();
    void roomAdded(const chat::RoomId &id);
    void roomRemoved(const chat::RoomId &id);
    void toggleServerPanel();
    void updateTitle();
    void followFocus();
    void raiseRoom(const chat::RoomId &id);

    chat::ChatService &m_chat;
    redis::RedisClient &m_client;
    QString m_profileName;
    Theme m_theme;
    Preferences m_preferences;
    RoomListModel m_rooms;
    RoomListFeed m_feed;
    Notifications m_notifications;
    Tray m_tray;
    QList<chat::RoomId> m_recent; ///< newest first
    bool m_isSized = false;
    QSplitter *m_splitter = nullptr;
    Sidebar *m_sidebar = nullptr;
    QStackedWidget *m_stack = nullptr;
    ConversationPage *m_page = nullptr;
    WelcomePage *m_welcome = nullptr;
    WindowNotices *m_notices = nullptr;
    ServerPanel *m_server = nullptr;
    StatusBar *m_status = nullptr;
    MainMenu *m_menu = nullptr;
};

} // namespace ui
