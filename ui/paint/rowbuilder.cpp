#include "ui/paint/rowbuilder.h"

#include "ui/paint/avatarpainter.h"
#include "ui/paint/statepainter.h"
#include "ui/text/errortext.h"
#include "ui/text/plaintext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RowBuilder)
};

constexpr qsizetype foldedLines = 20;
constexpr qsizetype foldedLength = 2000;
constexpr qsizetype unfoldedLines = 2000;
constexpr qsizetype unfoldedLength = 64 * 1024;
/// So little is not worth a fold.
constexpr qsizetype spareLines = 4;
constexpr qsizetype maxChannelLength = 80;
constexpr int maxDividerLines = 3;

MessageText toNote(const QString &text)
{
    return {text, {{0, text.size(), BlockKind::Paragraph}}, {}};
}

} // namespace

RowLayout layOutRow(const RowInput &input, const RowMeasures &measures)
{
    return RowBuilder(input, measures).build();
}

RowBuilder::RowBuilder(const RowInput &input, const RowMeasures &measures)
    : m_input(input)
    , m_measures(measures)
    , m_textWidth(measures.textWidth(input.width))
{
}

RowLayout RowBuilder::build()
{
    const chat::TimelineEntry &entry = m_input.entry;
    m_row.entry = entry.entry;
    m_row.width = m_input.width;
    if (!m_input.context.dayLabel.isEmpty())
        addDivider(PlacedDivider::Kind::Day, m_input.context.dayLabel);
    if (m_input.context.newMessages)
        addDivider(PlacedDivider::Kind::NewMessages, newMessagesText());
    m_row.bodyTop = m_y;
    m_row.lead = m_y;
    if (entry.kind != chat::EntryKind::Message) {
        addDivider(PlacedDivider::Kind::Gap, gapText(entry));
    } else if (isSystemLine(entry)) {
        addSystemLine();
    } else if (isShown(entry)) {
        if (m_input.context.startsGroup)
            addHeader();
        else
            m_y += m_measures.rowPadding;
        addBody();
        m_y += m_measures.rowPadding;
    }
    m_row.height = m_y;
    return std::move(m_row);
}

void RowBuilder::addDivider(PlacedDivider::Kind kind, const QString &label)
{
    const RowMeasures &m = m_measures;
    static constexpr std::array inks {Ink::Subtle, Ink::Accent, Ink::Warn};
    const int gap = m.theme.scaled(12);
    const int lineHeight = m.theme.scaled(15);
    const int left = m.dividerMargin;
    const int right = m_input.width - m.rightMargin;
    const int room = std::max(lineHeight, right - left - 6 * gap);
    const QStringList lines = brokenText(label, m.labelFont, room, maxDividerLines);
    const int extra = int(lines.size() - 1) * lineHeight;

    PlacedDivider divider;
    divider.kind = kind;
    divider.line = m_y + m.dividerLine + extra / 2;
    divider.labelLeft = right;
    divider.labelRight = left;
    int top = m_y + m.dividerLine - lineHeight / 2;
    for (const QString &text : lines) {
        TextLine line(text, m.labelFont);
        const qreal x = std::round((left + right - line.width()) / 2);
        divider.labelLeft = std::min(divider.labelLeft, int(x) - gap);
        divider.labelRight = std::max(divider.labelRight, int(std::ceil(x + line.width())) + gap);
        const qreal baseline = top + RowMeasures::baseline(m.label, lineHeight);
        divider.label.push_back({std::move(line), {x, baseline}, inks[size_t(kind)]});
        top += lineHeight;
    }
    m_row.dividers.push_back(std::move(divider));
    m_y += m.dividerHeight + extra;
}

// "alice joined": one quiet line without an avatar.
void RowBuilder::addSystemLine()
{
    m_y += m_measures.rowPadding;
    m_row.lead = m_y;
    m_row.text = toMessageText(m_input.entry, m_input.ownName);
    addSide(m_y, timeText(m_input.entry.at));
    addBlocks(m_row.text);
    for (PlacedBlock &block : m_row.blocks)
        block.ink = Ink::Subtle;
    m_y += m_measures.rowPadding;
}

void RowBuilder::addHeader()
{
    const chat::TimelineEntry &entry = m_input.entry;
    const RowMeasures &m = m_measures;
    m_y += m.groupSpace + m.rowPadding;
    m_row.avatar = QRect(m.avatarLeft, m_y, m.avatarSize, m.avatarSize);
    m_row.initials = entry.plain ? QString() : initialsOf(senderText(entry));
    m_row.avatarColor = entry.plain ? m.theme.foreign : m.theme.senderColor(entry.from);
    addSide(m_y, timeText(entry.at));

    const qreal space = m.theme.scaled(10);
    const qreal right = m_row.timeRect.left() - space;
    const qreal tagWidth
        = entry.plain ? m.tag.horizontalAdvance(liveOnlyText()) + m.theme.scaled(10) : 0;
    qreal x = m.textLeft;
    const auto add = [&](const QString &text, const QFont &font, const QFontMetricsF &metrics,
                         Ink ink) {
        const qreal room = std::max<qreal>(0, right - x - (entry.plain ? tagWidth + space : 0));
        TextLine line(metrics.elidedText(text, Qt::ElideRight, room), font);
        const qreal width = line.width();
        const qreal baseline = m_y + RowMeasures::baseline(m.name, m.lineHeight);
        m_row.texts.push_back({std::move(line), {x, baseline}, ink});
        x += width + space;
    };
    add(senderText(entry), m.nameFont, m.name, Ink::Text);
    if (!entry.channel.isEmpty())
        add(toVisibleLine(entry.channel, maxChannelLength), m.theme.smallFont, m.small,
            Ink::Subtle);
    if (entry.plain)
        addTag(x, tagWidth);
    m_y += m.lineHeight;
}

void RowBuilder::addTag(qreal left, qreal width)
{
    const RowMeasures &m = m_measures;
    const int height = m.theme.scaled(15);
    const qreal top = m_y + (m.lineHeight - height) / 2;
    m_row.tagFrame = QRectF(std::round(left) + 0.5, top + 0.5, std::ceil(width) - 1, height - 1);
    const QPointF baseline(m_row.tagFrame->left() + m.theme.scaled(5) - 0.5,
        top + RowMeasures::baseline(m.tag, height));
    m_row.texts.push_back({TextLine(liveOnlyText(), m.tagFont), baseline, Ink::Live});
}

// Without room for words the mark alone has to do; its tool tip says the rest.
bool RowBuilder::hasSideLabels() const
{
    return m_input.context.startsGroup || !m_measures.isNarrow(m_input.width);
}

// Time, mark and its label, from the right edge to the left.
void RowBuilder::addSide(int lineTop, const QString &time)
{
    const RowMeasures &m = m_measures;
    const qreal space = m.theme.scaled(5);
    const qreal baseline = lineTop + RowMeasures::baseline(m.message, m.lineHeight);
    qreal right = m_input.width - m.rightMargin;
    const auto add = [&](const QString &text, Ink ink) {
        TextLine line(text, m.theme.smallFont);
        right -= std::ceil(line.width());
        m_row.texts.push_back({std::move(line), {right, baseline}, ink});
    };
    // What one does to the room needs no receipt.
    const chat::SendState state
        = isSystemLine(m_input.entry) ? chat::SendState::None : m_input.entry.state;
    const QString label = stateLabel(state);
    if (!label.isEmpty() && hasSideLabels()) {
        add(label, state == chat::SendState::Waiting ? Ink::Subtle : Ink::Bad);
        right -= space;
    }
    if (state != chat::SendState::None) {
        const QSizeF size = stateMarkSize(state, m.theme);
        right -= size.width();
        m_row.state = state;
        m_row.stateRect
            = QRectF(QPointF(right, lineTop + (m.lineHeight - size.height()) / 2), size);
        right -= space;
    }
    if (time.isEmpty())
        return;
    const qreal end = right;
    add(time, Ink::Subtle);
    m_row.timeRect = QRectF(right, lineTop, end - right, m.lineHeight);
}

void RowBuilder::addBody()
{
    const chat::TimelineEntry &entry = m_input.entry;
    const int top = m_y;
    m_row.lead = m_y;
    if (!m_input.context.startsGroup)
        addSide(m_y, {});
    MessageText text = toMessageText(entry, m_input.ownName, m_input.options.json);
    const bool unfolded = m_input.options.unfolded;
    Folded folded = toFolded(text, unfolded ? unfoldedLines : foldedLines,
        unfolded ? unfoldedLength : foldedLength);
    const qsizetype hiddenLength = text.text.size() - folded.text.text.size();
    if (!unfolded && folded.hiddenLines <= spareLines && hiddenLength < foldedLength / 8)
        folded = {std::move(text), 0};
    addBlocks(folded.text);
    if (hasJson(entry))
        addJsonZone(top + m_measures.blockSpace + m_measures.codePaddingTop);
    if (folded.hiddenLines > 0 || unfolded)
        addFolding(folded);
    m_row.text = std::move(folded.text);
    if (entry.state == chat::SendState::Refused)
        addRefusal();
}

void RowBuilder::addBlocks(const MessageText &text)
{
    const RowMeasures &m = m_measures;
    const bool italic = m_input.entry.messageKind == chat::MessageKind::Action;
    for (const TextBlock &block : text.blocks) {
        if (!m_row.blocks.empty() || block.kind == BlockKind::Code)
            m_y += m.blockSpace;
        if (block.kind == BlockKind::Paragraph) {
            TextBlockLayout layout(text, block, m, m_textWidth, italic);
            const int height = layout.height();
            m_row.blocks.push_back({std::move(layout), {m.textLeft, m_y}, {}, Ink::Text});
            m_y += height;
            continue;
        }
        TextBlockLayout layout(text, block, m, m_textWidth - 2 * m.codePadding, false);
        const QRect box(m.textLeft, m_y, m_textWidth, layout.height() + 2 * m.codePaddingTop);
        const QPoint at = box.topLeft() + QPoint(m.codePadding, m.codePaddingTop);
        m_row.blocks.push_back({std::move(layout), at, box, Ink::Text});
        m_y += box.height();
    }
}

void RowBuilder::addFolding(const Folded &folded)
{
    if (!m_input.options.unfolded) {
        const QString count = folded.hiddenLines > 1
            ? Words::tr("Show all: %n more line(s)", nullptr, int(folded.hiddenLines))
            : actionText(RowAction::ShowAll);
        addActions({{RowAction::ShowAll, count}});
        return;
    }
    if (folded.hiddenLines > 0)
        addActions({{RowAction::ShowLess, Words::tr("Show less; the end is only in the copy")}});
    else
        addActions({{RowAction::ShowLess, actionText(RowAction::ShowLess)}});
}

// In the side column beside the first line of the box, or below it where there is no such column.
void RowBuilder::addJsonZone(int lineTop)
{
    const RowMeasures &m = m_measures;
    const RowAction action
        = m_input.options.json == JsonForm::AsSent ? RowAction::FormatJson : RowAction::RawJson;
    if (m.isNarrow(m_input.width)) {
        addActions({{action, actionText(action)}});
        return;
    }
    TextLine line(actionText(action), m.theme.smallFont);
    const qreal left = m_input.width - m.rightMargin - std::ceil(line.width());
    const int spare = (m.actionHeight - m.codeLineHeight) / 2;
    RowZone zone;
    zone.action = action;
    zone.rect = QRect(int(left) - spare, lineTop - spare, int(line.width()) + 2 * spare + 1,
        m.actionHeight);
    const qreal baseline = lineTop + RowMeasures::baseline(m.code, m.codeLineHeight);
    zone.label = {std::move(line), {left, baseline}, Ink::Link};
    m_row.zones.push_back(std::move(zone));
}

void RowBuilder::addRefusal()
{
    const RowMeasures &m = m_measures;
    const QString reason
        = m_input.refusal ? errorText(*m_input.refusal) : stateText(m_input.entry.state);
    const MessageText note = toNote(reason);
    TextBlockLayout layout(note, note.blocks.constFirst(), m, m_textWidth, false);
    const int height = layout.height();
    m_row.notes.push_back({std::move(layout), {m.textLeft, m_y}, {}, Ink::Bad});
    m_y += height;
    addActions({{RowAction::Retry, actionText(RowAction::Retry)},
        {RowAction::Discard, actionText(RowAction::Discard)}});
}

void RowBuilder::addActions(const QList<std::pair<RowAction, QString>> &actions)
{
    const RowMeasures &m = m_measures;
    const int spare = m.theme.scaled(8);
    const qreal baseline
        = m_y + RowMeasures::baseline(QFontMetricsF(m.theme.uiFont), m.actionHeight);
    qreal x = m.textLeft;
    for (const auto &[action, label] : actions) {
        TextLine line(label, m.theme.uiFont);
        const qreal width = std::ceil(line.width());
        RowZone zone;
        zone.action = action;
        zone.rect = QRect(int(x) - spare, m_y, int(width) + 2 * spare, m.actionHeight);
        zone.label = {std::move(line), {x, baseline}, Ink::Link};
        m_row.zones.push_back(std::move(zone));
        x += width + 2 * spare;
    }
    m_y += m.actionHeight;
}

} // namespace ui
