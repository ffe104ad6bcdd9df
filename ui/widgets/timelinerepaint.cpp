#include "ui/widgets/timelinerepaint.h"

#include <QHash>

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace ui {

Repaint planRepaint(const QList<VisibleRow> &before, const QList<VisibleRow> &after, int height)
{
    QHash<chat::EntryId, const VisibleRow *> known;
    for (const VisibleRow &row : before)
        known.insert(row.entry, &row);
    std::optional<int> distance;
    Repaint repaint;
    int covered = 0; // down to here the screen is right after the move
    for (const VisibleRow &row : after) {
        const VisibleRow *old = known.value(row.entry);
        if (old == nullptr || old->revision != row.revision)
            continue;
        if (distance && *distance != row.top - old->top)
            continue;
        distance = row.top - old->top;
        const int top = std::clamp(row.top, 0, height);
        if (top > covered)
            repaint.strips.append({covered, top});
        covered = std::max(covered, std::clamp(row.bottom(), 0, height));
    }
    if (covered < height)
        repaint.strips.append({covered, height});
    repaint.scroll = distance.value_or(0);
    if (std::abs(repaint.scroll) >= height)
        return {0, {{0, height}}};
    // Space without rows looks the same before and after.
    const auto isBare = [&](const Repaint::Strip &strip) {
        const auto reaches = [&strip](const VisibleRow &row) {
            return row.bottom() > strip.top && row.top < strip.bottom;
        };
        return repaint.scroll == 0 && std::none_of(before.begin(), before.end(), reaches)
            && std::none_of(after.begin(), after.end(), reaches) && !before.isEmpty();
    };
    repaint.strips.removeIf(isBare);
    return repaint;
}

} // namespace ui
