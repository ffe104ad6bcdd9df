#pragma once

#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class PrimaryButton;

/// Stands in the middle while no room is open: says what to do next, with the buttons to do it.
class WelcomePage final : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// What takes the keyboard when nothing else is there.
    QWidget *firstButton() const;

signals:
    void joinRequested();
    void browseRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    PrimaryButton *m_join = nullptr;
    QPushButton *m_browse = nullptr;
};

} // namespace ui
