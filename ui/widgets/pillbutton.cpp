#include "ui/widgets/pillbutton.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int pillHeight = 30;
constexpr int sideMargin = 14;
constexpr int arrowWidth = 12;

} // namespace

PillButton::PillButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

void PillButton::setTheme(const Theme &theme)
{
    m_theme = theme;
    QFont font = theme.uiFont;
    font.setWeight(QFont::DemiBold);
    setFont(font);
    updateGeometry();
    update();
}

// All digits count as the widest, and the width grows in steps: a number that counts up does not make
// the pill move, which would uncover what is below it.
QSize PillButton::sizeHint() const
{
    QString sample = text();
    std::replace_if(
        sample.begin(), sample.end(), [](QChar c) { return c.isDigit(); }, QChar(u'0'));
    const qreal words = QFontMetricsF(font()).horizontalAdvance(sample);
    const int step = m_theme.scaled(32);
    const int width = int(std::ceil(words)) + m_theme.scaled(2 * sideMargin + arrowWidth + 8);
    return {(width + step - 1) / step * step, m_theme.scaled(pillHeight)};
}

bool PillButton::event(QEvent *event)
{
    const bool done = QAbstractButton::event(event);
    // Styles take the attribute from every button they polish.
    if (event->type() == QEvent::Polish || event->type() == QEvent::StyleChange
        || event->type() == QEvent::Show)
        setAttribute(Qt::WA_OpaquePaintEvent);
    return done;
}

void PillButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF pill = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    const qreal radius = pill.height() / 2;
    if (hasFocus()) {
        painter.setPen(QPen(blended(m_theme.accent, m_theme.surface, 35), 3));
        painter.drawRoundedRect(pill, radius, radius);
    }
    const bool lit = underMouse() || isDown();
    painter.setPen(Qt::NoPen);
    painter.setBrush(lit ? blended(m_theme.text, m_theme.accent, 12) : m_theme.accent);
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(m_theme.onAccent);
    painter.setFont(font());
    const QRect words
        = rect().adjusted(m_theme.scaled(sideMargin), 0, -m_theme.scaled(sideMargin), 0);
    const QRect label = words.adjusted(0, 0, -m_theme.scaled(arrowWidth + 8), 0);
    painter.drawText(label, Qt::AlignCenter, text());

    const qreal arrow = m_theme.scaled(arrowWidth);
    const QPointF middle(words.right() + 1 - arrow / 2, rect().height() / 2.0);
    const qreal unit = arrow / 12;
    QPainterPath path(middle + QPointF(0, -4.5) * unit);
    path.lineTo(middle + QPointF(0, 4.5) * unit);
    path.moveTo(middle + QPointF(-3.5, 1) * unit);
    path.lineTo(middle + QPointF(0, 4.5) * unit);
    path.lineTo(middle + QPointF(3.5, 1) * unit);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.onAccent, 1.5 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

void PillButton::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void PillButton::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace ui
