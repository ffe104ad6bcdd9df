#include "ui/widgets/fieldcaption.h"

#include "ui/paint/theme.h"

#include <QLabel>

namespace ui {

namespace {

constexpr int fieldHeight = 36;

} // namespace

void setCaption(QLabel *label, QWidget *field, const Theme &theme)
{
    QFont strong = theme.uiFont;
    strong.setWeight(QFont::DemiBold);
    label->setFont(strong);
    label->setBuddy(field);
    field->setMinimumHeight(theme.scaled(fieldHeight));
}

} // namespace ui
