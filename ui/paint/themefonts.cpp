#include "ui/paint/themefonts.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QScreen>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// Names that fontconfig maps to whatever is there: nobody chose them.
bool isGeneric(const QString &family)
{
    static const QStringList generic {u"Sans Serif"_s, u"Sans"_s, u"Helvetica"_s, u"sans-serif"_s,
        u"Monospace"_s, u"monospace"_s, u"Courier"_s, u"Courier New"_s, u"fixed"_s};
    return family.isEmpty() || generic.contains(family);
}

QFont withFamilies(const QFont &system, const QStringList &preferred, const QStringList &fallbacks)
{
    const QStringList installed = QFontDatabase::families();
    QStringList families;
    if (!isGeneric(system.family()))
        families.append(system.family());
    for (const QString &family : preferred) {
        if (families.isEmpty() && installed.contains(family))
            families.append(family);
    }
    if (families.isEmpty())
        families.append(system.family());
    for (const QString &family : fallbacks) {
        if (installed.contains(family) && !families.contains(family))
            families.append(family);
    }
    QFont font;
    font.setFamilies(families);
    return font;
}

} // namespace

QFont systemUiFont()
{
    return withFamilies(QFontDatabase::systemFont(QFontDatabase::GeneralFont),
        {u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s},
        {u"Noto Sans CJK SC"_s, u"DejaVu Sans"_s, u"Noto Color Emoji"_s});
}

QFont systemCodeFont()
{
    QFont font = withFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont),
        {u"JetBrains Mono"_s, u"Noto Sans Mono"_s, u"DejaVu Sans Mono"_s},
        {u"Noto Sans Mono CJK SC"_s, u"DejaVu Sans Mono"_s, u"Noto Color Emoji"_s});
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

QFont fontOfPixels(const QFont &font, qreal pixels, QFont::Weight weight)
{
    QFont sized = font;
    const QScreen *screen = QGuiApplication::primaryScreen();
    if (screen == nullptr || std::floor(pixels) == pixels)
        sized.setPixelSize(int(std::lround(pixels)));
    else
        sized.setPointSizeF(pixels * 72.0 / screen->logicalDotsPerInchY());
    sized.setWeight(weight);
    return sized;
}

} // namespace ui
