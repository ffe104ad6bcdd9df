#pragma once

#include <QPushButton>

namespace ui {

/// A button that looks like a link, for the side ways of a dialog. It takes the keyboard as any button.
class LinkButton final : public QPushButton {
    Q_OBJECT

public:
    explicit LinkButton(QWidget *parent = nullptr);
};

} // namespace ui
