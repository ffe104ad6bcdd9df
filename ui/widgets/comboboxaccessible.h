#pragma once

namespace ui {

/// Makes a combo box tell screen readers its accessible name as its name and the chosen item as its
/// value. Qt tells the chosen item as the name on X11 and Wayland, so that nothing says what the box is
/// for unless a label has it as its buddy.
/// To be called once, before the first window.
void installComboBoxAccessibility();

} // namespace ui
