#pragma once

#include <QFont>

namespace ui {

/// The desktop's UI font; where no desktop chose one, the best of those that are installed.
QFont systemUiFont();
/// The desktop's monospace font, chosen in the same way.
QFont systemCodeFont();
/// `font` at a size that may be a fraction of a pixel.
QFont fontOfPixels(const QFont &font, qreal pixels, QFont::Weight weight = QFont::Normal);

} // namespace ui
