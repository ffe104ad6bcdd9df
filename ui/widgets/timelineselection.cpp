#include "ui/widgets/timelineselection.h"

#include <utility>

namespace ui {

TimelineSelection::End TimelineSelection::toEnd(const TimelinePlace &place,
    const chat::Timeline &timeline)
{
    const auto row = timeline.rowOf(place.entry);
    return {place, row ? timeline.at(*row).id : chat::LogId()};
}

void TimelineSelection::start(const TimelinePlace &place, const chat::Timeline &timeline)
{
    m_anchor = toEnd(place, timeline);
    m_end = m_anchor;
}

void TimelineSelection::extendTo(const TimelinePlace &place, const chat::Timeline &timeline)
{
    m_end = toEnd(place, timeline);
    if (m_anchor.place.entry == 0)
        m_anchor = m_end;
}

void TimelineSelection::selectAll(const chat::Timeline &timeline)
{
    clear();
    if (timeline.size() == 0)
        return;
    start({timeline.at(0).entry, 0}, timeline);
    extendTo({timeline.at(timeline.size() - 1).entry, TimelinePlace::endOfText}, timeline);
}

void TimelineSelection::clear()
{
    m_anchor = {};
    m_end = {};
}

std::optional<TimelineSelection::Resolved> TimelineSelection::resolve(const End &end,
    const chat::Timeline &timeline)
{
    if (const auto row = timeline.rowOf(end.place.entry))
        return Resolved {*row, end.place.position};
    if (!end.id.isNull() && timeline.size() > 0 && end.id < timeline.firstId())
        return Resolved {0, 0};
    return {};
}

std::optional<SelectedRows> TimelineSelection::resolve(const chat::Timeline &timeline) const
{
    if (isEmpty())
        return {};
    auto first = resolve(m_anchor, timeline);
    auto last = resolve(m_end, timeline);
    if (!first || !last)
        return {};
    if (std::pair(first->row, first->position) > std::pair(last->row, last->position))
        std::swap(first, last);
    if (first->row == last->row && first->position == last->position)
        return {};
    return SelectedRows {first->row, last->row, first->position, last->position};
}

} // namespace ui
