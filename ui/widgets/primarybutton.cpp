#include "ui/widgets/primarybutton.h"

namespace ui {

PrimaryButton::PrimaryButton(QWidget *parent)
    : QPushButton(parent)
{
    setProperty("primary", true);
}

} // namespace ui
