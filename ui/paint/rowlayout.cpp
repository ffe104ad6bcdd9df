#include "ui/paint/rowlayout.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RowLayout)
};

QPointF inBlock(const PlacedBlock &block, const QPoint &point)
{
    return QPointF(point - block.position);
}

} // namespace

QString actionText(RowAction action)
{
    switch (action) {
    case RowAction::None:
        break;
    case RowAction::OpenLink:
        return Words::tr("Open link");
    case RowAction::Retry:
        return Words::tr("Retry");
    case RowAction::Discard:
        return Words::tr("Discard");
    case RowAction::ShowAll:
        return Words::tr("Show all");
    case RowAction::ShowLess:
        return Words::tr("Show less");
    case RowAction::FormatJson:
        return Words::tr("Format");
    case RowAction::RawJson:
        return Words::tr("As sent");
    }
    return {};
}

qsizetype RowLayout::positionAt(const QPoint &point) const
{
    // The last block that starts above the point; above all of them means the beginning.
    const auto below = std::find_if(blocks.begin(), blocks.end(),
        [&point](const PlacedBlock &block) { return block.position.y() > point.y(); });
    if (below == blocks.begin())
        return 0;
    const PlacedBlock &block = *std::prev(below);
    return std::min(block.layout.positionAt(inBlock(block, point)), text.text.size());
}

bool RowLayout::isOnText(const QPoint &point) const
{
    return std::any_of(blocks.begin(), blocks.end(), [&point](const PlacedBlock &block) {
        return block.layout.isOnText(inBlock(block, point));
    });
}

QString RowLayout::linkAt(const QPoint &point) const
{
    if (!isOnText(point))
        return {};
    const QString before = ui::linkAt(text, positionAt(point));
    if (!before.isEmpty())
        return before;
    // The right half of a link's last letter belongs to the place after it.
    const qsizetype position = positionAt(point);
    return position > 0 ? ui::linkAt(text, position - 1) : QString();
}

const RowZone *RowLayout::zoneAt(const QPoint &point) const
{
    const auto zone = std::find_if(zones.begin(), zones.end(),
        [&point](const RowZone &candidate) { return candidate.rect.contains(point); });
    return zone == zones.end() ? nullptr : &*zone;
}

QList<QRectF> RowLayout::selectionRects(qsizetype from, qsizetype to) const
{
    QList<QRectF> rects;
    const qsizetype end = to < 0 ? text.text.size() : to;
    for (const PlacedBlock &block : blocks) {
        for (const QRectF &rect : block.layout.rectsOf(from, end))
            rects.append(rect.translated(block.position));
    }
    return rects;
}

} // namespace ui
