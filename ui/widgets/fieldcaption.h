#pragma once

class QLabel;
class QWidget;

namespace ui {

struct Theme;

/// Makes the label the caption of a field: in strong letters, its letter after `&` leads there, and the
/// field is as high as fields are.
void setCaption(QLabel *label, QWidget *field, const Theme &theme);

} // namespace ui
