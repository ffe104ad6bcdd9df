#pragma once

#include "ui/paint/tone.h"

#include <QWidget>

namespace ui {

class ElidedLabel;

/// A dot and a word: whether the window is connected. Named `Connection` for screen readers, with the
/// word as description.
class ConnectionBadge final : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionBadge(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setStatus(const StatusText &status);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void restyle();

    ElidedLabel *m_label;
    Theme m_theme;
    Tone m_tone = Tone::Waiting;
};

} // namespace ui
