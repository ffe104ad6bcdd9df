#include "ui/paint/rowmeasures.h"

#include "ui/paint/themefonts.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

QFont semiBold(const QFont &font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

} // namespace

RowMeasures::RowMeasures(const Theme &source)
    : theme(source)
    , nameFont(semiBold(source.messageFont))
    , tagFont(fontOfPixels(source.uiFont, 10.0 * source.textPercent / 100, QFont::DemiBold))
    , labelFont(semiBold(source.smallFont))
    , initialsFont(fontOfPixels(source.uiFont, source.scaled(13), QFont::DemiBold))
    , message(source.messageFont)
    , name(nameFont)
    , small(source.smallFont)
    , code(source.codeFont)
    , tag(tagFont)
    , label(labelFont)
    , lineHeight(source.scaled(21))
    , codeLineHeight(source.scaled(19))
    , rowPadding(source.scaled(2))
    , groupSpace(source.scaled(10))
    , blockSpace(source.scaled(4))
    , avatarLeft(source.scaled(16))
    , avatarSize(source.scaled(32))
    , textLeft(source.scaled(56))
    , rightMargin(source.scaled(8))
    , sideColumn(source.scaled(84))
    , narrowSideColumn(source.scaled(24))
    , dividerHeight(source.scaled(36))
    , dividerLine(source.scaled(22))
    , dividerMargin(source.scaled(20))
    , actionHeight(source.scaled(28))
    , codePadding(source.scaled(12))
    , codePaddingTop(source.scaled(8))
    , chipPadding(source.scaled(4))
{
}

qreal RowMeasures::baseline(const QFontMetricsF &metrics, int height)
{
    return std::round((height + metrics.ascent() - metrics.descent()) / 2);
}

bool RowMeasures::isNarrow(int rowWidth) const
{
    return rowWidth < theme.scaled(480);
}

int RowMeasures::sideWidth(int rowWidth) const
{
    return isNarrow(rowWidth) ? narrowSideColumn : sideColumn;
}

int RowMeasures::textWidth(int rowWidth) const
{
    return std::max(lineHeight * 2, rowWidth - textLeft - rightMargin - sideWidth(rowWidth));
}

} // namespace ui
