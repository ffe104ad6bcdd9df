#include "ui/text/messagetext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// The signs round a span or block in one of the two languages.
struct Signs {
    QString before;
    QString after;
};

Signs htmlSigns(SpanKind kind, const QString &content)
{
    switch (kind) {
    case SpanKind::Bold:
        return {u"<b>"_s, u"</b>"_s};
    case SpanKind::Italic:
        return {u"<i>"_s, u"</i>"_s};
    case SpanKind::Code:
        return {u"<code>"_s, u"</code>"_s};
    case SpanKind::Link:
        return {u"<a href=\"%1\">"_s.arg(content.toHtmlEscaped()), u"</a>"_s};
    case SpanKind::Mention:
    case SpanKind::OwnMention:
        break;
    }
    return {};
}

Signs markdownSigns(SpanKind kind, const QString &content)
{
    switch (kind) {
    case SpanKind::Bold:
        return {u"**"_s, u"**"_s};
    case SpanKind::Italic:
        return {u"*"_s, u"*"_s};
    case SpanKind::Code: {
        // One back-tick more than the longest run inside.
        qsizetype longest = 0;
        qsizetype run = 0;
        for (const QChar c : content) {
            run = c == u'`' ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        const QString ticks(longest + 1, u'`');
        return {ticks, ticks};
    }
    case SpanKind::Link:
    case SpanKind::Mention:
    case SpanKind::OwnMention:
        break;
    }
    return {};
}

/// Writes a stretch of a message, block by block; spans that cross each other are closed and opened
/// again, so that elements nest.
template <typename SignsOf, typename Escape>
class Export final {
public:
    Export(const MessageText &text, SignsOf signsOf, Escape escape)
        : m_text(text)
        , m_signsOf(signsOf)
        , m_escape(escape)
    {
    }

    QString write(qsizetype from, qsizetype end)
    {
        QString out;
        QList<TextSpan> open;
        qsizetype at = from;
        while (at < end) {
            const qsizetype next = nextEdge(at, end);
            open = spansAt(at);
            QString piece = m_escape(QStringView(m_text.text).sliced(at, next - at));
            for (const TextSpan &span : open) {
                const Signs signs
                    = m_signsOf(span.kind, m_text.text.sliced(span.start, span.length));
                piece = signs.before + piece + signs.after;
            }
            out += piece;
            at = next;
        }
        return out;
    }

private:
    qsizetype nextEdge(qsizetype at, qsizetype end) const
    {
        qsizetype next = end;
        for (const TextSpan &span : m_text.spans) {
            for (const qsizetype edge : {span.start, span.end()}) {
                if (edge > at && edge < next)
                    next = edge;
            }
        }
        return next;
    }

    QList<TextSpan> spansAt(qsizetype at) const
    {
        QList<TextSpan> spans;
        for (const TextSpan &span : m_text.spans) {
            if (span.start <= at && at < span.end())
                spans.append(span);
        }
        return spans;
    }

    const MessageText &m_text;
    SignsOf m_signsOf;
    Escape m_escape;
};

template <typename Block>
QString written(const MessageText &text, qsizetype from, qsizetype length, const QString &between,
    Block block)
{
    const qsizetype end = std::min(text.text.size(), length < 0 ? text.text.size() : from + length);
    QStringList parts;
    for (const TextBlock &part : text.blocks) {
        const qsizetype start = std::max(from, part.start);
        const qsizetype stop = std::min(end, part.end());
        if (start < stop)
            parts.append(block(part.kind, start, stop));
    }
    return parts.join(between);
}

} // namespace

QString toHtml(const MessageText &text, qsizetype from, qsizetype length)
{
    const auto escape = [](QStringView piece) {
        return piece.toString().toHtmlEscaped().replace(u'\n', u"<br>"_s);
    };
    Export writer(text, htmlSigns, escape);
    return written(text, from, length, u"<br>"_s,
        [&](BlockKind kind, qsizetype start, qsizetype end) {
            if (kind == BlockKind::Paragraph)
                return writer.write(start, end);
            const QString code = text.text.sliced(start, end - start).toHtmlEscaped();
            return QString(u"<pre>"_s + code + u"</pre>"_s);
        });
}

QString toMarkdown(const MessageText &text, qsizetype from, qsizetype length)
{
    const auto keep = [](QStringView piece) { return piece.toString(); };
    Export writer(text, markdownSigns, keep);
    return written(text, from, length, u"\n"_s,
        [&](BlockKind kind, qsizetype start, qsizetype end) {
            if (kind == BlockKind::Paragraph)
                return writer.write(start, end);
            const QString code = text.text.sliced(start, end - start);
            return QString(u"```\n"_s + code + u"\n```"_s);
        });
}

} // namespace ui
