#include "ui/widgets/timelinecopy.h"

#include "ui/text/entrytext.h"
#include "ui/text/timetext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// The stretch of a row's text that is selected.
struct Stretch {
    qsizetype from = 0;
    qsizetype length = 0;
};

Stretch stretchOf(const MessageText &text, const SelectedRows &rows, qsizetype row)
{
    const qsizetype size = text.text.size();
    const qsizetype from = std::min(rows.fromIn(row), size);
    const qsizetype to = std::min(rows.toIn(row), size);
    return {from, std::max<qsizetype>(0, to - from)};
}

bool isLineOfItsOwn(const chat::TimelineEntry &entry)
{
    return entry.kind != chat::EntryKind::Message || isSystemLine(entry);
}

// Signs that Markdown would read in a name.
QString escapedMarkdown(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        if (u"\\`*_{}[]()#+-.!|<>~"_s.contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

QString quoted(const QString &text)
{
    QString lines = text;
    return u"> "_s + lines.replace(u'\n', u"\n> "_s);
}

} // namespace

TimelineCopy::TimelineCopy(const chat::Timeline &timeline, TextOf textOf)
    : m_timeline(timeline)
    , m_textOf(std::move(textOf))
{
}

QString TimelineCopy::bodyOf(const chat::TimelineEntry &entry, const SelectedRows &rows,
    qsizetype row) const
{
    if (entry.kind != chat::EntryKind::Message)
        return gapText(entry);
    const MessageText text = m_textOf(entry);
    const Stretch stretch = stretchOf(text, rows, row);
    return text.text.sliced(stretch.from, stretch.length);
}

QString TimelineCopy::text(const SelectedRows &rows, CopyStyle style) const
{
    QStringList lines;
    const bool manyDays
        = dayOf(m_timeline.at(rows.firstRow).at) != dayOf(m_timeline.at(rows.lastRow).at);
    QDate day;
    for (qsizetype row = rows.firstRow; row <= rows.lastRow; ++row) {
        const chat::TimelineEntry entry = m_timeline.at(row);
        if (!isShown(entry))
            continue;
        const QString body = bodyOf(entry, rows, row);
        if (style == CopyStyle::Bodies) {
            lines.append(body);
            continue;
        }
        if (manyDays && entry.kind == chat::EntryKind::Message && dayOf(entry.at) != day) {
            day = dayOf(entry.at);
            lines.append(dayText(day, {}));
        }
        const QString time = u"[%1] "_s.arg(timeText(entry.at));
        if (entry.kind != chat::EntryKind::Message)
            lines.append(u"[%1]"_s.arg(body));
        else if (isLineOfItsOwn(entry))
            lines.append(time + body);
        else
            lines.append(time + senderText(entry) + u": "_s + body);
    }
    return lines.join(u'\n');
}

QString TimelineCopy::html(const SelectedRows &rows) const
{
    QString out;
    for (qsizetype row = rows.firstRow; row <= rows.lastRow; ++row) {
        const chat::TimelineEntry entry = m_timeline.at(row);
        if (!isShown(entry))
            continue;
        if (isLineOfItsOwn(entry)) {
            out += u"<p><i>"_s + bodyOf(entry, rows, row).toHtmlEscaped() + u"</i></p>\n"_s;
            continue;
        }
        const MessageText text = m_textOf(entry);
        const Stretch stretch = stretchOf(text, rows, row);
        out += u"<p><b>"_s + senderText(entry).toHtmlEscaped() + u"</b> "_s + timeText(entry.at)
            + u"<br>"_s + toHtml(text, stretch.from, stretch.length) + u"</p>\n"_s;
    }
    return out;
}

QString TimelineCopy::markdown(const SelectedRows &rows) const
{
    QStringList parts;
    for (qsizetype row = rows.firstRow; row <= rows.lastRow; ++row) {
        const chat::TimelineEntry entry = m_timeline.at(row);
        if (!isShown(entry))
            continue;
        if (isLineOfItsOwn(entry)) {
            parts.append(quoted(u"*"_s + escapedMarkdown(bodyOf(entry, rows, row)) + u"*"_s));
            continue;
        }
        const MessageText text = m_textOf(entry);
        const Stretch stretch = stretchOf(text, rows, row);
        const QString head
            = u"**%1** %2"_s.arg(escapedMarkdown(senderText(entry)), timeText(entry.at));
        const QString body = toMarkdown(text, stretch.from, stretch.length);
        parts.append(quoted(head + u"  \n"_s + body));
    }
    return parts.join(u"\n\n"_s);
}

} // namespace ui
