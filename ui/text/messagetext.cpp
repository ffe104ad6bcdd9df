#include "ui/text/messagetext.h"

#include "ui/text/plaintext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// Cuts a list of ranges off after `length`.
template <typename Range>
void clip(QList<Range> &ranges, qsizetype length)
{
    ranges.removeIf([length](const Range &range) { return range.start > length; });
    for (Range &range : ranges)
        range.length = std::min(range.length, length - range.start);
}

} // namespace

MessageText toCode(const QString &text)
{
    return {text, {{0, text.size(), BlockKind::Code}}, {}};
}

QString toHexText(QByteArrayView bytes, qsizetype maxBytes)
{
    constexpr qsizetype perLine = 16;
    const qsizetype shown = std::min(bytes.size(), maxBytes);
    QString text;
    text.reserve(shown * 3);
    for (qsizetype i = 0; i < shown; ++i) {
        if (i > 0)
            text += i % perLine == 0 ? u'\n' : u' ';
        const auto byte = quint8(bytes.at(i));
        text += QChar(u"0123456789abcdef"[byte >> 4]);
        text += QChar(u"0123456789abcdef"[byte & 15]);
    }
    if (shown < bytes.size())
        text += u" …"_s;
    return text;
}

Folded toFolded(MessageText text, qsizetype maxLines, qsizetype maxLength)
{
    qsizetype end = -1;
    for (qsizetype line = 0; line < maxLines; ++line) {
        end = text.text.indexOf(u'\n', end + 1);
        if (end < 0)
            break;
    }
    const qsizetype atLines = end < 0 ? text.text.size() : end;
    const qsizetype length = std::min(atLines, clippedLength(text.text, maxLength));
    if (length == text.text.size())
        return {std::move(text), 0};
    const QStringView rest = QStringView(text.text).sliced(length);
    // A line that is cut in its middle counts, one that is cut at its end does not.
    const qsizetype hidden = rest.count(u'\n') + (rest.startsWith(u'\n') ? 0 : 1);
    text.text.truncate(length);
    clip(text.blocks, length);
    clip(text.spans, length);
    return {std::move(text), std::max<qsizetype>(hidden, 1)};
}

QString linkAt(const MessageText &text, qsizetype position)
{
    for (const TextSpan &span : text.spans) {
        if (span.kind == SpanKind::Link && span.start <= position && position < span.end())
            return text.text.sliced(span.start, span.length);
    }
    return {};
}

} // namespace ui
