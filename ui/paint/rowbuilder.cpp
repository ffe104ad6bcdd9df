#include "ui/paint/rowbuilder.h"

#include "ui/paint/avatarpainter.h"
#include "ui/paint/statepainter.h"
#include "ui/text/errortext.h"
#include "ui/text/plaintext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>

#include <algorithm>
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

PlacedText RowBuilder::placed(const QString &text, const QFont &font, const QFontMetricsF &metrics,
    qreal left, int lineTop, int lineHeight, Ink ink) const
{
    QStaticText label(text);
    label.setTextFormat(Qt::PlainText);
    label.setPerformanceHint(QStaticText::AggressiveCaching);
    const qreal top = lineTop + RowMeasures::baseline(metrics, lineHeight) - metrics.ascent();
    return {label, {left, top}, font, ink};
}

void RowBuilder::addDivider(PlacedDivider::Kind kind, const QString &label)
{
    const int line = m_y + m_measures.dividerLine;
    const int labelHeight = 2 * (m_measures.dividerHeight - m_measures.dividerLine);
    const int room = std::max(0, m_input.width - 6 * m_measures.dividerMargin);
    const QString shown = m_measures.label.elidedText(label, Qt::ElideMiddle, room);
    const qreal width = m_measures.label.horizontalAdvance(shown);
    const qreal left = std::round((m_input.width - width) / 2);
    static constexpr std::array inks {Ink::Subtle, Ink::Accent, Ink::Warn};
    PlacedDivider divider;
    divider.kind = kind;
    divider.line = line;
    divider.label = placed(shown, m_measures.labelFont, m_measures.label, left,
        line - labelHeight / 2, labelHeight, inks[size_t(kind)]);
    const int gap = m_measures.theme.scaled(12);
    divider.labelLeft = int(left) - gap;
    divider.labelRight = int(std::ceil(left + width)) + gap;
    m_row.dividers.push_back(std::move(divider));
    m_y += m_measures.dividerHeight;
}

// "alice joined": one quiet line without an avatar.
void RowBuilder::addSystemLine()
{
    m_y += m_measures.rowPadding;
    m_row.lead = m_y;
    m_row.text = toMessageText(m_input.entry, m_input.ownName);
    addSide(m_y, m_measures.lineHeight, timeText(m_input.entry.at));
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
    addSide(m_y, m.lineHeight, timeText(entry.at));

    const qreal space = m.theme.scaled(10);
    const qreal tagWidth = m.tag.horizontalAdvance(liveOnlyText()) + m.theme.scaled(10);
    const qreal room = m_textWidth - (entry.plain ? tagWidth + space : 0);
    const QString name = m.name.elidedText(senderText(entry), Qt::ElideRight, room);
    qreal x = m.textLeft;
    m_row.texts.push_back(placed(name, m.nameFont, m.name, x, m_y, m.lineHeight, Ink::Text));
    x += m.name.horizontalAdvance(name) + space;
    if (!entry.channel.isEmpty()) {
        const qreal left = std::max<qreal>(0, m.textLeft + room - x);
        const QString channel = m.small.elidedText(toVisibleLine(entry.channel, maxChannelLength),
            Qt::ElideRight, left);
        m_row.texts.push_back(
            placed(channel, m.theme.smallFont, m.small, x, m_y, m.lineHeight, Ink::Subtle));
        x += m.small.horizontalAdvance(channel) + space;
    }
    if (entry.plain) {
        const int height = m.theme.scaled(15);
        m_row.tagFrame = QRectF(std::round(x) + 0.5, m_y + (m.lineHeight - height) / 2 + 0.5,
            std::ceil(tagWidth), height - 1);
        m_row.texts.push_back(placed(liveOnlyText(), m.tagFont, m.tag,
            m_row.tagFrame->left() + m.theme.scaled(5), m_y, m.lineHeight, Ink::Live));
    }
    m_y += m.lineHeight;
}

// Time, mark and its label, from the right edge to the left.
void RowBuilder::addSide(int lineTop, int lineHeight, const QString &time)
{
    const RowMeasures &m = m_measures;
    const qreal space = m.theme.scaled(5);
    qreal right = m_input.width - m.rightMargin;
    const chat::SendState state = m_input.entry.state;
    const QString label = stateLabel(state);
    if (!label.isEmpty()) {
        right -= std::ceil(m.small.horizontalAdvance(label));
        const Ink ink = state == chat::SendState::Refused ? Ink::Bad : Ink::Subtle;
        m_row.texts.push_back(
            placed(label, m.theme.smallFont, m.small, right, lineTop, lineHeight, ink));
        right -= space;
    }
    if (state != chat::SendState::None) {
        const QSizeF size = stateMarkSize(state, m.theme);
        right -= size.width();
        m_row.state = state;
        m_row.stateRect = QRectF(QPointF(right, lineTop + (lineHeight - size.height()) / 2), size);
        right -= space;
    }
    if (time.isEmpty())
        return;
    const qreal width = std::ceil(m.small.horizontalAdvance(time));
    m_row.texts.push_back(
        placed(time, m.theme.smallFont, m.small, right - width, lineTop, lineHeight, Ink::Subtle));
    m_row.timeRect = QRectF(right - width, lineTop, width, lineHeight);
}

void RowBuilder::addBody()
{
    const chat::TimelineEntry &entry = m_input.entry;
    const int top = m_y;
    m_row.lead = m_y;
    if (!m_input.context.startsGroup)
        addSide(m_y, m_measures.lineHeight, {});
    MessageText text = toMessageText(entry, m_input.ownName, m_input.options.json);
    const bool unfolded = m_input.options.unfolded;
    Folded folded = toFolded(text, unfolded ? unfoldedLines : foldedLines,
        unfolded ? unfoldedLength : foldedLength);
    const qsizetype hiddenLength = text.text.size() - folded.text.text.size();
    if (!unfolded && folded.hiddenLines <= spareLines && hiddenLength < foldedLength / 8)
        folded = {std::move(text), 0};
    addBlocks(folded.text);
    if (hasJson(entry))
        addJsonZone(top + m_measures.codePaddingTop);
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
        if (!m_row.blocks.empty())
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

// In the side column, beside the first line of the box.
void RowBuilder::addJsonZone(int lineTop)
{
    const RowMeasures &m = m_measures;
    const RowAction action
        = m_input.options.json == JsonForm::AsSent ? RowAction::FormatJson : RowAction::RawJson;
    const QString label = actionText(action);
    const qreal width = std::ceil(m.small.horizontalAdvance(label));
    const qreal left = m_input.width - m.rightMargin - width;
    RowZone zone;
    zone.action = action;
    zone.label
        = placed(label, m.theme.smallFont, m.small, left, lineTop, m.codeLineHeight, Ink::Link);
    const int spare = (m.actionHeight - m.codeLineHeight) / 2;
    zone.rect = QRect(int(left) - spare, lineTop - spare, int(width) + 2 * spare, m.actionHeight);
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
    const QFontMetricsF metrics(m.theme.uiFont);
    const int spare = m.theme.scaled(8);
    qreal x = m.textLeft;
    for (const auto &[action, label] : actions) {
        const qreal width = std::ceil(metrics.horizontalAdvance(label));
        RowZone zone;
        zone.action = action;
        zone.label = placed(label, m.theme.uiFont, metrics, x, m_y, m.actionHeight, Ink::Link);
        zone.rect = QRect(int(x) - spare, m_y, int(width) + 2 * spare, m.actionHeight);
        m_row.zones.push_back(std::move(zone));
        x += width + 2 * spare;
    }
    m_y += m.actionHeight;
}

} // namespace ui
