#include "ui/paint/textline.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

namespace ui {

namespace {

/// No line of a name, time or label is that wide.
constexpr qreal widest = 100'000;

} // namespace

TextLine::TextLine(const QString &text, const QFont &font)
    : m_layout(std::make_unique<QTextLayout>(text, font))
{
    m_layout->setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight); // or it would be put at the far end of the line
    m_layout->setTextOption(option);
    m_layout->beginLayout();
    QTextLine line = m_layout->createLine();
    if (line.isValid()) {
        line.setLineWidth(widest);
        line.setPosition({0, 0});
        m_width = line.naturalTextWidth();
        m_ascent = line.ascent();
    }
    m_layout->endLayout();
}

void TextLine::draw(QPainter *painter, const QPointF &baseline) const
{
    if (m_layout)
        m_layout->draw(painter, {baseline.x(), baseline.y() - m_ascent});
}

QStringList brokenText(const QString &text, const QFont &font, qreal width, int maxLines)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const qsizetype start = line.textStart();
        if (lines.size() + 1 == maxLines) {
            lines.append(QFontMetricsF(font).elidedText(text.sliced(start), Qt::ElideRight, width));
            break;
        }
        lines.append(text.sliced(start, line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

} // namespace ui
