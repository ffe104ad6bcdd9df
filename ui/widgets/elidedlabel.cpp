#include "ui/widgets/elidedlabel.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <cmath>

namespace ui {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setLine(const QString &text, const QString &strong)
{
    m_strong = strong;
    setText(text);
    updateGeometry();
    update();
}

void ElidedLabel::setDot(const QColor &color)
{
    if (m_dot == color)
        return;
    m_dot = color;
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    return {textWidth() + dotWidth() + margins.left() + margins.right(),
        fontMetrics().height() + margins.top() + margins.bottom()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int smallest = fontMetrics().averageCharWidth() * 4 + dotWidth();
    return {qMin(smallest, sizeHint().width()), sizeHint().height()};
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const QPoint position = static_cast<QHelpEvent *>(event)->globalPos();
        if (sizeHint().width() > width())
            QToolTip::showText(position, text().toHtmlEscaped(), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect area = contentsRect();
    if (m_dot.isValid()) {
        const qreal size = std::round(fontMetrics().height() * 0.55);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dot);
        painter.drawEllipse(
            QRectF(area.left(), area.top() + (area.height() - size) / 2.0, size, size));
        area.setLeft(area.left() + dotWidth());
    }
    painter.setPen(palette().color(foregroundRole()));
    for (const Run &run : runs()) {
        const QFontMetrics metrics(fontOf(run));
        const QString shown = metrics.elidedText(run.text, Qt::ElideRight, area.width());
        painter.setFont(fontOf(run));
        painter.drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine), shown);
        area.setLeft(area.left() + metrics.horizontalAdvance(shown));
        if (shown != run.text)
            break;
    }
}

QList<ElidedLabel::Run> ElidedLabel::runs() const
{
    const QString whole = text();
    const qsizetype at = m_strong.isEmpty() ? -1 : whole.indexOf(m_strong);
    if (at < 0)
        return {{whole, false}};
    QList<Run> runs;
    if (at > 0)
        runs.append({whole.left(at), false});
    runs.append({m_strong, true});
    if (at + m_strong.size() < whole.size())
        runs.append({whole.mid(at + m_strong.size()), false});
    return runs;
}

QFont ElidedLabel::fontOf(const Run &run) const
{
    QFont font = this->font();
    if (run.strong)
        font.setWeight(QFont::DemiBold);
    return font;
}

int ElidedLabel::textWidth() const
{
    int width = 0;
    for (const Run &run : runs())
        width += QFontMetrics(fontOf(run)).horizontalAdvance(run.text);
    return width + 1;
}

int ElidedLabel::dotWidth() const
{
    return m_dot.isValid() ? fontMetrics().height() * 9 / 10 : 0;
}

} // namespace ui
