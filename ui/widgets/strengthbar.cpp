#include "ui/widgets/strengthbar.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int marks = 4;
constexpr int markHeight = 4;
constexpr int gap = 4;

} // namespace

StrengthBar::StrengthBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StrengthBar::setScore(int score)
{
    m_score = score;
    update();
}

QSize StrengthBar::sizeHint() const
{
    return {m_theme.scaled(160), m_theme.scaled(markHeight)};
}

void StrengthBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QColor filled = m_score >= 3 ? m_theme.ok : m_score == 2 ? m_theme.warn : m_theme.bad;
    // One mark also for the worst, so that it does not look like nothing.
    const int count = m_score < 0 ? 0 : std::clamp(m_score, 1, marks);
    const qreal space = m_theme.scaled(gap);
    const qreal mark = (width() - space * (marks - 1)) / marks;
    for (int at = 0; at < marks; ++at) {
        const int place = isRightToLeft() ? marks - 1 - at : at;
        painter.setBrush(at < count ? filled : m_theme.line);
        painter.drawRoundedRect(QRectF(place * (mark + space), 0, mark, height()), 2, 2);
    }
}

} // namespace ui
