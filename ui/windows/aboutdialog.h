#pragma once

#include "ui/paint/theme.h"

#include <QDialog>

namespace ui {

/// What Taproom is, its version and licence.
/// Thread: GUI.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(const Theme &theme, QWidget *parent = nullptr);
};

} // namespace ui
