#pragma once

#include "ui/paint/theme.h"

#include <QDialog>

namespace ui {

/// F1: every shortcut and slash command on one page.
/// Thread: GUI.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(const Theme &theme, QWidget *parent = nullptr);
};

} // namespace ui
