#pragma once

#include "ui/paint/theme.h"
#include "ui/windows/mainmenu.h"

#include <QDialog>

namespace ui {

/// F1: every shortcut on one page, those of the menu and those of the parts of the window.
/// Thread: GUI.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT

public:
    ShortcutsDialog(const QList<Shortcut> &menu, const Theme &theme, QWidget *parent = nullptr);

private:
    QWidget *makeColumn(const QString &title, const QList<Shortcut> &lines, const Theme &theme);
};

} // namespace ui
