#pragma once

#include "core/base/error.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

class PrimaryButton;

/// The foot of a dialog that does something: what it says, how far it is, and its two buttons. While it
/// works, the first button is closed and the other one still gives up.
class DialogFoot final : public QWidget {
    Q_OBJECT

public:
    explicit DialogFoot(const Theme &theme, QWidget *parent = nullptr);

    void setTexts(const QString &primary, const QString &cancel);
    void setProgress(const QString &text);
    /// Something to read, and no work; an empty text says nothing.
    void setProblem(const QString &text);
    bool isWorking() const { return m_isWorking; }
    /// A further button at the left side.
    void addAside(QWidget *button);

signals:
    void primaryClicked();
    void cancelClicked();
    /// It says something else, which may be of another height.
    void changed();

private:
    void show(const QString &text, bool isWorking);

    bool m_isWorking = false;
    QLabel *m_message = nullptr;
    QProgressBar *m_progress = nullptr;
    QBoxLayout *m_buttons = nullptr;
    QPushButton *m_cancel = nullptr;
    PrimaryButton *m_primary = nullptr;
};

} // namespace ui
