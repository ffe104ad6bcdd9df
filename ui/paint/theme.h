#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <array>

namespace ui {

/// What the user chose; System follows the desktop.
enum class ThemeMode : quint8 { System, Light, Dark };

/// Colours, fonts and measures of the window, read from resources/themes/{light,dark}.json.
/// The tokens are those of the design's looks.md.
struct Theme {
    QColor window, sidebar, surface, text, subtle, line, accent, onAccent, soft, hover;
    QColor ok, warn, bad, link, live, code;
    QColor foreign; ///< avatar of what a program published
    std::array<QColor, 8> senders;
    bool dark = false;
    /// Text size in percent, 80 to 200.
    int textPercent = 100;

    QFont uiFont; ///< 13 px at 100 %
    QFont messageFont; ///< 14 px
    QFont titleFont; ///< 16 px semi-bold
    QFont dialogTitleFont; ///< 20 px semi-bold
    QFont smallFont; ///< 11 px
    QFont codeFont; ///< monospace 12.5 px

    /// A length on the 4 px grid, scaled with the text size.
    int scaled(int pixels) const { return (pixels * textPercent + 50) / 100; }
    /// The colour of a user's avatar and name, by a hash of the name.
    QColor senderColor(QByteArrayView name) const;
};

/// Errors: none: a theme file that is missing or broken falls back to built-in light colours.
Theme loadTheme(bool dark, int textPercent);
/// Whether the desktop asks for dark colours.
bool systemPrefersDark();
/// The colours for widgets that the style sheet does not reach.
QPalette toPalette(const Theme &theme);
/// The style sheet of all standard controls (buttons, fields, lists, menus, dialogs, scroll bars).
/// Dynamic properties: `primary`, `danger` and `link` on a QPushButton, `invalid` on a QLineEdit,
/// `role` = subtle, small, error, warning or success on a QLabel, `role` = card on a QFrame.
QString toStyleSheet(const Theme &theme);
/// `share` percent of `color` over an opaque `ground`.
QColor blended(const QColor &color, const QColor &ground, int share);

} // namespace ui
