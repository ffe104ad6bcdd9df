#pragma once

#include "ui/paint/theme.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace ui {

/// Keys and what they do, for the page of shortcuts.
struct Shortcut {
    QString keys;
    QString what;
};

/// The menu bar and every shortcut of the main window.
/// Lifetime: belongs to the window.
class MainMenu final : public QObject {
    Q_OBJECT

public:
    enum class Command : quint8 {
        Join,
        Browse,
        Leave,
        LeaveAll,
        Switch,
        Previous,
        Next,
        NextUnread,
        Filter,
        Find,
        SearchAll,
        NextPart,
        ServerPanel,
        Preferences,
        ChangePassword,
        SignOut,
        SignOutEverywhere,
        Quit,
        Shortcuts,
        About,
    };

    explicit MainMenu(QMainWindow &window);

    void setLooks(ThemeMode mode, const QString &language, int textPercent);
    void setDoNotDisturb(bool doNotDisturb);
    void setRoomOpen(bool isOpen);
    /// Whether whoever is in has an account, whose password can be changed.
    void setHasAccount(bool hasAccount);
    void retranslate();
    /// Every action that has keys, in the words and the order of the menu.
    QList<Shortcut> shortcuts() const;

signals:
    void triggered(ui::MainMenu::Command command);
    void themeChosen(ui::ThemeMode mode);
    void languageChosen(const QString &language);
    void textPercentChosen(int percent);
    void doNotDisturbChosen(bool doNotDisturb);

private:
    struct Entry {
        QAction *action;
        Command command;
        const char *text;
    };

    void add(QMenu *menu, Command command, const char *text, const char *keys = nullptr);
    void makeLooks(QMenu *menu);
    void changeText(int direction);

    QList<Entry> m_entries;
    QList<std::pair<QMenu *, const char *>> m_menus;
    QList<std::pair<QAction *, const char *>> m_looks;
    QActionGroup *m_themes = nullptr;
    QActionGroup *m_languages = nullptr;
    QAction *m_quiet = nullptr;
    int m_textPercent = 100;
};

} // namespace ui
