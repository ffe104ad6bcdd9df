#pragma once

#include "ui/paint/theme.h"

#include <QLineEdit>

class QAction;

namespace ui {

/// A line that filters a list below it: Escape clears it, the arrow keys go on to the list.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

signals:
    /// Up, Down, Page Up or Page Down: for the list that is filtered, while the text keeps the keyboard.
    void listKeyPressed(QKeyEvent *event);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QAction *m_icon;
};

} // namespace ui
