#include "ui/paint/joinedmark.h"

#include "ui/paint/icons.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

JoinedMark::JoinedMark(int joinedRole, const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_joinedRole(joinedRole)
    , m_icon(loadIcon("check"_L1, theme.ok))
    , m_size(theme.scaled(14))
{
}

void JoinedMark::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.data(m_joinedRole).toBool())
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationPosition = QStyleOptionViewItem::Right;
    option->decorationSize = QSize(m_size, m_size);
    option->icon = m_icon;
}

} // namespace ui
