#pragma once

#include "ui/models/roomlistmodel.h"
#include "ui/paint/theme.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

#include <optional>

namespace ui {

/// The icon in the desktop's tray, where there is one: with the number of unread messages, and a menu.
/// Thread: GUI.
class Tray final : public QObject {
    Q_OBJECT

public:
    explicit Tray(QObject *parent = nullptr);

    /// From now on it is to be seen. Looks for a tray when the window stands.
    void show();
    void setTheme(const Theme &theme);
    void setTotals(const UnreadTotals &totals);
    void setDoNotDisturb(bool doNotDisturb);
    void retranslate();

signals:
    void windowRequested();
    void doNotDisturbChosen(bool doNotDisturb);
    void quitRequested();

private:
    void make();
    void update();
    QIcon icon() const;

    QMenu m_menu;
    std::optional<QSystemTrayIcon> m_icon;
    Theme m_theme;
    UnreadTotals m_totals;
    QAction *m_open;
    QAction *m_quiet;
    QAction *m_quit;
};

} // namespace ui
