#pragma once

#include "ui/paint/rowlayout.h"

class QPainter;

namespace ui {

/// What is true of a row only at the moment.
struct RowPaintState {
    qsizetype selectedFrom = 0;
    qsizetype selectedTo = 0; ///< < 0: to the end; equal to `selectedFrom`: nothing
    QRect cursor; ///< the part of the row that has the keyboard, ringed; null: none
    const RowZone *hovered = nullptr;
};

/// Paints a row that was laid out at `top`; the surface behind it is already filled.
void paintRow(QPainter &painter, int top, const RowLayout &row, const RowMeasures &measures,
    const RowPaintState &state);
/// The colour of an ink.
QColor colorOf(Ink ink, const Theme &theme);

} // namespace ui
