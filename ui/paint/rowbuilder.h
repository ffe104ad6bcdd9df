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
    void addSide(int lineTop, int lineHeight, const QString &time);
    void addBody();
    void addBlocks(const MessageText &text);
    void addFolding(const Folded &folded);
    void addJsonZone(int lineTop);
    void addRefusal();
    void addActions(const QList<std::pair<RowAction, QString>> &actions);
    PlacedText placed(const QString &text, const QFont &font, const QFontMetricsF &metrics,
        qreal left, int lineTop, int lineHeight, Ink ink) const;

    const RowInput &m_input;
    const RowMeasures &m_measures;
    RowLayout m_row;
    int m_y = 0;
    int m_textWidth = 0;
};

} // namespace ui
