#include "ui/widgets/fitheight.h"

#include <QLayout>
#include <QWidget>

namespace ui {

void fitHeight(QWidget &window, int width)
{
    window.ensurePolished();
    QLayout *layout = window.layout();
    layout->activate();
    const int height = layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                                   : layout->totalSizeHint().height();
    window.setFixedSize(width, height);
}

} // namespace ui
