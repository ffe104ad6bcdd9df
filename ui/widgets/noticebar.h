#pragma once

#include "ui/paint/tone.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

class IconButton;

/// A bar that says what happened and what to do, with a button that does it. Never a modal box.
/// Hidden while it has nothing to say; screen readers are told when it speaks.
class NoticeBar final : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Plain text, whoever wrote it; long texts are cut. `action` empty: no button.
    void showNotice(Tone tone, const QString &text, const QString &action = {});
    void clear();
    /// Whether the user may close it; a state that lasts may not be closed.
    void setClosable(bool closable);
    QString text() const;

signals:
    void actionTriggered();
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void restyle();
    void dismiss();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    IconButton *m_close;
    Theme m_theme;
    Tone m_tone = Tone::Neutral;
};

} // namespace ui
