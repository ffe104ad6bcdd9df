#pragma once

#include "ui/paint/theme.h"
#include "ui/text/statustext.h"

class QWidget;

namespace ui {

/// How well something is. Its colour never stands alone: words or an icon say the same.
enum class Tone : quint8 { Neutral, Good, Waiting, Bad };

Tone toTone(Mood mood);
QColor toColor(Tone tone, const Theme &theme);
/// Sets the dynamic property `role` of a label to subtle, success, warning or error, and restyles it.
void setTone(QWidget &widget, Tone tone);
/// Sets a dynamic property that the style sheet looks at, and restyles the widget when it changed.
void setStyleProperty(QWidget &widget, const char *name, const QVariant &value);

} // namespace ui
