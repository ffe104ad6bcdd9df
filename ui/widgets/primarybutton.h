#pragma once

#include <QPushButton>

namespace ui {

/// The one button of a view that leads on; the style sheet fills it with the accent.
class PrimaryButton final : public QPushButton {
    Q_OBJECT

public:
    explicit PrimaryButton(QWidget *parent = nullptr);
};

} // namespace ui
