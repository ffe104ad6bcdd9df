#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

class QPainter;
class QRectF;

namespace ui {

/// The line icon resources/icons/`name`.svg drawn in one colour, sharp at every size and scale.
/// Disabled, it is drawn in `disabled`, or in half of `color` when that is not given.
/// Errors: none: an unknown name gives an icon that draws nothing, and a line in the log.
QIcon loadIcon(QLatin1StringView name, const QColor &color, const QColor &disabled = {});
/// Draws the icon into `area` at once; for delegates, which paint the same few icons again and again.
void paintIcon(QPainter &painter, QLatin1StringView name, const QRectF &area, const QColor &color);

} // namespace ui
