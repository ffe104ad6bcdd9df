#include "ui/widgets/timelineviewprivate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace ui {

namespace {

constexpr qsizetype maxLinksInMenu = 5;
constexpr qsizetype maxLabelLength = 60;
/// Above this only plain text is offered: three formats of a million messages would take seconds.
constexpr qsizetype maxRichRows = 20'000;

} // namespace

void TimelineView::addActions(QMenu *menu, chat::EntryId entry)
{
    const auto row = d->rows.rowOf(entry);
    if (!row)
        return;
    const chat::TimelineEntry shown = d->rows.timeline()->at(*row);
    const bool isMessage = shown.kind == chat::EntryKind::Message;
    const MessageText text = isMessage ? d->rows.textOf(shown) : MessageText();
    qsizetype links = 0;
    for (const TextSpan &span : text.spans) {
        if (span.kind != SpanKind::Link || ++links > maxLinksInMenu)
            continue;
        const QString link = text.text.sliced(span.start, span.length);
        menu->addAction(
            tr("Open %1").arg(link.left(maxLabelLength).replace(u'&', QStringLiteral("&&"))), this,
            [this, link] { emit linkActivated(QUrl(link)); });
    }
    if (isMessage) {
        menu->addAction(tr("Copy"), this,
            [this, entry] { d->copyEntry(entry, CopyStyle::Conversation); });
        menu->addAction(tr("Copy text only"), this,
            [this, entry] { d->copyEntry(entry, CopyStyle::Bodies); });
    }
    for (const RowZone &zone : d->rows.layoutAt(*row).zones) {
        const RowAction action = zone.action;
        menu->addAction(actionText(action), this,
            [this, action, entry] { d->trigger(action, entry); });
    }
}

void TimelineView::Private::setSelectionEnd(const TimelinePlace &place)
{
    selection.extendTo(place, *rows.timeline());
    updateSelected();
}

void TimelineView::Private::clearSelection()
{
    selection.clear();
    updateSelected();
}

// Paints the rows that show another selection than they should.
void TimelineView::Private::updateSelected()
{
    const std::optional<SelectedRows> selected = selectedRows();
    if (!selected && paintedMarks.isEmpty())
        return;
    QHash<chat::EntryId, std::pair<qsizetype, qsizetype>> marks;
    for (const VisibleRow &visible : geometry.visible()) {
        if (selected && selected->contains(visible.row))
            marks.insert(visible.entry,
                {selected->fromIn(visible.row), selected->toIn(visible.row)});
        if (marks.value(visible.entry) != paintedMarks.value(visible.entry))
            updateRow(visible.entry);
    }
    paintedMarks = marks;
}

std::optional<SelectedRows> TimelineView::Private::selectedRows() const
{
    if (rows.timeline() == nullptr)
        return {};
    return selection.resolve(*rows.timeline());
}

TimelineCopy TimelineView::Private::copier() const
{
    return TimelineCopy(*rows.timeline(),
        [this](const chat::TimelineEntry &entry) { return rows.textOf(entry); });
}

std::optional<SelectedRows> TimelineView::Private::cursorRows() const
{
    const auto row = rows.rowOf(cursor.entry);
    if (!row)
        return {};
    return SelectedRows {*row, *row, 0, TimelinePlace::endOfText};
}

QString TimelineView::Private::selectedText(CopyStyle style) const
{
    if (const auto selected = selectedRows()) {
        // A word out of one message is wanted as it is.
        const bool one = selected->firstRow == selected->lastRow;
        return copier().text(*selected, one ? CopyStyle::Bodies : style);
    }
    const auto at = cursorRows();
    return at ? copier().text(*at, style) : QString();
}

void TimelineView::Private::copy(CopyStyle style)
{
    const auto selected = selectedRows();
    if (selected && selected->firstRow == selected->lastRow)
        copyRows(*selected, CopyStyle::Bodies);
    else if (selected)
        copyRows(*selected, style);
    else if (const auto at = cursorRows())
        copyRows(*at, style);
}

void TimelineView::Private::copyRows(const SelectedRows &selected, CopyStyle style)
{
    const TimelineCopy copier = this->copier();
    auto data = std::make_unique<QMimeData>();
    data->setText(copier.text(selected, style));
    if (style == CopyStyle::Conversation && selected.lastRow - selected.firstRow < maxRichRows) {
        data->setHtml(copier.html(selected));
        data->setData(QStringLiteral("text/markdown"), copier.markdown(selected).toUtf8());
    }
    QGuiApplication::clipboard()->setMimeData(data.release());
}

// The selection when the row is part of it, else the row; looked up now, since rows move while a menu
// is open.
void TimelineView::Private::copyEntry(chat::EntryId entry, CopyStyle style)
{
    const auto row = rows.rowOf(entry);
    if (!row)
        return;
    const std::optional<SelectedRows> selected = selectedRows();
    const bool isSelected = selected && selected->contains(*row);
    copyRows(isSelected ? *selected : SelectedRows {*row, *row, 0, TimelinePlace::endOfText},
        style);
}

void TimelineView::Private::offerPrimarySelection()
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    const auto selected = selectedRows();
    if (!selected || !clipboard->supportsSelection()
        || selected->lastRow - selected->firstRow >= maxRichRows)
        return;
    clipboard->setText(selectedText(CopyStyle::Conversation), QClipboard::Selection);
}

} // namespace ui
