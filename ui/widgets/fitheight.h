#pragma once

class QWidget;

namespace ui {

/// Makes a window as wide as asked for and as high as its texts need when they are wrapped at that
/// width: Qt sizes windows by what texts would need unwrapped.
void fitHeight(QWidget &window, int width);

} // namespace ui
