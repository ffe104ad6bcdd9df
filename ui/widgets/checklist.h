#pragma once

#include "ui/paint/theme.h"
#include "ui/text/checkuptext.h"

#include <QWidget>

class QGridLayout;

namespace ui {

/// The steps of a test, each with a mark and, below its name, what was found or what to do.
class CheckList final : public QWidget {
    Q_OBJECT

public:
    explicit CheckList(const Theme &theme, QWidget *parent = nullptr);

    void setLines(const QList<CheckLine> &lines);

private:
    void showLine(int row, const CheckLine &line);

    const Theme m_theme;
    QGridLayout *m_grid = nullptr;
    QList<CheckLine> m_lines;
};

} // namespace ui
