#include "ui/paint/avatarpainter.h"

#include <QPainter>
#include <QTextBoundaryFinder>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

bool isWholeWord(char32_t letter)
{
    switch (QChar::script(letter)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return true;
    default:
        return false;
    }
}

QString firstLetters(const QString &name, int count)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    for (int i = 0; i < count; ++i) {
        if (finder.toNextBoundary() < 0)
            return name;
    }
    return name.first(finder.position());
}

} // namespace

QString initialsOf(const QString &name)
{
    if (name.isEmpty())
        return {};
    const QString first = firstLetters(name, 1);
    if (isWholeWord(first.toUcs4().constFirst()))
        return first;
    return firstLetters(name, 2).toUpper().left(4);
}

void paintAvatar(QPainter &painter, const QRect &rect, const QColor &color, const QString &initials,
    const QFont &font)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const qreal radius = rect.width() / 4.0;
    painter.drawRoundedRect(rect, radius, radius);
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(rect, Qt::AlignCenter, initials.isEmpty() ? u"{}"_s : initials);
}

} // namespace ui
