#include "ui/paint/statepainter.h"

#include <QPainter>
#include <QPainterPath>
#include <QtMath>

#include <cmath>

namespace ui {

namespace {

// All marks are drawn in a box of that height.
constexpr qreal boxHeight = 10;

qreal boxWidth(chat::SendState state)
{
    switch (state) {
    case chat::SendState::None:
        return 0;
    case chat::SendState::Waiting:
    case chat::SendState::Stored:
        return 10;
    case chat::SendState::Replicated:
        return 15;
    case chat::SendState::Refused:
    case chat::SendState::Lost:
        return 11;
    }
    return 0;
}

QPainterPath tick(qreal left)
{
    QPainterPath path({left + 1.2, 5.4});
    path.lineTo(left + 3.8, 8.0);
    path.lineTo(left + 8.8, 2.2);
    return path;
}

QPainterPath warning()
{
    QPainterPath path({5.5, 0.9});
    path.lineTo(10.3, 9.2);
    path.lineTo(0.7, 9.2);
    path.closeSubpath();
    path.moveTo(5.5, 3.9);
    path.lineTo(5.5, 6.1);
    path.moveTo(5.5, 7.6);
    path.lineTo(5.5, 7.7);
    return path;
}

// A ring of dots.
void paintDots(QPainter &painter)
{
    constexpr int dots = 9;
    constexpr qreal radius = 3.6;
    for (int i = 0; i < dots; ++i) {
        const qreal angle = 2 * M_PI * i / dots;
        painter.drawPoint(QPointF(5 + radius * std::cos(angle), 5 + radius * std::sin(angle)));
    }
}

QPen penOf(chat::SendState state, const Theme &theme)
{
    QColor color = theme.subtle;
    if (state == chat::SendState::Replicated)
        color = theme.ok;
    else if (state == chat::SendState::Refused || state == chat::SendState::Lost)
        color = theme.bad;
    return {color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

} // namespace

QSizeF stateMarkSize(chat::SendState state, const Theme &theme)
{
    if (state == chat::SendState::None)
        return {0, 0};
    const qreal scale = theme.textPercent / 100.0;
    return {boxWidth(state) * scale, boxHeight * scale};
}

void paintStateMark(QPainter &painter, const QRectF &rect, chat::SendState state,
    const Theme &theme)
{
    if (state == chat::SendState::None || rect.isEmpty())
        return;
    painter.save();
    painter.translate(rect.topLeft());
    painter.scale(rect.height() / boxHeight, rect.height() / boxHeight);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(penOf(state, theme));
    switch (state) {
    case chat::SendState::None:
        break;
    case chat::SendState::Waiting:
        paintDots(painter);
        break;
    case chat::SendState::Stored:
        painter.drawPath(tick(0));
        break;
    case chat::SendState::Replicated:
        painter.drawPath(tick(0));
        painter.drawPath(tick(5));
        break;
    case chat::SendState::Refused:
    case chat::SendState::Lost:
        painter.drawPath(warning());
        break;
    }
    painter.restore();
}

} // namespace ui
