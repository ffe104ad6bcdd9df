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
    std::array<QColor, 8> senders;
    bool dark = false;
    /// Text size in percent, 80 to 200.
    int textPercent = 100;

    QFont uiFont; ///< 13 px at 100 %
    QFont messageFont; ///< 14 px
    QFont titleFont; ///< 16 px semi-bold
    QFont dialogTitleFont; ///< 20 px semi-bold
    QFont smallFont; ///< 11 px, tabular figures
    QFont codeFont; ///< monospace 12.5 px

    /// A length on the 4 px grid, scaled with the text size.
    int scaled(int pixels) const { return pixels * textPercent / 100; }
    /// The colour of a user's avatar and name, by a hash of the name.
    QColor senderColor(QByteArrayView name) const;
};

/// Errors: none: a theme file that is missing or broken falls back to built-in light colours.
Theme loadTheme(bool dark, int textPercent);
/// Whether the desktop asks for dark colours.
bool systemPrefersDark();
QPalette toPalette(const Theme &theme);
/// The style sheet of all standard controls (buttons, fields, lists, menus, dialogs, scroll bars).
/// Primary buttons have the dynamic property `primary` = true.
QString toStyleSheet(const Theme &theme);

} // namespace ui
