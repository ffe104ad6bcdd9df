#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace ui {

/// Why a stretch of text is shown differently.
enum class SpanKind : quint8 { Bold, Italic, Code, Link, Mention, OwnMention };

/// A stretch of a message's text that is shown differently.
/// Units: UTF-16 units of the whole text.
struct TextSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    SpanKind kind = SpanKind::Bold;

    qsizetype end() const { return start + length; }
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// How lines are laid out.
enum class BlockKind : quint8 { Paragraph, Code };

/// Lines of a message that are laid out together; the line end between two blocks is in neither.
struct TextBlock {
    qsizetype start = 0;
    qsizetype length = 0;
    BlockKind kind = BlockKind::Paragraph;

    qsizetype end() const { return start + length; }
    friend bool operator==(const TextBlock &, const TextBlock &) = default;
};

/// A message as it is shown and copied: plain text, and ranges over it. There is no HTML on the way.
struct MessageText {
    QString text;
    QList<TextBlock> blocks; ///< in order, covering the text
    QList<TextSpan> spans; ///< in order of their starts
};

/// The whole text as one block of code.
MessageText toCode(const QString &text);
/// Bytes that are no text: hexadecimal, sixteen a line, cut after `maxBytes`.
QString toHexText(QByteArrayView bytes, qsizetype maxBytes);

/// The beginning of a long message.
struct Folded {
    MessageText text;
    qsizetype hiddenLines = 0; ///< 0: nothing was cut
};

/// Cuts after `maxLines` lines or `maxLength` UTF-16 units, whichever comes first; offsets into what is
/// left stay the same. Source lines are counted, not those that wrapping makes.
Folded toFolded(MessageText text, qsizetype maxLines, qsizetype maxLength);

/// The link that covers a place in the text; empty when there is none.
QString linkAt(const MessageText &text, qsizetype position);
/// The same message in HTML: everything escaped, spans as elements.
QString toHtml(const MessageText &text, qsizetype from, qsizetype length);
/// The same message with its markup signs.
QString toMarkdown(const MessageText &text, qsizetype from, qsizetype length);

} // namespace ui
