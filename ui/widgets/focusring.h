#pragma once

#include "ui/paint/theme.h"

#include <QObject>
#include <QPointer>

class QApplication;
class QFocusFrame;
class QWidget;

namespace ui {

/// Draws the ring of 35 % accent round whatever control has the keyboard. Controls that show it
/// themselves have the dynamic property `focusRing` = false.
/// Lifetime: the application must outlive it.
class FocusRing final : public QObject {
    Q_OBJECT

public:
    explicit FocusRing(QApplication &application);
    ~FocusRing() override;

    void setTheme(const Theme &theme);

private:
    void follow(QWidget *widget);

    Theme m_theme;
    QPointer<QFocusFrame> m_frame; ///< a child of the window it is in, which may take it along
};

} // namespace ui
