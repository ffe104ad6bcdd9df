#include "ui/paint/tone.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace ui {

Tone toTone(Mood mood)
{
    switch (mood) {
    case Mood::Good:
        return Tone::Good;
    case Mood::Working:
        return Tone::Waiting;
    case Mood::Bad:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

QColor toColor(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Good:
        return theme.ok;
    case Tone::Waiting:
        return theme.warn;
    case Tone::Bad:
        return theme.bad;
    case Tone::Neutral:
        break;
    }
    return theme.subtle;
}

void setTone(QWidget &widget, Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return setStyleProperty(widget, "role", u"success"_s);
    case Tone::Waiting:
        return setStyleProperty(widget, "role", u"warning"_s);
    case Tone::Bad:
        return setStyleProperty(widget, "role", u"error"_s);
    case Tone::Neutral:
        return setStyleProperty(widget, "role", u"subtle"_s);
    }
}

void setStyleProperty(QWidget &widget, const char *name, const QVariant &value)
{
    if (widget.property(name) == value)
        return;
    widget.setProperty(name, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update();
}

} // namespace ui
