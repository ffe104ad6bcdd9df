#pragma once

#include <QColor>
#include <QLabel>

namespace ui {

/// One line of plain text that ends in … where it does not fit; the tool tip then has the whole.
/// A part of it may be semi-bold, and a coloured dot may stand before it.
class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    /// Shows `text`; `strong`, where it stands in the text, is semi-bold.
    void setLine(const QString &text, const QString &strong = {});
    /// An invalid colour: no dot.
    void setDot(const QColor &color);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Run {
        QString text;
        bool strong = false;
    };
    QList<Run> runs() const;
    QFont fontOf(const Run &run) const;
    int textWidth() const;
    int dotWidth() const;

    QString m_strong;
    QColor m_dot;
};

} // namespace ui
