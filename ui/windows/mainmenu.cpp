#include "ui/windows/mainmenu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenuBar>
#include <QRegularExpression>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int smallestText = 80;
constexpr int largestText = 200;
constexpr int textStep = 10;

QString words(const char *text)
{
    return QCoreApplication::translate("ui::MainMenu", text);
}

// Without the mark of the mnemonic, which in Chinese stands in brackets behind the word.
QString plainWords(QString text)
{
    static const QRegularExpression mnemonic(u"\\(&\\w\\)|&|…"_s);
    return text.remove(mnemonic);
}

} // namespace

MainMenu::MainMenu(QMainWindow &window)
    : QObject(&window)
    , m_themes(new QActionGroup(this))
    , m_languages(new QActionGroup(this))
{
    const auto menu = [&](const char *title) {
        QMenu *made = window.menuBar()->addMenu(QString());
        m_menus.append({made, title});
        return made;
    };
    QMenu *channels = menu(QT_TR_NOOP("&Channel"));
    add(channels, Command::Join, QT_TR_NOOP("&Join a channel…"), "Ctrl+J");
    add(channels, Command::Browse, QT_TR_NOOP("&Browse channels…"), "Ctrl+B");
    channels->addSeparator();
    add(channels, Command::Leave, QT_TR_NOOP("&Leave this channel"), "Ctrl+W");
    add(channels, Command::LeaveAll, QT_TR_NOOP("Leave &all channels"));
    channels->addSeparator();
    add(channels, Command::Preferences, QT_TR_NOOP("P&references…"), "Ctrl+,");
    add(channels, Command::ChangePassword, QT_TR_NOOP("Change &password…"));
    add(channels, Command::SignOut, QT_TR_NOOP("&Sign out"));
    add(channels, Command::SignOutEverywhere, QT_TR_NOOP("Sign out &everywhere…"));
    add(channels, Command::Quit, QT_TR_NOOP("&Quit"), "Ctrl+Q");
    QMenu *go = menu(QT_TR_NOOP("&Go"));
    add(go, Command::Switch, QT_TR_NOOP("Go to a &channel…"), "Ctrl+K");
    add(go, Command::NextUnread, QT_TR_NOOP("Next &unread channel"), "Alt+A");
    add(go, Command::Previous, QT_TR_NOOP("&Previous channel"), "Alt+Up");
    add(go, Command::Next, QT_TR_NOOP("&Next channel"), "Alt+Down");
    go->addSeparator();
    add(go, Command::Find, QT_TR_NOOP("&Search this channel"), "Ctrl+F");
    add(go, Command::SearchAll, QT_TR_NOOP("Search &all channels…"), "Ctrl+Shift+F");
    go->addSeparator();
    add(go, Command::Filter, QT_TR_NOOP("&Filter the channel list"), "Ctrl+L");
    add(go, Command::NextPart, QT_TR_NOOP("Next part of the &window"), "F6");
    QMenu *view = menu(QT_TR_NOOP("&View"));
    add(view, Command::ServerPanel, QT_TR_NOOP("Se&rver panel"), "F9");
    makeLooks(view);
    QMenu *help = menu(QT_TR_NOOP("&Help"));
    add(help, Command::Shortcuts, QT_TR_NOOP("&Shortcuts"), "F1");
    add(help, Command::About, QT_TR_NOOP("&About Taproom"));
    setHasAccount(false);
    retranslate();
}

void MainMenu::add(QMenu *menu, Command command, const char *text, const char *keys)
{
    QAction *action
        = menu->addAction(QString(), this, [this, command] { emit triggered(command); });
    if (keys)
        action->setShortcut(QKeySequence(QLatin1StringView(keys)));
    m_entries.append({action, command, text});
}

void MainMenu::makeLooks(QMenu *menu)
{
    const auto choice = [&](QActionGroup *group, const char *text, const QVariant &value) {
        QAction *action = menu->addAction(QString());
        action->setCheckable(true);
        action->setData(value);
        group->addAction(action);
        m_looks.append({action, text});
    };
    menu->addSeparator();
    choice(m_themes, QT_TR_NOOP("&System colours"), int(ThemeMode::System));
    choice(m_themes, QT_TR_NOOP("&Light"), int(ThemeMode::Light));
    choice(m_themes, QT_TR_NOOP("&Dark"), int(ThemeMode::Dark));
    menu->addSeparator();
    // Languages are named in themselves, so that they are found by who reads nothing else.
    choice(m_languages, "English", u"en"_s);
    choice(m_languages, "简体中文", u"zh_CN"_s);
    menu->addSeparator();
    const auto size = [&](const char *text, const char *keys, int direction) {
        QAction *action
            = menu->addAction(QString(), this, [this, direction] { changeText(direction); });
        action->setShortcut(QKeySequence(QLatin1StringView(keys)));
        m_looks.append({action, text});
    };
    size(QT_TR_NOOP("L&arger text"), "Ctrl++", 1);
    size(QT_TR_NOOP("S&maller text"), "Ctrl+-", -1);
    size(QT_TR_NOOP("&Normal text"), "Ctrl+0", 0);
    menu->addSeparator();
    m_quiet = menu->addAction(QString());
    m_quiet->setCheckable(true);
    m_looks.append({m_quiet, QT_TR_NOOP("Do not dist&urb")});
    connect(m_quiet, &QAction::triggered, this, &MainMenu::doNotDisturbChosen);
    connect(m_themes, &QActionGroup::triggered, this,
        [this](const QAction *action) { emit themeChosen(ThemeMode(action->data().toInt())); });
    connect(m_languages, &QActionGroup::triggered, this,
        [this](const QAction *action) { emit languageChosen(action->data().toString()); });
}

void MainMenu::changeText(int direction)
{
    const int wanted = direction == 0 ? 100 : m_textPercent + direction * textStep;
    const int percent = std::clamp(wanted, smallestText, largestText);
    if (percent == m_textPercent)
        return;
    m_textPercent = percent;
    emit textPercentChosen(percent);
}

void MainMenu::setLooks(ThemeMode mode, const QString &language, int textPercent)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == int(mode));
    for (QAction *action : m_languages->actions())
        action->setChecked(action->data().toString() == language);
    m_textPercent = textPercent;
}

void MainMenu::setDoNotDisturb(bool doNotDisturb)
{
    m_quiet->setChecked(doNotDisturb);
}

void MainMenu::setRoomOpen(bool isOpen)
{
    for (const Entry &entry : m_entries) {
        if (entry.command == Command::Leave || entry.command == Command::Find)
            entry.action->setEnabled(isOpen);
    }
}

void MainMenu::setHasAccount(bool hasAccount)
{
    for (const Entry &entry : m_entries) {
        if (entry.command == Command::ChangePassword || entry.command == Command::SignOutEverywhere)
            entry.action->setVisible(hasAccount);
    }
}

QList<Shortcut> MainMenu::shortcuts() const
{
    QList<Shortcut> lines;
    for (const auto &[menu, title] : m_menus) {
        for (const QAction *action : menu->actions()) {
            if (!action->shortcut().isEmpty())
                lines.append({action->shortcut().toString(QKeySequence::NativeText),
                    plainWords(action->text())});
        }
    }
    return lines;
}

void MainMenu::retranslate()
{
    for (const auto &[menu, text] : m_menus)
        menu->setTitle(words(text));
    for (const Entry &entry : m_entries)
        entry.action->setText(words(entry.text));
    for (const auto &[action, text] : m_looks)
        action->setText(words(text));
}

} // namespace ui
