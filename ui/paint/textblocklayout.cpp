#include "ui/paint/textblocklayout.h"

#include "ui/paint/rowmeasures.h"

#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

bool isChip(SpanKind kind)
{
    return kind == SpanKind::Code || kind == SpanKind::OwnMention;
}

QTextCharFormat formatOf(SpanKind kind, const RowMeasures &measures)
{
    const Theme &theme = measures.theme;
    QTextCharFormat format;
    switch (kind) {
    case SpanKind::Bold:
        format.setFontWeight(QFont::DemiBold);
        break;
    case SpanKind::Italic:
        format.setFontItalic(true);
        break;
    case SpanKind::Code:
        format.setFont(theme.codeFont);
        break;
    case SpanKind::Link:
        format.setForeground(theme.link);
        format.setFontUnderline(true);
        break;
    case SpanKind::OwnMention:
        format.setFontWeight(QFont::DemiBold);
        format.setForeground(theme.accent);
        break;
    case SpanKind::Mention:
        format.setForeground(theme.accent);
        break;
    }
    return format;
}

// Room for the padding of a chip: letters keep their places in the text, only their advance grows.
QTextCharFormat spaced(QTextCharFormat format, qreal pixels)
{
    format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
    format.setFontLetterSpacing(pixels);
    return format;
}

QList<QTextLayout::FormatRange> formatsOf(const MessageText &message, const TextBlock &block,
    const RowMeasures &measures)
{
    QList<QTextLayout::FormatRange> ranges;
    const auto add = [&ranges](qsizetype start, qsizetype length, const QTextCharFormat &format) {
        if (length > 0)
            ranges.append({int(start), int(length), format});
    };
    for (const TextSpan &span : message.spans) {
        const qsizetype start = std::max(span.start, block.start) - block.start;
        const qsizetype end = std::min(span.end(), block.end()) - block.start;
        if (start >= end)
            continue;
        const QTextCharFormat format = formatOf(span.kind, measures);
        if (!isChip(span.kind)) {
            add(start, end - start, format);
            continue;
        }
        if (start > 0)
            add(start - 1, 1, spaced({}, measures.chipPadding));
        add(start, end - start, format);
        add(end - 1, 1, spaced({}, measures.chipPadding));
    }
    return ranges;
}

} // namespace

TextBlockLayout::TextBlockLayout(const MessageText &message, const TextBlock &block,
    const RowMeasures &measures, int width, bool italic)
    : m_start(block.start)
    , m_length(block.length)
{
    const bool code = block.kind == BlockKind::Code;
    QString text = message.text.sliced(block.start, block.length);
    text.replace(u'\n', QChar::LineSeparator);
    QFont font = code ? measures.theme.codeFont : measures.theme.messageFont;
    font.setItalic(italic);
    m_layout = std::make_unique<QTextLayout>(text, font);
    m_layout->setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(4 * measures.code.horizontalAdvance(u' '));
    m_layout->setTextOption(option);
    if (!code && !message.spans.isEmpty())
        m_layout->setFormats(formatsOf(message, block, measures));
    breakLines(measures, width, code);
    if (!code)
        placeChips(message, measures);
}

void TextBlockLayout::breakLines(const RowMeasures &measures, int width, bool code)
{
    m_lineHeight = code ? measures.codeLineHeight : measures.lineHeight;
    const qreal baseline
        = RowMeasures::baseline(code ? measures.code : measures.message, m_lineHeight);
    qreal widest = 0;
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, m_height + baseline - line.ascent()});
        widest = std::max(widest, line.naturalTextWidth());
        m_height += m_lineHeight;
    }
    m_layout->endLayout();
    m_height = std::max(m_height, m_lineHeight);
    m_naturalWidth = int(std::ceil(widest));
}

void TextBlockLayout::placeChips(const MessageText &message, const RowMeasures &measures)
{
    const qreal padding = measures.chipPadding;
    const qreal inset = std::round(m_lineHeight / 14.0);
    for (const TextSpan &span : message.spans) {
        if (!isChip(span.kind) || span.start >= end() || span.end() <= start())
            continue;
        for (const QRectF &rect : rectsOf(span.start, span.end())) {
            // The last letter's own room already is the right padding.
            m_chips.append({rect.adjusted(-padding, inset, 0, -inset), span.kind});
        }
    }
}

void TextBlockLayout::draw(QPainter *painter, const QPointF &at) const
{
    m_layout->draw(painter, at);
}

qsizetype TextBlockLayout::lineAt(qreal y) const
{
    const int last = std::max(0, m_layout->lineCount() - 1);
    return std::clamp(int(std::floor(y / m_lineHeight)), 0, last);
}

qsizetype TextBlockLayout::positionAt(const QPointF &point) const
{
    if (point.y() < 0)
        return start();
    if (point.y() >= m_height)
        return end();
    const QTextLine line = m_layout->lineAt(int(lineAt(point.y())));
    return m_start + line.xToCursor(point.x());
}

bool TextBlockLayout::isOnText(const QPointF &point) const
{
    if (point.y() < 0 || point.y() >= m_height)
        return false;
    const QTextLine line = m_layout->lineAt(int(lineAt(point.y())));
    const QRectF natural = line.naturalTextRect();
    return point.x() >= natural.left() && point.x() < natural.right();
}

QList<QRectF> TextBlockLayout::rectsOf(qsizetype from, qsizetype to) const
{
    const int first = int(std::max(from, start()) - m_start);
    const int last = int(std::min(to, end()) - m_start);
    QList<QRectF> rects;
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        const int lineStart = std::max(first, line.textStart());
        const int lineEnd = std::min(last, line.textStart() + line.textLength());
        if (lineStart >= lineEnd)
            continue;
        const qreal top = i * m_lineHeight;
        // Character by character only as far as the direction of writing demands it.
        qreal left = line.cursorToX(lineStart);
        qreal right = line.cursorToX(lineEnd);
        if (left > right || m_layout->text().isRightToLeft()) {
            for (int at = lineStart; at < lineEnd; ++at) {
                const qreal a = line.cursorToX(at);
                const qreal b = line.cursorToX(at, QTextLine::Trailing);
                left = std::min({left, a, b});
                right = std::max({right, a, b});
            }
        }
        rects.append(QRectF(left, top, right - left, m_lineHeight));
    }
    return rects;
}

} // namespace ui
