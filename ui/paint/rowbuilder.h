#pragma once

#include "ui/paint/rowlayout.h"

namespace ui {

/// Puts one row together from its top to its bottom.
/// Lifetime: input and measures must outlive it.
class RowBuilder final {
public:
    RowBuilder(const RowInput &input, const RowMeasures &measures);

    RowLayout build();

private:
    void addDivider(PlacedDivider::Kind kind, const QString &label);
    void addSystemLine();
    void addHeader();
    void addTag(qreal left, qreal width);
    void addSide(int lineTop, const QString &time);
    void addBody();
    void addBlocks(const MessageText &text);
    void addFolding(const Folded &folded);
    void addJsonZone(int lineTop);
    void addRefusal();
    void addActions(const QList<std::pair<RowAction, QString>> &actions);
    bool hasSideLabels() const;

    const RowInput &m_input;
    const RowMeasures &m_measures;
    RowLayout m_row;
    int m_y = 0;
    int m_textWidth = 0;
};

} // namespace ui
