#pragma once

#include "ui/widgets/timelineitems.h"

namespace ui {

class TimelineView;

/// Tells screen readers that the keyboard is at an item now; nothing when nobody listens.
void announceFocus(TimelineView *view, const TimelineItem &item);
/// Tells them that items have come onto the screen.
void announceItems(TimelineView *view, const QList<TimelineItem> &items);

} // namespace ui
