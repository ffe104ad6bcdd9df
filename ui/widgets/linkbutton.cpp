#include "ui/widgets/linkbutton.h"

namespace ui {

LinkButton::LinkButton(QWidget *parent)
    : QPushButton(parent)
{
    setProperty("link", true);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

} // namespace ui
