#pragma once

#include "ui/paint/theme.h"
#include "ui/text/checkuptext.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace ui {

class CheckList;

/// The steps of a connection test while they are tried.
/// Thread: GUI.
class CheckupDialog final : public QDialog {
    Q_OBJECT

public:
    explicit CheckupDialog(const Theme &theme, QWidget *parent = nullptr);

    void setLines(const QList<CheckLine> &lines);

private:
    QLabel *m_summary = nullptr;
    CheckList *m_list = nullptr;
};

} // namespace ui
