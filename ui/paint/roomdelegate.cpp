#include "ui/paint/roomdelegate.h"

#include "ui/paint/icons.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int rowHeight = 30;
constexpr int headingHeight = 32;
constexpr int rowMargin = 8;
constexpr int contentMargin = 8;

QLatin1StringView iconOf(const QModelIndex &index)
{
    switch (index.data(RoomListModel::RoomIdRole).value<chat::RoomId>().kind()) {
    case chat::RoomId::Kind::Pattern:
        return "pattern"_L1;
    case chat::RoomId::Kind::Direct:
        return "direct"_L1;
    case chat::RoomId::Kind::Channel:
        break;
    }
    return "channel"_L1;
}

bool isUnread(const QModelIndex &index)
{
    return index.data(RoomListModel::MentionsRole).toInt() > 0
        || (index.data(RoomListModel::UnreadRole).toInt() > 0
            && !index.data(RoomListModel::MutedRole).toBool());
}

QString toBadgeText(int number)
{
    return number > 999 ? u"999+"_s : QLocale().toString(number);
}

} // namespace

RoomDelegate::RoomDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void RoomDelegate::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_nameFont = theme.uiFont;
    m_unreadFont = theme.uiFont;
    m_unreadFont.setWeight(QFont::DemiBold);
    m_headingFont = theme.smallFont;
    m_headingFont.setWeight(QFont::DemiBold);
    m_badgeFont = m_headingFont;
    m_countFont = theme.smallFont;
}

QSize RoomDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool heading
        = index.data(RoomListModel::RowKindRole).toInt() == int(RoomListModel::RowKind::Heading);
    return {m_theme.scaled(120), m_theme.scaled(heading ? headingHeight : rowHeight)};
}

void RoomDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
    const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(RoomListModel::RowKindRole).toInt() == int(RoomListModel::RowKind::Heading))
        paintHeading(*painter, option.rect, index.data().toString());
    else
        paintRoom(*painter, option, index);
    painter->restore();
}

void RoomDelegate::paintHeading(QPainter &painter, const QRect &row, const QString &text) const
{
    const int left = m_theme.scaled(rowMargin + contentMargin);
    const QRect area = row.adjusted(left, m_theme.scaled(6), -left, 0);
    painter.setFont(m_headingFont);
    painter.setPen(m_theme.subtle);
    painter.drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter),
        QFontMetrics(m_headingFont).elidedText(text, Qt::ElideRight, area.width()));
}

void RoomDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool focused
        = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active);
    const int margin = m_theme.scaled(rowMargin);
    const QRectF area = QRectF(option.rect).adjusted(margin, 0, -margin, 0);
    const int radius = m_theme.scaled(6);
    QPainterPath shape;
    shape.addRoundedRect(area, radius, radius);
    if (selected) {
        painter.fillPath(shape, m_theme.soft);
        painter.save();
        painter.setClipPath(shape);
        painter.fillRect(QRectF(area.left(), area.top(), m_theme.scaled(3), area.height()),
            m_theme.accent);
        painter.restore();
    } else if (option.state & QStyle::State_MouseOver) {
        painter.fillPath(shape, m_theme.hover);
    }
    if (focused) {
        painter.setPen(
            QPen(blended(m_theme.accent, selected ? m_theme.soft : m_theme.sidebar, 60), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    }
}

void RoomDelegate::paintRoom(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index) const
{
    paintGround(painter, option);
    const bool joined
        = index.data(RoomListModel::StateRole).toInt() == int(chat::JoinState::Joined);
    if (index.data(RoomListModel::MutedRole).toBool() || !joined)
        painter.setOpacity(0.65);
    const int margin = m_theme.scaled(rowMargin + contentMargin);
    const QRect content = option.rect.adjusted(margin, 0, -margin, 0);
    const int icon = m_theme.scaled(14);
    const QRectF iconArea(content.left() - 1, content.top() + (content.height() - icon) / 2.0, icon,
        icon);
    const bool refused
        = index.data(RoomListModel::StateRole).toInt() == int(chat::JoinState::Refused);
    if (refused)
        paintIcon(painter, "warning"_L1, iconArea, m_theme.bad);
    else
        paintIcon(painter, iconOf(index), iconArea, m_theme.subtle);

    const int right = paintCounts(painter, content, index);
    const QFont &font = isUnread(index) ? m_unreadFont : m_nameFont;
    const QRect name(content.left() + m_theme.scaled(20), content.top(),
        right - content.left() - m_theme.scaled(20), content.height());
    painter.setFont(font);
    painter.setPen(m_theme.text);
    painter.drawText(name, int(Qt::AlignLeft | Qt::AlignVCenter),
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, name.width()));
}

int RoomDelegate::paintCounts(QPainter &painter, const QRect &content,
    const QModelIndex &index) const
{
    int right = paintBadge(painter, content, index);
    if (index.data(RoomListModel::MutedRole).toBool()) {
        const int size = m_theme.scaled(14);
        const QRectF area(right - size, content.top() + (content.height() - size) / 2.0, size,
            size);
        paintIcon(painter, "mute"_L1, area, m_theme.subtle);
        right -= size + m_theme.scaled(6);
    }
    const QString subscribers = index.data(RoomListModel::SubscribersRole).toString();
    if (!subscribers.isEmpty()) {
        const int width = QFontMetrics(m_countFont).horizontalAdvance(subscribers);
        painter.setFont(m_countFont);
        painter.setPen(m_theme.subtle);
        painter.drawText(QRect(right - width, content.top(), width, content.height()),
            int(Qt::AlignRight | Qt::AlignVCenter), subscribers);
        right -= width + m_theme.scaled(8);
    }
    return right;
}

int RoomDelegate::paintBadge(QPainter &painter, const QRect &content,
    const QModelIndex &index) const
{
    const int mentions = index.data(RoomListModel::MentionsRole).toInt();
    const int unread = index.data(RoomListModel::UnreadRole).toInt();
    const bool muted = index.data(RoomListModel::MutedRole).toBool();
    if (mentions == 0 && (unread == 0 || muted))
        return content.right() + 1;
    const QString text = toBadgeText(mentions > 0 ? mentions : unread);
    const int height = m_theme.scaled(16);
    const int wanted = QFontMetrics(m_badgeFont).horizontalAdvance(text) + m_theme.scaled(12);
    const int width = qMax(wanted, m_theme.scaled(20));
    const QRectF badge(content.right() + 1 - width,
        content.top() + (content.height() - height) / 2.0, width, height);
    const qreal radius = mentions > 0 ? m_theme.scaled(4) : height / 2.0;
    painter.setPen(Qt::NoPen);
    // On the row under the pointer the plain badge would melt into the ground.
    painter.setBrush(mentions > 0 ? m_theme.accent : blended(m_theme.subtle, m_theme.hover, 12));
    painter.drawRoundedRect(badge, radius, radius);
    painter.setFont(m_badgeFont);
    painter.setPen(mentions > 0 ? m_theme.onAccent : m_theme.text);
    painter.drawText(badge, int(Qt::AlignCenter), text);
    return int(badge.left()) - m_theme.scaled(8);
}

} // namespace ui
