#pragma once

#include "ui/text/messagetext.h"

#include <QList>
#include <QRectF>
#include <QTextLayout>

#include <memory>

namespace ui {

struct RowMeasures;

/// Lines of text that belong together, broken to a width, each of the same height.
///
/// Positions are UTF-16 units of the whole message; points are relative to the block's top left.
class TextBlockLayout final {
public:
    TextBlockLayout(const MessageText &message, const TextBlock &block, const RowMeasures &measures,
        int width, bool italic);

    int height() const { return m_height; }
    /// Of the longest line.
    int naturalWidth() const { return m_naturalWidth; }
    qsizetype start() const { return m_start; }
    qsizetype end() const { return m_start + m_length; }

    void draw(QPainter *painter, const QPointF &at) const;
    /// The place between two characters that is nearest to a point.
    qsizetype positionAt(const QPointF &point) const;
    /// Whether a point is on a character.
    bool isOnText(const QPointF &point) const;
    /// What covers a range, a rectangle or more a line, as high as the line.
    QList<QRectF> rectsOf(qsizetype from, qsizetype to) const;
    /// Round code and mentions within the text.
    struct Chip {
        QRectF rect;
        SpanKind kind = SpanKind::Code;
    };
    const QList<Chip> &chips() const { return m_chips; }

private:
    void breakLines(const RowMeasures &measures, int width, bool code);
    void placeChips(const MessageText &message, const RowMeasures &measures);
    qsizetype lineAt(qreal y) const;

    std::unique_ptr<QTextLayout> m_layout;
    QList<Chip> m_chips;
    qsizetype m_start = 0;
    qsizetype m_length = 0;
    int m_height = 0;
    int m_naturalWidth = 0;
    int m_lineHeight = 0;
};

} // namespace ui
