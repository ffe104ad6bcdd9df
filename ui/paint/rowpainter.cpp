#include "ui/paint/rowpainter.h"

#include "ui/paint/avatarpainter.h"
#include "ui/paint/statepainter.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int selectionShare = 30; // as in the style sheet of fields

void paintText(QPainter &painter, const PlacedText &text, const Theme &theme)
{
    painter.setPen(colorOf(text.ink, theme));
    text.line.draw(&painter, text.baseline);
}

void paintDivider(QPainter &painter, const PlacedDivider &divider, int width,
    const RowMeasures &measures)
{
    const Theme &theme = measures.theme;
    const bool isDay = divider.kind == PlacedDivider::Kind::Day;
    QPen pen(isDay ? theme.line : colorOf(divider.label.front().ink, theme), 1);
    if (divider.kind == PlacedDivider::Kind::Gap)
        pen.setDashPattern({4, 3});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(pen);
    painter.drawLine(measures.dividerMargin, divider.line, divider.labelLeft, divider.line);
    painter.drawLine(divider.labelRight, divider.line, width - measures.rightMargin - 1,
        divider.line);
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const PlacedText &line : divider.label)
        paintText(painter, line, theme);
}

void paintSelection(QPainter &painter, const RowLayout &row, const Theme &theme,
    const RowPaintState &state)
{
    if (state.selectedFrom == state.selectedTo)
        return;
    const QColor color = blended(theme.accent, theme.surface, selectionShare);
    for (const QRectF &rect : row.selectionRects(state.selectedFrom, state.selectedTo))
        painter.fillRect(rect.toAlignedRect(), color);
}

void paintChips(QPainter &painter, const PlacedBlock &block, const Theme &theme)
{
    painter.setPen(Qt::NoPen);
    for (const TextBlockLayout::Chip &chip : block.layout.chips()) {
        painter.setBrush(chip.kind == SpanKind::Code ? theme.code : theme.soft);
        painter.drawRoundedRect(chip.rect.translated(block.position), 4, 4);
    }
}

void paintBox(QPainter &painter, const QRect &box, const Theme &theme)
{
    if (box.isNull())
        return;
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.code);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void paintZone(QPainter &painter, const RowZone &zone, const Theme &theme, bool hovered)
{
    paintText(painter, zone.label, theme);
    if (!hovered)
        return;
    const QPointF start = zone.label.baseline + QPointF(0, 2);
    painter.setPen(QPen(colorOf(zone.label.ink, theme), 1));
    painter.drawLine(start, start + QPointF(zone.label.line.width(), 0));
}

// A focus ring of 35 % accent with a line of full accent inside, so that it is seen on any surface.
void paintCursor(QPainter &painter, const QRect &rect, const RowMeasures &measures)
{
    const Theme &theme = measures.theme;
    const qreal side = measures.theme.scaled(6);
    const QRectF frame = QRectF(rect).adjusted(side, 0, 0, 0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(blended(theme.accent, theme.surface, 35), 3));
    painter.drawRoundedRect(frame.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6);
    painter.setPen(QPen(theme.accent, 1));
    painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), 4, 4);
}

} // namespace

QColor colorOf(Ink ink, const Theme &theme)
{
    switch (ink) {
    case Ink::Text:
        return theme.text;
    case Ink::Subtle:
        return theme.subtle;
    case Ink::Accent:
        return theme.accent;
    case Ink::Warn:
        return theme.warn;
    case Ink::Bad:
        return theme.bad;
    case Ink::Ok:
        return theme.ok;
    case Ink::Link:
        return theme.link;
    case Ink::Live:
        return theme.live;
    }
    return theme.text;
}

void paintRow(QPainter &painter, int top, const RowLayout &row, const RowMeasures &measures,
    const RowPaintState &state)
{
    const Theme &theme = measures.theme;
    painter.translate(0, top);
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const PlacedDivider &divider : row.dividers)
        paintDivider(painter, divider, row.width, measures);
    if (row.avatar)
        paintAvatar(painter, *row.avatar, row.avatarColor, row.initials, measures.initialsFont);
    if (row.tagFrame) {
        painter.setPen(QPen(theme.live, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(*row.tagFrame, 3, 3);
    }
    for (const PlacedBlock &block : row.blocks) {
        paintBox(painter, block.box, theme);
        paintChips(painter, block, theme);
    }
    paintSelection(painter, row, theme, state);
    for (const std::vector<PlacedBlock> *list : {&row.blocks, &row.notes}) {
        for (const PlacedBlock &block : *list) {
            painter.setPen(colorOf(block.ink, theme));
            block.layout.draw(&painter, block.position);
        }
    }
    for (const PlacedText &text : row.texts)
        paintText(painter, text, theme);
    for (const RowZone &zone : row.zones)
        paintZone(painter, zone, theme, &zone == state.hovered);
    paintStateMark(painter, row.stateRect, row.state, theme);
    if (!state.cursor.isNull())
        paintCursor(painter, state.cursor, measures);
    painter.translate(0, -top);
}

} // namespace ui
