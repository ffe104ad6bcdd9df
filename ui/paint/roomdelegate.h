#pragma once

#include "ui/models/roomlistmodel.h"
#include "ui/paint/theme.h"

#include <QStyledItemDelegate>

namespace ui {

/// Paints the rows of the sidebar: headings, and rooms with icon, name, subscribers and badge.
///
/// Unread is a semi-bold name and a plain badge, a mention an accent badge, muted is faint, and the
/// open room is soft with an accent bar.
class RoomDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit RoomDelegate(QObject *parent = nullptr);

    void setTheme(const Theme &theme);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter &painter, const QRect &row, const QString &text) const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option) const;
    void paintRoom(QPainter &painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const;
    /// Paints what stands at the right edge; returns where the name must end.
    int paintCounts(QPainter &painter, const QRect &content, const QModelIndex &index) const;
    int paintBadge(QPainter &painter, const QRect &content, const QModelIndex &index) const;

    Theme m_theme;
    QFont m_nameFont;
    QFont m_unreadFont;
    QFont m_headingFont;
    QFont m_badgeFont;
    QFont m_countFont;
};

} // namespace ui
