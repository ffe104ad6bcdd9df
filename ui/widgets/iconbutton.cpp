#include "ui/widgets/iconbutton.h"

#include "ui/paint/icons.h"

namespace ui {

IconButton::IconButton(QLatin1StringView icon, QWidget *parent)
    : QToolButton(parent)
    , m_icon(icon)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setToolButtonStyle(Qt::ToolButtonIconOnly);
}

void IconButton::setName(const QString &name, const QString &shortcut)
{
    setAccessibleName(name);
    setToolTip(shortcut.isEmpty() ? name : QString(name + u"  " + shortcut));
}

void IconButton::setTheme(const Theme &theme)
{
    setIcon(loadIcon(m_icon, theme.subtle));
    const int size = theme.scaled(16);
    setIconSize({size, size});
}

} // namespace ui
