#include "ui/widgets/timelinerows.h"

#include "ui/text/timetext.h"

#include <QDateTime>

#include <algorithm>

namespace ui {

namespace {

constexpr std::chrono::minutes groupTime {5};
/// So far back a row looks for its predecessor, over rows that show nothing.
constexpr qsizetype longestLookBack = 16;
constexpr qsizetype keptStamps = 4096;
constexpr qsizetype keptLayouts = 256;

} // namespace

TimelineRows::TimelineRows(const Theme &theme)
    : m_measures(theme)
    , m_cache(keptLayouts)
{
}

void TimelineRows::setTheme(const Theme &theme)
{
    m_measures = RowMeasures(theme);
    forgetLayouts();
}

void TimelineRows::setTimeline(const chat::Timeline *timeline)
{
    m_timeline = timeline;
    m_firstNew = 0;
    m_options.clear();
    forgetLayouts();
}

void TimelineRows::setOwnName(const QString &name)
{
    m_ownName = name;
    forgetLayouts();
}

void TimelineRows::setWidth(int width)
{
    if (m_width == width)
        return;
    m_width = width;
    invalidate();
}

void TimelineRows::setToday(const QDate &today)
{
    if (m_today == today)
        return;
    m_today = today;
    invalidate();
}

void TimelineRows::setFirstNew(chat::EntryId entry)
{
    m_firstNew = entry;
    invalidate();
}

void TimelineRows::setOptions(chat::EntryId entry, const RowOptions &options)
{
    if (options == RowOptions())
        m_options.remove(entry);
    else
        m_options.insert(entry, options);
    m_current.remove(entry);
}

void TimelineRows::invalidate()
{
    m_current.clear();
}

void TimelineRows::forgetLayouts()
{
    m_cache.clear();
    invalidate();
}

void TimelineRows::setVisibleCapacity(qsizetype rows)
{
    m_cache.setCapacity(std::max(keptLayouts, 4 * rows));
}

qsizetype TimelineRows::rowCount() const
{
    return m_timeline != nullptr ? m_timeline->size() : 0;
}

std::optional<qsizetype> TimelineRows::rowOf(chat::EntryId entry) const
{
    if (m_timeline == nullptr)
        return {};
    return m_timeline->rowOf(entry);
}

RowBox TimelineRows::boxAt(qsizetype row)
{
    const RowLayout &layout = layoutAt(row);
    return {layout.entry, layout.height, layout.lead, layout.revision};
}

const RowLayout &TimelineRows::layoutAt(qsizetype row)
{
    const chat::TimelineEntry entry = m_timeline->at(row);
    const auto known = m_current.constFind(entry.entry);
    if (known != m_current.cend()) {
        if (const RowLayout *layout = m_cache.find(entry.entry, *known))
            return *layout;
    }
    const RowContext context = contextAt(row);
    const size_t stamp = stampOf(entry, context);
    if (m_current.size() >= keptStamps)
        m_current.clear();
    m_current.insert(entry.entry, stamp);
    if (const RowLayout *layout = m_cache.find(entry.entry, stamp))
        return *layout;
    ++m_layouts;
    const RowOptions options = m_options.value(entry.entry);
    RowInput input {entry, context, options, {}, m_ownName, m_width};
    if (entry.state == chat::SendState::Refused)
        input.refusal = m_timeline->refusal(entry.uid.toByteArray());
    RowLayout layout = layOutRow(input, m_measures);
    layout.revision = m_layouts;
    return *m_cache.insert(stamp, std::move(layout));
}

bool TimelineRows::prepare(qsizetype row)
{
    const qint64 before = m_layouts;
    layoutAt(row);
    return m_layouts > before;
}

RowContext TimelineRows::contextAt(qsizetype row) const
{
    const chat::TimelineEntry entry = m_timeline->at(row);
    RowContext context;
    context.newMessages = entry.entry == m_firstNew;
    if (entry.kind != chat::EntryKind::Message)
        return context;
    // Two rows matter: the one right above for the group, the last message above for the day.
    std::optional<chat::TimelineEntry> above;
    std::optional<chat::TimelineEntry> message;
    for (qsizetype i = row - 1; i >= std::max<qsizetype>(0, row - longestLookBack) && !message;
         --i) {
        const chat::TimelineEntry candidate = m_timeline->at(i);
        if (!isShown(candidate))
            continue;
        if (!above)
            above = candidate;
        if (candidate.kind == chat::EntryKind::Message)
            message = candidate;
    }
    if (isShown(entry) && (!message || dayAt(message->at) != dayAt(entry.at)))
        context.dayLabel = dayText(dayAt(entry.at), m_today);
    context.startsGroup = context.newMessages || !context.dayLabel.isEmpty() || !above
        || !continuesGroup(entry, *above);
    return context;
}

MessageText TimelineRows::textOf(const chat::TimelineEntry &entry) const
{
    return toMessageText(entry, m_ownName, m_options.value(entry.entry).json);
}

QDate TimelineRows::dayAt(std::chrono::milliseconds at) const
{
    if (at >= m_day.from && at < m_day.to)
        return m_day.date;
    const QDate date = dayOf(at);
    if (date.isValid()) {
        m_day.from = std::chrono::milliseconds(date.startOfDay().toMSecsSinceEpoch());
        m_day.to = std::chrono::milliseconds(date.addDays(1).startOfDay().toMSecsSinceEpoch());
        m_day.date = date;
    }
    return date;
}

bool TimelineRows::continuesGroup(const chat::TimelineEntry &entry,
    const chat::TimelineEntry &before) const
{
    if (before.kind != chat::EntryKind::Message || isSystemLine(before) || isSystemLine(entry))
        return false;
    if (entry.plain != before.plain || entry.from != before.from || entry.channel != before.channel)
        return false;
    const auto passed = entry.at - before.at;
    return passed <= groupTime && passed >= -groupTime;
}

size_t TimelineRows::stampOf(const chat::TimelineEntry &entry, const RowContext &context) const
{
    const RowOptions options = m_options.value(entry.entry);
    return qHashMulti(size_t(m_width), int(entry.kind), int(entry.messageKind), int(entry.state),
        entry.plain, entry.at.count(), entry.from, entry.body, entry.channel,
        entry.gapFrom.milliseconds, entry.gapTo.milliseconds, context.dayLabel, context.newMessages,
        context.startsGroup, options.unfolded, int(options.json));
}

} // namespace ui
