#include "ui/widgets/fitheight.h"

#include <QLayout>
#include <QWidget>

namespace ui {

void fitHeight(QWidget &window, int width)
{
    // A widget has the style sheet's fonts and edges only once it is polished.
    const auto children = window.findChildren<QWidget *>();
    window.ensurePolished();
    for (QWidget *child : children) {
        child->ensurePolished();
        if (child->layout())
            child->layout()->activate();
    }
    QLayout *layout = window.layout();
    layout->activate();
    const int height = layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                                   : layout->totalSizeHint().height();
    window.setFixedSize(width, height);
}

} // namespace ui
