#pragma once

#include "ui/paint/theme.h"

#include <QRect>

class QPainter;

namespace ui {

/// Two letters for an avatar: those of a Latin name in capitals, one of a name in a script that
/// writes whole words with a sign.
QString initialsOf(const QString &name);
/// A rounded square in a colour with white letters; braces when there are none (a program wrote it).
void paintAvatar(QPainter &painter, const QRect &rect, const QColor &color, const QString &initials,
    const QFont &font);

} // namespace ui
