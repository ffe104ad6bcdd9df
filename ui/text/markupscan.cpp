#include "ui/text/markupscan.h"

#include "ui/text/linkscan.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int maxLinks = 256;
constexpr qsizetype maxSpans = 1000;
constexpr qsizetype longestRun = 63;

qsizetype runLength(QStringView text, qsizetype at, qsizetype end)
{
    qsizetype length = 1;
    while (at + length < end && text.at(at + length) == text.at(at))
        ++length;
    return length;
}

// Scripts that write no spaces between words: a sign there may stand anywhere.
bool writesWithoutSpaces(QChar c)
{
    const ushort unit = c.unicode();
    return (unit >= 0x2E80 && unit <= 0xD7FF) || (unit >= 0xF900 && unit <= 0xFAFF)
        || (unit >= 0xFE30 && unit <= 0xFE4F) || (unit >= 0xFF00 && unit <= 0xFFEF)
        || c.isSurrogate();
}

bool isWord(QChar c)
{
    return c.isLetterOrNumber() && !writesWithoutSpaces(c);
}

bool isInfoString(QStringView text)
{
    return text.size() <= 24 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'+' || c == u'-' || c == u'#' || c == u'.'
            || c == u'_';
    });
}

bool mayHaveMarkup(QStringView text, Markup markup)
{
    return std::any_of(text.begin(), text.end(), [markup](QChar c) {
        return c == u':' || (markup == Markup::Full && (c == u'`' || c == u'*' || c == u'@'));
    });
}

} // namespace

MessageText parseMarkup(QStringView text, Markup markup, QStringView ownName)
{
    if (!mayHaveMarkup(text, markup))
        return {text.toString(), {{0, text.size(), BlockKind::Paragraph}}, {}};
    return MarkupScan(text, markup, ownName).run();
}

MarkupScan::MarkupScan(QStringView source, Markup markup, QStringView ownName)
    : m_source(source)
    , m_markup(markup)
    , m_ownName(ownName)
{
}

MessageText MarkupScan::run()
{
    qsizetype paragraph = 0;
    qsizetype line = 0;
    while (line < m_source.size()) {
        const qsizetype before = line;
        const qsizetype afterFence = scanFence(line);
        if (afterFence > before) {
            // The block of the fence is the last one; the lines before it come first.
            const TextBlock fence = m_blocks.takeLast();
            if (before > paragraph)
                addParagraph(paragraph, before - 1);
            m_blocks.append(fence);
            line = paragraph = afterFence;
            continue;
        }
        const qsizetype end = lineEnd(line);
        scanLine(line, end);
        line = end + 1;
    }
    if (paragraph < m_source.size() || m_blocks.isEmpty())
        addParagraph(paragraph, m_source.size());
    return assembled();
}

qsizetype MarkupScan::lineEnd(qsizetype from) const
{
    const qsizetype end = m_source.indexOf(u'\n', from);
    return end < 0 ? m_source.size() : end;
}

// Returns where the text goes on after a fenced block that starts with this line, or `line`.
qsizetype MarkupScan::scanFence(qsizetype line)
{
    constexpr QStringView fence = u"```";
    if (m_markup != Markup::Full || m_noFence || !m_source.sliced(line).startsWith(fence))
        return line;
    const qsizetype firstEnd = lineEnd(line);
    const qsizetype close = m_source.indexOf(fence, line + fence.size());
    if (close < 0) {
        m_noFence = true;
        return line;
    }
    const qsizetype closeEnd = close + fence.size();
    const bool endsLine = closeEnd == m_source.size() || m_source.at(closeEnd) == u'\n';
    if (!endsLine || close < firstEnd)
        return line; // `scanCode` takes what begins and ends within a line
    qsizetype start = line + fence.size();
    if (isInfoString(m_source.sliced(start, firstEnd - start)))
        start = firstEnd + 1;
    const qsizetype end = close > start && m_source.at(close - 1) == u'\n' ? close - 1 : close;
    if (end <= start)
        return line;
    cut(line, start - line);
    m_blocks.append({start, end - start, BlockKind::Code});
    cut(end, closeEnd - end);
    return std::min(closeEnd + 1, m_source.size());
}

void MarkupScan::scanLine(qsizetype from, qsizetype end)
{
    m_bold = {};
    m_italic = {};
    qsizetype at = from;
    while (at < end && m_spans.size() < maxSpans) {
        switch (m_source.at(at).unicode()) {
        case u'`':
            at = scanCode(at, end);
            break;
        case u'*':
            at = scanStars(at, from, end);
            break;
        case u'@':
            at = scanMention(at, from, end);
            break;
        case u'h':
        case u'H':
        case u'm':
        case u'M':
            at = scanLink(at, from);
            break;
        default:
            ++at;
        }
    }
}

// A run without a partner is the last one of its length in the line, so this looks ahead in vain no more
// often than there are lengths.
qsizetype MarkupScan::scanCode(qsizetype at, qsizetype end)
{
    const qsizetype length = runLength(m_source, at, end);
    const qsizetype start = at + length;
    if (m_markup != Markup::Full || length > longestRun)
        return start;
    qsizetype close = start;
    while (close < end) {
        if (m_source.at(close) != u'`') {
            ++close;
            continue;
        }
        const qsizetype run = runLength(m_source, close, end);
        if (run == length) {
            cut(at, length);
            m_spans.append({start, close - start, SpanKind::Code});
            cut(close, length);
            return close + length;
        }
        close += run;
    }
    return start;
}

qsizetype MarkupScan::scanStars(qsizetype at, qsizetype from, qsizetype end)
{
    const qsizetype length = runLength(m_source, at, end);
    if (m_markup != Markup::Full || length > 3)
        return at + length;
    const QChar before = at > from ? m_source.at(at - 1) : QChar(u' ');
    const QChar after = at + length < end ? m_source.at(at + length) : QChar(u' ');
    const bool canOpen = !after.isSpace() && (length == 2 || !isWord(before));
    const bool canClose = !before.isSpace() && (length == 2 || !isWord(after));
    qsizetype start = at;
    if (canClose && length == 3 && closeWith(m_italic, at, SpanKind::Italic))
        start += 1;
    if (canClose && length != 1 && closeWith(m_bold, start, SpanKind::Bold))
        start += 2;
    if (canClose && length == 1 && closeWith(m_italic, at, SpanKind::Italic))
        start += 1;
    if (start > at || !canOpen)
        return at + length;
    if (length != 1)
        m_bold = {at, 2};
    if (length != 2)
        m_italic = {at + length - 1, 1};
    return at + length;
}

bool MarkupScan::closeWith(Opener &opener, qsizetype at, SpanKind kind)
{
    const qsizetype start = opener.start + opener.length;
    if (opener.start < 0 || start >= at)
        return false;
    cut(opener.start, opener.length);
    m_spans.append({start, at - start, kind});
    cut(at, opener.length);
    opener = {};
    return true;
}

qsizetype MarkupScan::scanLink(qsizetype at, qsizetype from)
{
    const bool insideWord = at > from && isWord(m_source.at(at - 1));
    if (insideWord || m_linksTried >= maxLinks)
        return at + 1;
    const QStringView scheme = m_source.sliced(at, std::min<qsizetype>(8, m_source.size() - at));
    if (!scheme.contains(u':'))
        return at + 1;
    ++m_linksTried;
    const qsizetype length = linkLengthAt(m_source, at);
    if (length == 0)
        return at + 1;
    m_spans.append({at, length, SpanKind::Link});
    return at + length;
}

qsizetype MarkupScan::scanMention(qsizetype at, qsizetype from, qsizetype end)
{
    const bool insideWord = at > from && isWord(m_source.at(at - 1));
    const qsizetype length = nameLengthAt(m_source.first(end), at + 1);
    if (m_markup != Markup::Full || insideWord || length == 0)
        return at + 1;
    const bool isOwn = !m_ownName.isEmpty()
        && m_source.sliced(at + 1, length).compare(m_ownName, Qt::CaseInsensitive) == 0;
    m_spans.append({at, length + 1, isOwn ? SpanKind::OwnMention : SpanKind::Mention});
    return at + 1 + length;
}

void MarkupScan::addParagraph(qsizetype start, qsizetype end)
{
    m_blocks.append({start, end - start, BlockKind::Paragraph});
}

void MarkupScan::cut(qsizetype start, qsizetype length)
{
    if (length > 0)
        m_cuts.append({start, length});
}

qsizetype MarkupScan::moved(qsizetype position) const
{
    const auto after = std::lower_bound(m_cuts.begin(), m_cuts.end(), position,
        [](const Cut &cut, qsizetype value) { return cut.start < value; });
    if (after == m_cuts.begin())
        return position;
    const auto last = std::prev(after);
    const qsizetype before = m_cutBefore.at(last - m_cuts.begin());
    return position - before - std::min(last->length, position - last->start);
}

MessageText MarkupScan::assembled()
{
    std::sort(m_cuts.begin(), m_cuts.end(),
        [](const Cut &left, const Cut &right) { return left.start < right.start; });
    MessageText message;
    message.text.reserve(m_source.size());
    qsizetype from = 0;
    qsizetype total = 0;
    for (const Cut &cut : std::as_const(m_cuts)) {
        message.text += m_source.sliced(from, cut.start - from);
        from = cut.start + cut.length;
        m_cutBefore.append(total);
        total += cut.length;
    }
    message.text += m_source.sliced(from);
    for (const TextBlock &block : std::as_const(m_blocks)) {
        const qsizetype start = moved(block.start);
        message.blocks.append({start, moved(block.end()) - start, block.kind});
    }
    for (const TextSpan &span : std::as_const(m_spans)) {
        const qsizetype start = moved(span.start);
        message.spans.append({start, moved(span.end()) - start, span.kind});
    }
    std::stable_sort(message.spans.begin(), message.spans.end(),
        [](const TextSpan &left, const TextSpan &right) { return left.start < right.start; });
    return message;
}

} // namespace ui
