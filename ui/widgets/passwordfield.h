#pragma once

#include "core/base/secret.h"
#include "ui/widgets/capslockdetector.h"

#include <QLineEdit>

class QToolButton;

namespace ui {

/// A line for a password with a button that shows it, and a signal when Caps Lock is on.
/// Input methods are kept out, and what was typed goes neither to the clipboard nor to a log.
class PasswordField final : public QLineEdit {
    Q_OBJECT

public:
    explicit PasswordField(QWidget *parent = nullptr);

    base::Secret password() const;
    bool isCapsLockOn() const { return m_capsLock.isOn(); }

signals:
    void capsLockChanged(bool on);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void setShown(bool shown);
    void placeButton();

    QToolButton *m_show;
    CapsLockDetector m_capsLock;
};

} // namespace ui
