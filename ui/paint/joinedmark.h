#pragma once

#include "ui/paint/theme.h"

#include <QStyledItemDelegate>

namespace ui {

/// Paints a check mark behind the names of channels that are joined already.
class JoinedMark final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// `joinedRole` holds a bool.
    JoinedMark(int joinedRole, const Theme &theme, QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_joinedRole;
    QIcon m_icon;
    int m_size;
};

} // namespace ui
