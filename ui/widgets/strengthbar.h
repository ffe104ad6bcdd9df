#pragma once

#include "ui/paint/theme.h"

#include <QWidget>

namespace ui {

/// How hard a password is to guess, as four marks in a row of which as many are filled. Words beside
/// it say the same.
class StrengthBar final : public QWidget {
    Q_OBJECT

public:
    explicit StrengthBar(const Theme &theme, QWidget *parent = nullptr);

    /// From 0 to 4; below 0: nothing has been typed.
    void setScore(int score);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme m_theme;
    int m_score = -1;
};

} // namespace ui
