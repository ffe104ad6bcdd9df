#pragma once

#include <QString>
#include <QTextLayout>

#include <memory>

class QPainter;

namespace ui {

/// One line of text that is shaped once and painted often, put on its baseline: letters of another
/// font, such as 李, then stand on the same line as their neighbours.
class TextLine final {
public:
    TextLine() = default;
    TextLine(const QString &text, const QFont &font);

    qreal width() const { return m_width; }
    QString text() const { return m_layout ? m_layout->text() : QString(); }
    /// Painted in the painter's pen.
    void draw(QPainter *painter, const QPointF &baseline) const;

private:
    std::unique_ptr<QTextLayout> m_layout;
    qreal m_width = 0;
    qreal m_ascent = 0;
};

/// Breaks a text at words into lines no wider than `width`, the last one cut when there are too many.
QStringList brokenText(const QString &text, const QFont &font, qreal width, int maxLines);

} // namespace ui
