#include "ui/paint/theme.h"

#include <QFile>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QColor disabledText(const Theme &theme)
{
    return blended(theme.subtle, theme.window, 60);
}

QHash<QString, QString> styleValues(const Theme &theme)
{
    const QColor tip = theme.dark ? theme.hover : theme.text;
    const QHash<QString, QColor> colors {
        {u"window"_s, theme.window},
        {u"sidebar"_s, theme.sidebar},
        {u"surface"_s, theme.surface},
        {u"text"_s, theme.text},
        {u"subtle"_s, theme.subtle},
        {u"line"_s, theme.line},
        {u"accent"_s, theme.accent},
        {u"onAccent"_s, theme.onAccent},
        {u"soft"_s, theme.soft},
        {u"hover"_s, theme.hover},
        {u"ok"_s, theme.ok},
        {u"warn"_s, theme.warn},
        {u"bad"_s, theme.bad},
        {u"link"_s, theme.link},
        {u"disabled"_s, disabledText(theme)},
        {u"pressed"_s, blended(theme.text, theme.hover, 8)},
        {u"lineStrong"_s, blended(theme.subtle, theme.line, 60)},
        {u"selection"_s, blended(theme.accent, theme.surface, 30)},
        {u"accentHover"_s, blended(theme.text, theme.accent, 12)},
        {u"accentPressed"_s, blended(theme.text, theme.accent, 24)},
        {u"accentDisabled"_s, blended(theme.accent, theme.window, 25)},
        {u"handle"_s, blended(theme.subtle, theme.surface, 30)},
        {u"handleHover"_s, blended(theme.subtle, theme.surface, 60)},
        {u"tip"_s, tip},
        {u"onTip"_s, theme.dark ? theme.text : theme.surface},
    };
    QHash<QString, QString> values;
    for (auto it = colors.cbegin(); it != colors.cend(); ++it)
        values.insert(it.key(), it.value().name());
    values.insert(u"images"_s, theme.dark ? u":/themes/dark"_s : u":/themes/light"_s);
    return values;
}

// Replaces $name by its value and $12 by a length.
QString expanded(const QString &source, const Theme &theme)
{
    const QHash<QString, QString> values = styleValues(theme);
    QString out;
    out.reserve(source.size() + source.size() / 4);
    qsizetype at = 0;
    while (at < source.size()) {
        const qsizetype dollar = source.indexOf(u'$', at);
        out += QStringView(source).mid(at, dollar < 0 ? -1 : dollar - at);
        if (dollar < 0)
            break;
        qsizetype end = dollar + 1;
        while (end < source.size() && source.at(end).isLetterOrNumber())
            ++end;
        const QString name = source.mid(dollar + 1, end - dollar - 1);
        bool isLength = false;
        const int length = name.toInt(&isLength);
        out += isLength ? QString::number(theme.scaled(length)) + u"px"_s : values.value(name);
        at = end;
    }
    return out;
}

} // namespace

QPalette toPalette(const Theme &theme)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color) {
        palette.setColor(QPalette::All, role, color);
    };
    set(QPalette::Window, theme.window);
    set(QPalette::WindowText, theme.text);
    set(QPalette::Base, theme.surface);
    set(QPalette::AlternateBase, theme.window);
    set(QPalette::Text, theme.text);
    set(QPalette::PlaceholderText, theme.subtle);
    set(QPalette::Button, theme.surface);
    set(QPalette::ButtonText, theme.text);
    set(QPalette::BrightText, theme.onAccent);
    set(QPalette::Highlight, theme.soft);
    set(QPalette::HighlightedText, theme.text);
    set(QPalette::Link, theme.link);
    set(QPalette::LinkVisited, theme.link);
    set(QPalette::ToolTipBase, theme.dark ? theme.hover : theme.text);
    set(QPalette::ToolTipText, theme.dark ? theme.text : theme.surface);
    set(QPalette::Light, theme.surface);
    set(QPalette::Midlight, theme.hover);
    set(QPalette::Mid, theme.line);
    set(QPalette::Dark, theme.subtle);
    set(QPalette::Shadow, theme.line);
    for (const QPalette::ColorRole role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabledText(theme));
    return palette;
}

QString toStyleSheet(const Theme &theme)
{
    QFile file(u":/themes/controls.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return expanded(QString::fromUtf8(file.readAll()), theme);
}

} // namespace ui
