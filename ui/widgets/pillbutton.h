#pragma once

#include "ui/paint/theme.h"

#include <QAbstractButton>

namespace ui {

/// "3 new messages ↓": a pill that lies on the timeline. It paints its corners itself, so that what is
/// below it need not be painted when it changes.
class PillButton final : public QAbstractButton {
    Q_OBJECT

public:
    explicit PillButton(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Theme m_theme;
};

} // namespace ui
