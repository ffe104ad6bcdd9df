#include "ui/widgets/searchfield.h"

#include "ui/paint/icons.h"

#include <QAction>
#include <QKeyEvent>

using namespace Qt::Literals::StringLiterals;

namespace ui {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
    , m_icon(addAction(QIcon(), QLineEdit::LeadingPosition))
{
    // It is a button for who sees the window through a screen reader.
    m_icon->setText(tr("Search"));
    setClearButtonEnabled(true);
    setMaxLength(256);
}

void SearchField::setTheme(const Theme &theme)
{
    m_icon->setIcon(loadIcon("search"_L1, theme.subtle));
    setStyleSheet(u"QLineEdit { padding-left: %1px; icon-size: %2px; }"_s.arg(
        QString::number(theme.scaled(2)), QString::number(theme.scaled(16))));
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            break;
        clear();
        event->accept();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        emit listKeyPressed(event);
        event->accept();
        return;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace ui
