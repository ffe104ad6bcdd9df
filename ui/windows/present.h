#pragma once

#include <QDialog>

namespace ui {

/// Shows a dialog over its parent, which goes on behind it; it goes when it is closed.
template <typename Dialog>
Dialog *present(Dialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->show();
    return dialog;
}

} // namespace ui
