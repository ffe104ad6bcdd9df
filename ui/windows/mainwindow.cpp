#include "ui/windows/mainwindow.h"

#include "core/chat/chatservice.h"
#include "core/redis/redisclient.h"
#include "ui/text/errortext.h"
#include "ui/text/roomtext.h"
#include "ui/text/statustext.h"
#include "ui/widgets/statusbar.h"
#include "ui/windows/aboutdialog.h"
#include "ui/windows/browsedialog.h"
#include "ui/windows/conversationpage.h"
#include "ui/windows/joindialog.h"
#include "ui/windows/mainmenu.h"
#include "ui/windows/present.h"
#include "ui/windows/searchdialog.h"
#include "ui/windows/serverpanel.h"
#include "ui/windows/shortcutsdialog.h"
#include "ui/windows/sidebar.h"
#include "ui/windows/switcherdialog.h"
#include "ui/windows/welcomepage.h"
#include "ui/windows/windownotices.h"

#include <QApplication>
#include <QBoxLayout>
#include <QDBusConnection>
#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int sidebarWidth = 248;
constexpr int serverPanelWidth = 288;
constexpr qsizetype maxRecent = 50;

AccountRequest toAccountRequest(MainMenu::Command command)
{
    if (command == MainMenu::Command::ChangePassword)
        return AccountRequest::ChangePassword;
    return command == MainMenu::Command::SignOut ? AccountRequest::SignOut
                                                 : AccountRequest::SignOutEverywhere;
}

} // namespace

MainWindow::MainWindow(chat::ChatService &chat, redis::RedisClient &client,
    const QString &profileName, QWidget *parent)
    : QMainWindow(parent)
    , m_chat(chat)
    , m_client(client)
    , m_profileName(profileName)
    , m_feed(chat, m_rooms)
    , m_notifications(chat, m_rooms, QDBusConnection::sessionBus())
{
    makeLayout();
    connectChat();
    connectParts();
    connectMenu();
    connectDesktop();
    m_sidebar->setProfileName(profileName);
    showView(client.view());
    showSubscriptions();
    updateTitle();
    resize(1100, 700);
}

void MainWindow::makeLayout()
{
    m_splitter = new QSplitter(this);
    m_sidebar = new Sidebar(m_rooms, m_splitter);
    auto *middle = new QWidget(m_splitter);
    m_notices = new WindowNotices(middle);
    m_stack = new QStackedWidget(middle);
    m_welcome = new WelcomePage(m_stack);
    m_page = new ConversationPage(m_chat, m_stack);
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(m_page);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notices);
    layout->addWidget(m_stack, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(middle);
    m_server = new ServerPanel(m_chat, m_client, m_splitter);
    m_server->hide();
    m_splitter->addWidget(m_server);
    m_splitter->setStretchFactor(1, 1);
    setCentralWidget(m_splitter);
    m_status = new StatusBar(this);
    setStatusBar(m_status);
    m_menu = new MainMenu(*this);
}

void MainWindow::connectChat()
{
    connect(&m_client, &redis::RedisClient::viewChanged, this, &MainWindow::showView);
    connect(&m_chat, &chat::ChatService::subscriptionCountChanged, this,
        &MainWindow::showSubscriptions);
    connect(&m_chat, &chat::ChatService::roomAdded, this, &MainWindow::roomAdded);
    connect(&m_chat, &chat::ChatService::roomRemoved, this, &MainWindow::roomRemoved);
    connect(&m_feed, &RoomListFeed::updated, this, [this] {
        m_page->refresh();
        updateTitle();
    });
    connect(&m_rooms, &RoomListModel::marksChanged, this,
        [this](const chat::RoomId &id, RoomMarks marks) {
            updateTitle();
            emit roomMarksChosen(id, marks);
        });
}

void MainWindow::connectParts()
{
    connect(m_sidebar, &Sidebar::roomChosen, this, &MainWindow::openRoom);
    connect(m_sidebar, &Sidebar::joinRequested, this, &MainWindow::askToJoin);
    connect(m_sidebar, &Sidebar::browseRequested, this, &MainWindow::browse);
    connect(m_sidebar, &Sidebar::leaveAllRequested, this, &MainWindow::leaveAll);
    connect(m_sidebar, &Sidebar::leaveRequested, &m_chat, &chat::ChatService::leave);
    connect(m_page, &ConversationPage::leaveRequested, &m_chat, &chat::ChatService::leave);
    connect(m_server, &ServerPanel::closeRequested, this, &MainWindow::toggleServerPanel);
    connect(m_welcome, &WelcomePage::joinRequested, this, &MainWindow::askToJoin);
    connect(m_welcome, &WelcomePage::browseRequested, this, &MainWindow::browse);
    connect(m_notices, &WindowNotices::reconnectRequested, &m_client, &redis::RedisClient::start);
    connect(m_notices, &WindowNotices::joinAgainRequested, this, &MainWindow::joinAgain);
}

void MainWindow::connectMenu()
{
    connect(m_menu, &MainMenu::themeChosen, this, &MainWindow::themeChosen);
    connect(m_menu, &MainMenu::languageChosen, this, &MainWindow::languageChosen);
    connect(m_menu, &MainMenu::textPercentChosen, this, &MainWindow::textPercentChosen);
    connect(m_menu, &MainMenu::triggered, this, [this](MainMenu::Command command) {
        using Command = MainMenu::Command;
        switch (command) {
        case Command::Join:
            return askToJoin();
        case Command::Browse:
            return browse();
        case Command::Leave:
            return m_chat.leave(m_page->room());
        case Command::LeaveAll:
            return leaveAll();
        case Command::Switch:
            return switchRoom();
        case Command::Previous:
            return step(-1);
        case Command::Next:
            return step(1);
        case Command::NextUnread:
            return openNextUnread();
        case Command::Filter:
            return m_sidebar->focusFilter();
        case Command::Find:
            return m_page->find();
        case Command::SearchAll:
            return searchAll();
        case Command::NextPart:
            return focusNextPart();
        case Command::Preferences:
            return setPreferences();
        case Command::ServerPanel:
            return toggleServerPanel();
        case Command::ChangePassword:
        case Command::SignOut:
        case Command::SignOutEverywhere:
            emit accountRequested(toAccountRequest(command));
            return;
        case Command::Quit:
            close();
            return;
        case Command::Shortcuts:
            present(new ShortcutsDialog(m_menu->shortcuts(), m_theme, this));
            return;
        case Command::About:
            present(new AboutDialog(m_theme, this));
            return;
        }
    });
}

void MainWindow::connectDesktop()
{
    const auto raise = [this] { raiseRoom({}); };
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &MainWindow::followFocus);
    connect(&m_notifications, &Notifications::roomRequested, this, &MainWindow::raiseRoom);
    connect(&m_tray, &Tray::windowRequested, this, raise);
    connect(&m_tray, &Tray::quitRequested, this, &QWidget::close);
    for (const auto choose : {&MainWindow::setDoNotDisturb, &MainWindow::doNotDisturbChosen}) {
        connect(&m_tray, &Tray::doNotDisturbChosen, this, choose);
        connect(m_menu, &MainMenu::doNotDisturbChosen, this, choose);
    }
}

// What is open in a window that is not in front is not looked at.
void MainWindow::followFocus()
{
    const bool isInFront = QGuiApplication::applicationState() == Qt::ApplicationActive;
    const chat::RoomId looked = isInFront ? m_page->room() : chat::RoomId();
    if (m_chat.openRoom() != looked)
        m_chat.setOpenRoom(looked);
}

void MainWindow::raiseRoom(const chat::RoomId &id)
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    openRoom(id);
}

void MainWindow::setDoNotDisturb(bool doNotDisturb)
{
    m_preferences.doNotDisturb = doNotDisturb;
    m_menu->setDoNotDisturb(doNotDisturb);
    m_tray.setDoNotDisturb(doNotDisturb);
    m_notifications.setDoNotDisturb(doNotDisturb);
}

void MainWindow::setTheme(const Theme &theme)
{
    const int before = m_theme.textPercent;
    m_theme = theme;
    m_sidebar->setTheme(theme);
    m_page->setTheme(theme);
    m_welcome->setTheme(theme);
    m_notices->setTheme(theme);
    m_status->setTheme(theme);
    m_server->setTheme(theme);
    m_tray.setTheme(theme);
    if (!m_isSized || before != theme.textPercent) {
        const int side = theme.scaled(sidebarWidth);
        m_splitter->setSizes({side, std::max(side, width() - side)});
        m_isSized = true;
    }
}

void MainWindow::setLooks(ThemeMode mode, const QString &language, int textPercent)
{
    m_preferences.theme = mode;
    m_preferences.language = language;
    m_preferences.textPercent = textPercent;
    m_menu->setLooks(mode, language, textPercent);
}

void MainWindow::setRoomMarks(const QHash<chat::RoomId, RoomMarks> &marks)
{
    for (auto it = marks.cbegin(); it != marks.cend(); ++it)
        m_rooms.setMarks(it.key(), it.value());
}

void MainWindow::setHasAccount(bool hasAccount)
{
    m_menu->setHasAccount(hasAccount);
}

void MainWindow::setWarning(const QString &text)
{
    m_notices->setWarning(text);
}

void MainWindow::showView(const redis::ClientView &view)
{
    m_sidebar->setStatus(connectionStatus(view));
    m_status->setView(view);
    m_notices->setView(view);
}

void MainWindow::showSubscriptions()
{
    const QList<chat::Room> rooms = m_chat.rooms();
    const auto patterns = std::count_if(rooms.begin(), rooms.end(), [](const chat::Room &room) {
        return room.id.kind() == chat::RoomId::Kind::Pattern
            && room.state == chat::JoinState::Joined;
    });
    const int count = m_client.subscriptionCount();
    m_sidebar->setSubscriptions(count, std::min(int(patterns), count));
}

void MainWindow::openRoom(const chat::RoomId &id)
{
    if (id.isNull() || !m_chat.room(id))
        return;
    m_recent.removeOne(id);
    m_recent.prepend(id);
    if (m_recent.size() > maxRecent)
        m_recent.removeLast();
    m_page->openRoom(id);
    m_feed.refresh(id);
    m_sidebar->setOpenRoom(id);
    m_stack->setCurrentWidget(m_page);
    m_menu->setRoomOpen(true);
    m_page->focusComposer();
    followFocus();
    updateTitle();
}

void MainWindow::roomAdded(const chat::RoomId &id)
{
    showSubscriptions();
    if (m_page->room().isNull())
        openRoom(id);
}

void MainWindow::roomRemoved(const chat::RoomId &id)
{
    // Of many that go at once, the others are still listed but left already.
    m_recent.removeIf([this](const chat::RoomId &recent) { return !m_chat.room(recent); });
    showSubscriptions();
    if (m_page->room().isNull() || m_page->room() == id) {
        const QList<chat::Room> rooms = m_chat.rooms();
        if (!m_recent.isEmpty()) {
            openRoom(m_recent.first());
        } else if (!rooms.isEmpty()) {
            openRoom(rooms.first().id);
        } else {
            m_stack->setCurrentWidget(m_welcome);
            m_menu->setRoomOpen(false);
            m_welcome->firstButton()->setFocus();
        }
    }
    updateTitle();
}

void MainWindow::leaveAll()
{
    QList<chat::RoomId> left;
    for (const chat::Room &room : m_chat.rooms())
        left.append(room.id);
    m_chat.leaveAll();
    if (!left.isEmpty())
        m_notices->offerToJoinAgain(left);
}

void MainWindow::joinAgain(const QList<chat::RoomId> &rooms)
{
    for (const chat::RoomId &id : rooms)
        join(id);
    if (!rooms.isEmpty())
        openRoom(rooms.first());
}

void MainWindow::join(const chat::RoomId &id)
{
    if (const auto joined = m_chat.join(id); !joined)
        setWarning(errorText(joined.error()));
    else
        openRoom(id);
}

void MainWindow::askToJoin()
{
    connect(present(new JoinDialog(m_theme, this)), &JoinDialog::joinRequested, this,
        &MainWindow::join);
}

void MainWindow::browse()
{
    connect(present(new BrowseDialog(m_chat, m_theme, this)), &BrowseDialog::joinRequested, this,
        &MainWindow::join);
}

void MainWindow::switchRoom()
{
    auto *switcher = present(new SwitcherDialog(m_rooms.rooms(), m_recent, m_theme, this));
    connect(switcher, &SwitcherDialog::roomChosen, this, &MainWindow::openRoom);
    connect(switcher, &SwitcherDialog::joinRequested, this, &MainWindow::join);
}

void MainWindow::setPreferences()
{
    const auto *dialog = present(new PreferencesDialog(m_preferences, m_theme, this));
    connect(dialog, &PreferencesDialog::themeChosen, this, &MainWindow::themeChosen);
    connect(dialog, &PreferencesDialog::languageChosen, this, &MainWindow::languageChosen);
    connect(dialog, &PreferencesDialog::textPercentChosen, this, &MainWindow::textPercentChosen);
    for (const auto choose : {&MainWindow::setDoNotDisturb, &MainWindow::doNotDisturbChosen})
        connect(dialog, &PreferencesDialog::doNotDisturbChosen, this, choose);
}

void MainWindow::searchAll()
{
    connect(present(new SearchDialog(m_chat, m_theme, this)), &SearchDialog::hitChosen, this,
        [this](const chat::RoomId &room, chat::EntryId entry) {
            openRoom(room);
            m_page->showEntry(entry);
        });
}

void MainWindow::step(int direction)
{
    const QList<chat::Room> rooms = m_rooms.rooms();
    if (rooms.isEmpty())
        return;
    const auto open = std::find_if(rooms.begin(), rooms.end(),
        [this](const chat::Room &room) { return room.id == m_page->room(); });
    const qsizetype at = open == rooms.end() ? 0 : open - rooms.begin() + direction;
    openRoom(rooms[(at + rooms.size()) % rooms.size()].id);
}

void MainWindow::openNextUnread()
{
    QList<chat::Room> rooms = m_rooms.rooms();
    std::stable_sort(rooms.begin(), rooms.end(),
        [](const chat::Room &left, const chat::Room &right) {
            return std::pair(left.mentions > 0, left.unread > 0)
                > std::pair(right.mentions > 0, right.unread > 0);
        });
    if (!rooms.isEmpty() && rooms.first().unread > 0)
        openRoom(rooms.first().id);
}

void MainWindow::focusNextPart()
{
    QList<QWidget *> parts {m_sidebar->list()};
    if (m_stack->currentWidget() == m_page)
        parts += m_page->parts();
    else
        parts.append(m_welcome->firstButton());
    if (m_server->isVisible())
        parts.append(m_server->part());
    const QWidget *focused = QApplication::focusWidget();
    const auto at = std::find_if(parts.begin(), parts.end(), [focused](const QWidget *part) {
        return focused && (part == focused || part->isAncestorOf(focused));
    });
    const qsizetype next = at == parts.end() ? 0 : (at - parts.begin() + 1) % parts.size();
    parts[next]->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::toggleServerPanel()
{
    m_server->setVisible(m_server->isHidden());
    if (m_server->isHidden()) {
        m_page->focusComposer();
        return;
    }
    QList<int> sizes = m_splitter->sizes();
    sizes[2] = std::min(m_theme.scaled(serverPanelWidth), width() / 3);
    sizes[1] = std::max(0, width() - sizes[0] - sizes[2]);
    m_splitter->setSizes(sizes);
}

void MainWindow::updateTitle()
{
    const UnreadTotals totals = m_rooms.totals();
    QString title = m_page->room().isNull()
        ? m_profileName
        : toPlainName(m_page->room()) + u" – "_s + m_profileName;
    if (totals.unread > 0)
        title = u"(%1) "_s.arg(totals.unread) + title;
    setWindowTitle(title + u" – Taproom"_s);
    m_tray.setTotals(totals);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_tray.show();
    if (m_stack->currentWidget() == m_page)
        m_page->focusComposer();
    else
        m_welcome->firstButton()->setFocus();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_menu) {
        m_menu->retranslate();
        m_tray.retranslate();
        showView(m_client.view());
        showSubscriptions();
    }
    QMainWindow::changeEvent(event);
}

} // namespace ui
